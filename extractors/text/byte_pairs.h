#pragma once

#include <cstddef>
#include <string_view>

namespace schede {

/// Is a pair of neighbours anywhere in a text, or before its first byte (0)? Every pair is looked at and none is branched on, for
/// compilers make that a pass over many bytes at once; most texts have none.
template <class Predicate>
bool has_pair(std::string_view text, Predicate is_pair) {
  if (text.empty()) return false;
  auto found = static_cast<unsigned char>(is_pair('\0', text[0]));
  for (std::size_t i = 1; i < text.size(); ++i)
    found = static_cast<unsigned char>(found | static_cast<unsigned char>(is_pair(text[i - 1], text[i])));
  return found != 0;
}

}  // namespace schede
