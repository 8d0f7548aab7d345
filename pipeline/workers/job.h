#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_set.h"
#include "extractors/record/record.h"
#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"
#include "pipeline/host/files.h"

namespace schede {

/// A document that a converter is to make readable: workers cannot run programs.
struct Wanted {
  std::string sha256;
  Format format = Format::doc;
  std::string bytes;
};

/// What a converter made of one.
struct Converted {
  std::string sha256;            ///< of the document as it came
  std::string converter;         ///< program and version
  Result<std::string> document;  ///< in a format that read_document knows; unsupported_format where there is no converter
};

/// A file to take in.
struct Request {
  std::string path;                       ///< where to read it
  std::string name;                       ///< what its record calls it (source.path)
  std::vector<Converted> converted = {};  ///< of the documents that an earlier answer wanted converted
};

/// How many gaps of each Severity.
struct GapCounts {
  std::size_t error = 0, warning = 0, info = 0;
  [[nodiscard]] std::size_t total() const { return error + warning + info; }
};

/// What came of a document: its record as a line of NDJSON, and of that what the pipeline must know without parsing it.
struct Outcome {
  std::string source;  ///< its source.path
  Status status = Status::rejected;
  GapCounts gaps;
  std::string form;              ///< id of the form that it is; empty for a rejected one of which nobody can tell
  std::string sha256;            ///< empty for a file past file_bytes
  std::string modified;          ///< the document's own modification date
  std::string organisation_key;  ///< one for a respondent however it writes itself (respondent_name.h)
  std::string code;              ///< why a document was rejected: the gap code
  std::string reason;            ///< the same as one line for a person
  std::string line;              ///< with its line end
  std::string part;              ///< of an accepted return, where it was asked for: the document laid out for its page, compressed

  /// The record alone.
  [[nodiscard]] std::string_view record() const { return std::string_view(line).substr(0, line.find_last_not_of('\n') + 1); }
};

/// What came of a file: an outcome for every return in it, where it is an envelope, or one that says why there is none.
struct FileAnswer {
  int read_error = 0;        ///< errno when the file could not be read; then the rest is empty
  std::string sha256;        ///< of the file; empty for one past file_bytes
  std::size_t receipts = 0;  ///< of certified mail: no returns, and without an outcome
  std::vector<Outcome> outcomes;
  std::vector<Wanted> wanted = {};  ///< what has to be converted before the file can be answered; then the rest is empty
};

/// With what documents are read.
struct Reader {
  const FormSet& forms;
  Language language = Language::it;
  Limits limits = {};
  bool lays_out = false;  ///< documents for the pages, too
};

/// What is made of a document that was read, or of the reason why it was not. The detail of limits-exceeded names the limit and its value.
using Show = std::function<Outcome(Source source, Result<Document> document)>;

/// What the pipeline must know of a record; without a line.
[[nodiscard]] Outcome outcome_of(const Record& record, const Form& form);

/// A document that could not be read, for a reason that may pass (an errno).
[[nodiscard]] FileAnswer unread(int error);

/// One file, bytes to what `show` makes of the document, or of each that an envelope holds; or what of it has to be converted first. Every
/// exception ends here: no memory is limits-exceeded, any other processing-failed.
[[nodiscard]] FileAnswer process(const Request& request, const Limits& limits, const Show& show);

/// The same for a document that brought its worker down. Nothing of it is parsed, and one that is larger than the limit is not even read:
/// it has no digest. Unread with ECANCELED when `stop` ended it.
[[nodiscard]] FileAnswer refuse(const Request& request, const Error& error, const Limits& limits, const Show& show,
                                const Stop& stop = never);

/// Both, to a record as a line of NDJSON.
[[nodiscard]] FileAnswer process(const Request& request, const Reader& reader);
[[nodiscard]] FileAnswer refuse(const Request& request, const Error& error, const Reader& reader, const Stop& stop = never);

/// The first twelve hexadecimal digits of a document's SHA-256 or, where it has none, of its path's.
[[nodiscard]] std::string record_id(const std::string& sha256, std::string_view path);

}  // namespace schede
