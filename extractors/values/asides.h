#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// Behind the digits at `begin`, and what belongs to them, where they are understood as something else than a telephone number: hours,
/// a date, a room, a count of lines, a tax number, a part of an e-mail address. `begin` where they are not.
[[nodiscard]] std::size_t end_of_aside(std::string_view text, std::size_t begin);

/// What the one to three words directly in front of a place say, without spaces, points and a "n." at their end, in lower case:
/// "iva", "piva" before the number in "P. IVA n. 01234560711".
[[nodiscard]] std::vector<std::string> labels_before(std::string_view text, std::size_t begin);

/// Is it a letter of ASCII, or the first byte of one in UTF-8? 0xE2 begins dashes and other signs, 0xF0 pictures.
[[nodiscard]] bool is_word_letter(char c);

}  // namespace schede
