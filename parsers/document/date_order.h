#pragma once

#include <string_view>

namespace schede {

/// Does a picture of dates ("M/d/yy", of Word's fields and controls, of LibreOffice's controls) set a month in digits before the day? Who
/// writes the day first reads another date then. Not so where the year comes first.
[[nodiscard]] bool is_month_first(std::string_view picture);

/// The same of a date as it is shown ("3/12/24"), by the date that it is ("2024-03-12").
[[nodiscard]] bool is_month_first(std::string_view shown, std::string_view date);

/// "2024-03-12" of "2024-03-12T00:00:00Z".
[[nodiscard]] constexpr std::string_view without_time(std::string_view date) { return date.substr(0, date.find('T')); }

}  // namespace schede
