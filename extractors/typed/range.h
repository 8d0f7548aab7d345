#pragma once

#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// Is a text a value of the type in JSON notation, as `min` and `max` have it: "0", "12.5", "2023-12-31", "08:30"? False for types
/// without an order.
[[nodiscard]] bool is_bound(FieldType type, std::string_view bound);

/// Less than, equal to or greater than zero, as one bound of the type is to another.
[[nodiscard]] int compare_bounds(FieldType type, std::string_view a, std::string_view b);

/// Is a value of the type less than `min` or more than `max`? Either may be empty. A value that is not of its type, nothing for one, is in
/// no range and out of none; a date without its day, or month, is compared as far as it goes.
[[nodiscard]] bool is_out_of_range(FieldType type, const Value& value, std::string_view min, std::string_view max);

}  // namespace schede
