#pragma once

#include <string>
#include <string_view>

/// How lists count, in both formats.
namespace schede::list_numbers {

/// The number after another; nobody counts further than to a milliard.
[[nodiscard]] int next(int number);

/// "07" for a format like "01, 02, 03, ...": with as many digits as its first number has.
[[nodiscard]] std::string padded_like(int number, std::string_view format);

/// From 1 on, in small letters: "xiv".
[[nodiscard]] std::string roman(int number);

/// From 1 on: "z" is followed by "aa", "ab".
[[nodiscard]] std::string letters(int number);

/// From 1 on: "z" is followed by "aa", "bb".
[[nodiscard]] std::string letters_in_step(int number);

/// Any of these in capitals.
[[nodiscard]] std::string upper(std::string numeral);

}  // namespace schede::list_numbers
