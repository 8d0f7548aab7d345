#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"
#include "parsers/document/document.h"
#include "parsers/document/error.h"

namespace schede {

struct Form;
struct FormIndex;
class FormSet;

/// A printed text of the form and where the document has it.
struct AnchorPlace {
  std::string printed;  ///< as the form definition has it
  std::string field;    ///< JSON path that it introduces
  std::string at;       ///< place in the document; empty when it was not found
  std::string found;    ///< the document's words there, verbatim
};

/// A record and how it was come by.
struct Reading {
  Record record;
  std::vector<AnchorPlace> anchors;
};

/// Reads a document as this form. Cannot fail: a document that is not this form becomes a rejected record.
/// The document is let go of as soon as its text is laid out, so that a long one is not held twice.
/// `source.format`, `modified` and `generator` are taken from the document.
[[nodiscard]] Reading extract(Document document, const FormIndex& index, Source source, Language language);
/// Reads a document as the form of a set that it is. Where it is none, or could be two, the record is rejected and is of no form.
[[nodiscard]] Reading extract(Result<Document> document, const FormSet& forms, Source source, Language language);
/// The same for one that could perhaps not be read: then the record says why.
[[nodiscard]] Reading extract(Result<Document> document, const FormIndex& index, Source source, Language language);

/// The record of a document that could not be read.
[[nodiscard]] Record reject(const Error& error, const Form& form, Source source, Language language);

}  // namespace schede
