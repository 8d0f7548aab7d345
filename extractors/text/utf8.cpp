#include "extractors/text/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
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

char32_t previous_character(std::string_view text, std::size_t& end) {
  const auto last = text.substr(0, end).substr(end - std::min<std::size_t>(end, U8_MAX_LENGTH));
  auto index = static_cast<std::int32_t>(last.size());
  UChar32 character = 0;
  U8_PREV(reinterpret_cast<const std::uint8_t*>(last.data()), 0, index, character);
  end -= character < 0 ? 1 : last.size() - static_cast<std::size_t>(index);
  return character < 0 ? replacement_character : static_cast<char32_t>(character);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }));
}

std::string_view trimmed(std::string_view text, std::u32string_view characters) {
  const auto goes = [&](char32_t c) { return characters.find(c) != std::u32string_view::npos; };
  std::size_t begin = 0, end = text.size();
  for (auto at = begin; at < end && goes(next_character(text, at)); begin = at) {
  }
  for (auto at = end; at > begin && goes(previous_character(text, at)); end = at) {
  }
  return text.substr(begin, end - begin);
}

}  // namespace schede
