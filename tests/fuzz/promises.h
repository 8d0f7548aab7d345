#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/record/record.h"
#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

/// What holds whatever the input.
namespace schede::fuzz {

/// A promise that made-up input broke.
struct Broken : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws where it is not kept.
void promise(bool kept, const std::string& what);

/// What one made-up document may cost: little enough that counts past it are met within seconds.
[[nodiscard]] Limits narrow_limits();

/// The document's text is UTF-8, and its counts are within the limits.
void check_document(const Document& document, const Limits& limits);

/// Reading one document in two ways gives one answer, where both can be read.
void check_same(const Result<Document>& one, const Result<Document>& other);

/// The record's JSON is one line of UTF-8 and reads back as it was written.
void check_json(const Record& record);

/// The same of the record of a document; and no text of it is empty, and what the document did not state outright is a gap.
void check_reading(const Record& record);

/// The input cut at its first NULs, which no XML holds, into this many spans; those that it lacks are empty.
[[nodiscard]] std::vector<std::string> spans(std::string_view input, std::size_t count);

/// The text as UTF-16: read by another way through the parser, and with nothing cut out of it beforehand.
[[nodiscard]] std::string utf16(std::string_view text);

}  // namespace schede::fuzz
