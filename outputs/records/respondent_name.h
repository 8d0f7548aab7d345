#pragma once

#include <string>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// Who answers, by the paths that the form names; without them its first body, else its first name. Empty where none is filled in.
[[nodiscard]] std::string respondent_name(const Form& form, const Record& record);

/// One for a respondent however it writes itself: where a body answers, the body's (organisation_key.h), else the folded name. Empty where
/// nobody is named.
[[nodiscard]] std::string respondent_key(const Form& form, const Record& record);

/// Which places of the respondent a form asks for.
[[nodiscard]] TerritoryAsked territory_asked(const Form& form);

}  // namespace schede
