#include "parsers/document/joint.h"

#include <algorithm>

namespace schede {
namespace {

bool may_end_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_number(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool has_joint(std::string_view text) {
  const auto touch = [](char left, char right) {
    const bool capital = right >= 'A' && right <= 'Z';
    return (capital && (may_end_word(left) || is_number(left))) || (is_number(right) && (may_end_word(left) || left == '.'));
  };
  return std::ranges::adjacent_find(text, touch) != text.end();
}

}  // namespace schede
