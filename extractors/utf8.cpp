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

}  // namespace schede
