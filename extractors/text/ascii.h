#pragma once

#include <array>

namespace schede {

/// By byte, the lower-case letters and digits of ASCII; 0 for the rest.
inline constexpr auto ascii_letters = [] {
  std::array<char, 0x100> letters{};
  for (char c = '0'; c <= '9'; ++c) letters[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) letters[static_cast<unsigned char>(c)] = letters[static_cast<unsigned char>(c - 32)] = c;
  return letters;
}();

[[nodiscard]] constexpr char ascii_letter(char c) { return ascii_letters[static_cast<unsigned char>(c)]; }

}  // namespace schede
