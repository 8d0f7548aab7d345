#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/answers/regions.h"
#include "extractors/form/field_types.h"
#include "extractors/form/form_index.h"
#include "extractors/form/leaders.h"
#include "extractors/page/coverage.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"

namespace schede {

/// What the words of an answer come to.
struct Normalised {
  std::optional<std::string> value;  ///< normalised; nothing when the answer is empty or only filler
  std::string raw;                   ///< verbatim, of what is filler or invalid
  bool filler = false;               ///< it holds only "n.d.", "……", "///"
  bool invalid = false;              ///< no telephone number or e-mail address can be read in it
  bool implausible = false;          ///< as is_implausible says
  bool followed = false;             ///< the value is what the words link to
  std::vector<Phone> phones;         ///< of a field for numbers: each of them, faxes too
  std::vector<Email> emails;         ///< of a field for addresses
};

/// How sure an implausible value is.
constexpr double from_implausible = 0.6;

/// An answer as a value of the field's type. `label` is the printed label, whose repetition at the start of the answer is dropped.
/// Of a shared answer ("Telefono / Cellulare") only what is of the field's own type counts.
[[nodiscard]] Normalised normalise_answer(const Page& page, const FormIndex& index, const Anchor& label, const Answer& answer,
                                          bool shared = false);

/// An answer in paragraphs: a blank line between paragraphs, list items and line breaks on lines of their own, the cells of a
/// table joined by tab, its rows by line end. Lines of leader dots are left out.
/// A table that also holds the heading is page and no table of the respondent's.
[[nodiscard]] Normalised normalise_narrative(const Page& page, const FormIndex& index, std::optional<std::size_t> heading_line,
                                             const Answer& answer);

/// Is it hardly a value of its type: a name that is a number or an e-mail address, a line as long as a paragraph, a label's second
/// language ("/ Address Via Rubichi 16") with what may be the value?
[[nodiscard]] bool is_implausible(FieldType type, std::string_view value);

}  // namespace schede
