#include "outputs/escape/escape.h"

#include <algorithm>
#include <array>

#include "extractors/text/utf8.h"
#include "outputs/escape/utf8.h"
#include "parsers/document/utf8.h"

namespace schede {

namespace {

struct Range {
  char32_t first, last;
};

/// Format characters that reorder or hide text: Unicode's Bidi_Control, the zero-width ones, line separators, tags.
constexpr std::array<Range, 9> invisible{{{0x00AD, 0x00AD},
                                          {0x061C, 0x061C},
                                          {0x180E, 0x180E},
                                          {0x200B, 0x200F},
                                          {0x2028, 0x202E},
                                          {0x2060, 0x206F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFF9, 0xFFFB},
                                          {0xE0000, 0xE007F}}};

bool is_invisible(char32_t character) {
  return std::any_of(invisible.begin(), invisible.end(), [&](Range range) { return character >= range.first && character <= range.last; });
}

std::string code_point(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (char32_t rest = character; rest != 0 || hex.size() < 4; rest >>= 4) hex.insert(hex.begin(), digits[rest & 0xF]);
  return "⟦U+" + hex + "⟧";
}

void append_visible(char32_t character, LineEnds line_ends, std::string& out) {
  const bool line_end = character == '\n' || character == '\t';
  if (line_end && line_ends == LineEnds::kept) {
    out += static_cast<char>(character);
  } else if (character < 0x20) {
    append_utf8(0x2400 + character, out);
  } else if (character == 0x7F) {
    append_utf8(0x2421, out);
  } else if ((character >= 0x80 && character < 0xA0) || is_invisible(character)) {
    out += code_point(character);
  } else {
    append_utf8(character, out);
  }
}

/// What HTML asks to write differently; empty for every other character.
std::string_view html_entity(char32_t character) {
  switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

std::string visible(std::string_view text, LineEnds line_ends) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_visible(next_character(text, offset), line_ends, out);
  return out;
}

void append_html(std::string_view text, std::string& out) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_character(text, offset);
    const std::string_view entity = html_entity(character);
    if (entity.empty()) {
      append_visible(character, LineEnds::kept, out);
    } else {
      out += entity;
    }
  }
}

std::string html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_html(text, out);
  return out;
}

}  // namespace schede
