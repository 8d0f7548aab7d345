#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "parsers/document/error.h"

namespace schede {

/// What the reading of one field came upon, beside its value.
struct FieldFinding {
  std::string path;
  const FormField* definition = nullptr;
  bool empty = true;
  bool label_found = true;
  bool filler = false;
  bool picture = false;  ///< a picture stands where text was expected
  bool invalid = false;
  bool attachment = false;  ///< the text only points to an annex
  double confidence = 1.0;
  std::string words;                ///< a short excerpt of what was written, for the message
  std::string conflicting_answers;  ///< excerpts of the answers, where there are two
  std::string field;                ///< the kind of a field that cannot be read and stands in the answer's place; empty for none
  bool lost = false;                ///< what that field held was lost when the document was saved
  std::string unread;               ///< an excerpt of what stands in the place of an empty answer and was not taken for it

  /// May there be an answer that we do not know?
  [[nodiscard]] bool may_be_filled() const { return !empty || !field.empty() || !unread.empty(); }
};

/// Writes gaps with messages in one language.
class GapWriter {
 public:
  /// `annexes`: names of the files that came with the document, for text that only points to one.
  GapWriter(const Form& form, Language language, const std::vector<std::string>& annexes = {});

  /// A gap of that code on that field, with the message that goes with them; `detail` fills the message's second place.
  void add(std::string_view code, std::string_view field, Severity severity, std::string_view detail = {});

  /// The gaps that a form's plain fields have by themselves: missing, filler, picture, invalid, annex, inferred, label gone.
  void add_fields(const std::vector<FieldFinding>& findings);

  /// A field of a kind that cannot be read stands where an answer is looked for; `lost`: what it held is not in the document.
  void add_field(std::string_view field, std::string_view kind, bool lost, Severity severity);

  /// The words for a kind of field.
  [[nodiscard]] std::string kind_of_field(std::string_view kind) const;

  /// A value read with this confidence: below 0.8 it is `inferred`.
  void add_confidence(std::string_view field, double confidence);
  /// The same whatever the confidence.
  void add_inferred(std::string_view field, double confidence);

  [[nodiscard]] std::vector<Gap> take() { return std::move(gaps_); }

 private:
  void add_missing(const FieldFinding& finding, const std::vector<FieldFinding>& all);
  void add_unread(const FieldFinding& finding);

  const Form& form_;
  Language language_;
  std::string annexes_;
  std::vector<Gap> gaps_;
};

/// The first characters of a text on one line, for a message.
[[nodiscard]] std::string excerpt(std::string_view text);

/// The gap of a refused document.
[[nodiscard]] Gap refusal(const Error& error, Language language);

}  // namespace schede
