#pragma once

#include <string>

#include "extractors/form/form.h"

namespace schede {

/// The JSON Schema (2020-12) of a form's records, accepted and rejected: every member of one, each code that a choice may have. Where an
/// answer is not of its type it is the text as written, which the schema allows too.
[[nodiscard]] std::string form_schema(const Form& form);

}  // namespace schede
