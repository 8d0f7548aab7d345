#pragma once

#include <cstddef>
#include <string_view>

namespace schede {

/// Stands for bytes that are no UTF-8.
constexpr char32_t replacement_character = 0xFFFD;

/// next_character where the byte at `offset` is none of ASCII.
[[nodiscard]] char32_t next_wide_character(std::string_view text, std::size_t& offset);

/// The character at `offset`, which moves behind it; ill-formed bytes are taken one by one, each as U+FFFD.
[[nodiscard]] inline char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  return first < 0x80 ? static_cast<char32_t>(text[offset++]) : next_wide_character(text, offset);
}

/// The character that ends at `end`, which moves before it; ill-formed bytes are taken one by one, each as U+FFFD.
[[nodiscard]] char32_t previous_character(std::string_view text, std::size_t& end);

/// Of ASCII.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr bool contains(std::string_view text, std::string_view piece) { return text.find(piece) != text.npos; }

/// How many bytes of a text begin a character: of a well-formed one, how many characters it has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// A text without these characters, white space for one, at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text, std::u32string_view characters = U" \t\r\n");

}  // namespace schede
