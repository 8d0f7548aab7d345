#include "outputs/utf8.h"

#include <algorithm>

#include "extractors/utf8.h"

namespace schede {

bool is_utf8(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::size_t offset = 0;
  while (true) {
    offset =
        static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(offset), text.end(), is_ascii) - text.begin());
    if (offset == text.size()) return true;
    const std::size_t begin = offset;
    const bool replaced = next_character(text, offset) == replacement_character && text.substr(begin, 3) != "\uFFFD";
    if (replaced) return false;
  }
}

void append_utf8(char32_t character, std::string& out) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80u | ((character >> shift) & 0x3Fu)); };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0u | (character >> 6));
    tail(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0u | (character >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0u | (character >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(next_character(text, offset), out);
  return out;
}

}  // namespace schede
