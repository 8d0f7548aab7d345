#pragma once

#include <string_view>
#include <vector>

#include "extractors/answers/field_values.h"
#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// What a value is made of, as fields beside it: "contact.responsible" has "contact.responsible_parts.given", "contact.phone" has
/// "contact.phone_numbers[0].kind". Parts derive from that value alone, so its evidence is theirs.
[[nodiscard]] std::vector<Field> parts_of(const FormField& definition, const Normalised& normalised);

}  // namespace schede
