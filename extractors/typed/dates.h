#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/language/language_words.h"

namespace schede {

struct ReadDate {
  std::string iso;           ///< "2024-03-02", "2024-03", "2024"
  bool complete = false;     ///< with month and day
  bool approximate = false;  ///< "circa"
};

/// Which of a date's parts there are.
enum class DateParts { any, day };

/// Reads an answer that is one date, in digits or with the month's name; a time of day behind it is left out. Nothing where it has no
/// year, where there is no such day, or where its weekday is another.
[[nodiscard]] std::optional<ReadDate> read_date(std::string_view text, const LanguageWords& words, bool month_first);

/// Reads an answer that is a year of four digits.
[[nodiscard]] std::optional<ReadDate> read_year(std::string_view text);

/// "2024-03-02", or with `any` "2024-03" and "2024" too, of a day that there is.
[[nodiscard]] bool is_iso_date(std::string_view text, DateParts parts);

}  // namespace schede
