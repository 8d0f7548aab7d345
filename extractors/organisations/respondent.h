#pragma once

#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// The path of the first field of a type; empty when the form does not ask for it.
[[nodiscard]] std::string_view first_path(FieldType type, const Form& form);

/// The key of the body that answers (see organisation_key): the record's own, or worked out where an earlier version wrote the record.
/// Empty where the return does not name its body.
[[nodiscard]] std::string organisation_key_of(const Record& record, const Form& form);

/// Its official name, else the name as written.
[[nodiscard]] std::string_view name_of(const Record& record, const Form& form);

}  // namespace schede
