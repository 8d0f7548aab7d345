#include "extractors/utf8.h"

namespace schede {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

struct Lead {
  char32_t bits = 0;
  std::size_t continuations = 0;
  char32_t least = 0;  ///< smaller characters have no business with so many bytes
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {byte & 0x1FU, 1, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {byte & 0x0FU, 2, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {byte & 0x07U, 3, 0x10000};
  return {};
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset++]);
  if (byte < 0x80) return byte;
  const auto lead = lead_of(byte);
  if (lead.continuations == 0 || offset + lead.continuations > text.size()) return replacement_character;
  auto character = lead.bits;
  for (std::size_t i = 0; i < lead.continuations; ++i) {
    if (!is_continuation(text[offset + i])) return replacement_character;
    character = (character << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  }
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < lead.least || surrogate || character > 0x10FFFF) return replacement_character;
  offset += lead.continuations;
  return character;
}

}  // namespace schede
