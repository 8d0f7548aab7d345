#include "extractors/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace schede {

char32_t next_wide_character(std::string_view text, std::size_t& offset) {
  auto index = static_cast<std::int64_t>(offset);
  UChar32 character = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), index, static_cast<std::int64_t>(text.size()), character);
  // Ill-formed bytes are taken one by one, however many of them ICU would take together.
  offset = character < 0 ? offset + 1 : static_cast<std::size_t>(index);
  return character < 0 ? replacement_character : static_cast<char32_t>(character);
}

std::string_view trimmed(std::string_view text, std::u32string_view characters) {
  const auto goes = [&](char32_t c) { return characters.find(c) != std::u32string_view::npos; };
  std::size_t begin = 0, end = text.size();
  for (auto at = begin; at < end && goes(next_character(text, at)); begin = at) {
  }
  while (end > begin) {
    auto last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    auto at = last;
    if (!goes(next_character(text, at)) || at != end) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

}  // namespace schede
