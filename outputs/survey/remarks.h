#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// What a letter says to a respondent because of a gap.
struct Remark {
  std::string code;   ///< the gap's
  std::string field;  ///< as the form prints it: "Nome e cognome responsabile"; empty for the form as a whole
  std::string text;   ///< goes on after the field: "non risulta compilato"
  bool required = false;
  std::string path = {};  ///< the gap's field
};

/// In the place of a gap's code, where a reviewer wants its field to be asked about.
inline constexpr std::string_view to_be_asked = "ask";
[[nodiscard]] bool is_to_be_asked(const Record& record, std::string_view field);

/// The remarks that a record's gaps make, in their order: errors and warnings that the respondent can settle. Those about the
/// program's own reading are left to whoever runs it.
[[nodiscard]] std::vector<Remark> remarks_of(const Record& record, const Form& form, Language language);

/// What to ask because of one gap, on its own: "vi preghiamo di …". Empty where there is nothing to ask a respondent.
[[nodiscard]] std::string question_of(const Gap& gap, const Record& record, Language language);

}  // namespace schede
