#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "parsers/document/envelope.h"

namespace schede {

/// An exact number as JSON writes it: "58621", "12.5", "-3".
struct Number {
  std::string digits;
  bool operator==(const Number&) const = default;
};

/// A sum of money: a number with two decimals or more, and the code of its currency (ISO 4217): "95500.50", "EUR".
struct Amount {
  std::string amount;
  std::string currency;
  bool operator==(const Amount&) const = default;
};

/// A field's value: nothing, a line or paragraphs of text, a yes or no, a list of codes (the items of an area), a number, a sum of money.
using Value = std::variant<std::monostate, std::string, bool, std::vector<std::string>, Number, Amount>;

[[nodiscard]] inline bool is_empty(const Value& value) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return std::holds_alternative<std::monostate>(value) || (list && list->empty());
}

/// An empty text is no value.
[[nodiscard]] inline Value text_or_none(std::string text) { return text.empty() ? Value() : Value(std::move(text)); }

/// A value of less confidence has an `inferred` gap.
inline constexpr double least_sure = 0.8;

/// Characters of one paragraph of the document.
struct Passage {
  /// Which paragraph, every number from 0: its block and then, in a table, row, cell and block in the cell, as often as tables are nested;
  /// in a text box, which is a block of its own, the block in it.
  std::vector<std::uint32_t> path;
  std::uint32_t from = 0, to = 0;  ///< code points of all that stands in the paragraph, prompts too; `to` is the first behind
  bool operator==(const Passage&) const = default;
};

/// Who decided something, when (RFC 3339) and why.
struct Decision {
  std::string by, at, why;
};

/// What a person put in the place of what was read, or confirmed of it.
struct Corrected {
  Decision decision;
  Value read;  ///< the value that the program read
};

/// Where a value came from.
struct Evidence {
  std::string raw;                 ///< the document's words, verbatim
  std::string at;                  ///< the place for a person: "table 1 row 6", "paragraph 12"
  std::string how;                 ///< the rule that found it: "label-cell", "below-heading", "mark-column", ...
  double confidence = 1.0;         ///< 1.0 where the document states the value outright; below 0.8 there is an `inferred` gap
  std::vector<Passage> span = {};  ///< where the words of `raw` stand; empty where no words told the value
  std::optional<Corrected> corrected = {};
};

/// One value of the record under its JSON path: "contact.phone", "contact.other[0].name", "areas[2].items".
/// An empty list under the path of an array that has no entries ("contact.other") stands for `[]`.
struct Field {
  std::string path;
  Value value;
};

enum class Severity { error, warning, info };
std::string_view to_string(Severity severity);

struct Gap {
  std::string code;   ///< the contract's code: "missing-required", ...
  std::string field;  ///< JSON path of the value, of a section, or empty for the record
  Severity severity = Severity::info;
  std::string message;  ///< one sentence for a person, in the language asked for
};

/// Text of the respondent that no field took.
struct Unread {
  std::string at;
  std::string text;
  std::vector<Passage> span = {};  ///< empty for words that stand apart from the body: notes, headers, footers
};

/// Facts about the file.
struct Source {
  std::string path;    ///< relative to the folder given, UTF-8; of a document in envelopes "busta.eml!/scheda.docx"
  std::string format;  ///< "docx", "odt", ...; empty when it could not be told
  std::string sha256;  ///< 64 hexadecimal digits, lower case; empty for a file past the limit, which is not read
  std::uint64_t bytes = 0;
  std::string modified;                     ///< the document's own modification date, RFC 3339, or empty
  std::string generator;                    ///< empty when the document does not say
  std::vector<Envelope> envelopes = {};     ///< what it came in, from outside in
  std::vector<std::string> annexes = {};    ///< names of the other files that came with it
  std::string converted_by = {}, ocr = {};  ///< see Metadata
};

struct Territory {
  std::optional<std::string> kind, region, province, municipality, istat;
  std::optional<bool> convergence;
};

/// A gap that somebody lives with.
struct Waiver {
  std::string field, code;
  Decision decision;
};

/// What a reviewer thinks of a return: "to-review", "approved" or "reservations".
struct Review {
  std::string state;
  Decision decision;
};

enum class Status { accepted, rejected };
std::string_view to_string(Status status);

/// What one return says. The order of `fields` is the form's, and fields of one section stand together.
struct Record {
  std::string record_id;     ///< first twelve hexadecimal digits of the SHA-256, of the path's where the document has none
  std::string form;          ///< id of the form definition
  std::string form_version;  ///< of a definition in version 2 of the language, empty for others
  Status status = Status::rejected;
  Source source;
  std::vector<Field> fields;  ///< empty when rejected
  std::optional<Territory> territory;
  std::vector<std::pair<std::string, Evidence>> evidence;  ///< by path, in the order of fields
  std::vector<Unread> unread;
  std::vector<Gap> gaps;
  std::optional<Decision> set_aside = {};  ///< it counts for nothing
  std::vector<Review> reviews = {};        ///< the last of each reviewer
  std::vector<Waiver> waived = {};         ///< its gaps that are in `gaps` no more

  [[nodiscard]] const Value* find(std::string_view path) const;
  /// The text at a path; empty where there is none.
  [[nodiscard]] std::string_view text(std::string_view path) const;
  [[nodiscard]] const Evidence* evidence_of(std::string_view path) const;
};

}  // namespace schede
