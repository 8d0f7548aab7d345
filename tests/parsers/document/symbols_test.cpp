#include "parsers/document/symbols.h"

#include <catch2/catch.hpp>

namespace schede {
namespace {

TEST_CASE("a symbol-font character is what it shows") {
  struct Case {
    std::string font;
    char32_t code;
    std::string shows;
  };
  const auto c = GENERATE(values<Case>({
      {"Wingdings", 0xF0FE, "☑"}, {"Wingdings", 0xFE, "☑"},   {"WINGDINGS", 0xF0FD, "☒"}, {"Wingdings", 0xF078, "☒"},
      {"Wingdings", 0xF0A8, "☐"}, {"Wingdings", 0xF06F, "☐"}, {"Wingdings", 0xF071, "❑"}, {"Wingdings", 0xF0FC, "✓"},
      {"Wingdings", 0xF04A, "☺"}, {"Wingdings", 0xF0D8, "➢"}, {"Wingdings", 0xF0E8, "➔"}, {"Wingdings 2", 0xF050, "✓"},
      {"Wingdings 2", 0x52, "☑"}, {"Wingdings2", 0xA3, "☐"},  {"Wingdings 3", 0x7D, "▸"}, {"Webdings", 0x61, "✔"},
      {"Symbol", 0xF0B7, "•"},    {"Symbol", 0x61, "α"},      {"Symbol", 0xF0AE, "→"},    {"Symbol", 0xF0FE, "⎭"},
      {"Wingdings", 0x20AC, "€"}, {"Arial", 0x41, "A"},
  }));
  CAPTURE(c.font, static_cast<unsigned>(c.code));
  CHECK(symbol_to_utf8(c.font, c.code) == c.shows);
}

TEST_CASE("a text in a symbol font is mapped character by character") {
  CHECK(symbols_to_utf8("Wingdings", "ü þ") == "✓ ☑");
  CHECK(symbols_to_utf8("Wingdings;Symbol", "\xEF\x82\xA8") == "☐");
  CHECK(symbols_to_utf8("Symbol", "abg") == "αβγ");
}

TEST_CASE("symbol fonts are known by name") {
  for (const char* font : {"Wingdings", "wingdings 2", "Wingdings 3", "Webdings", "Symbol"}) CHECK_FALSE(symbol_font(font).empty());
  for (const char* font : {"", "Arial", "Segoe UI Symbol", "Symbola"}) CHECK(symbol_font(font).empty());
}

TEST_CASE("boxes to tick are told from other symbols") {
  CHECK(box_shown("☑") == Checkbox::checked);
  CHECK(box_shown("☒") == Checkbox::checked);
  CHECK(box_shown("☐") == Checkbox::unchecked);
  CHECK(box_shown("❑") == Checkbox::unchecked);
  CHECK_FALSE(box_shown("✓"));
  CHECK_FALSE(box_shown("x"));
}

}  // namespace
}  // namespace schede
