#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/values/number_plan.h"

namespace schede {

/// The module's functions: find_in_plan_of and format_international of number_plan.h, for whatever country.
using FindPhone = void(std::string_view country, const std::string& text, std::optional<PlanNumber>& found);
using FormatPhone = void(const PlanNumber& number, std::string& text);
inline constexpr const char* find_phone_entry = "schede_find_phone";
inline constexpr const char* format_phone_entry = "schede_format_phone";

}  // namespace schede
