#pragma once

#include <algorithm>
#include <string_view>

namespace schede {

/// Does a word stand in a list, as it is?
template <class Words>
[[nodiscard]] bool is_one_of(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::ranges::end(words);
}

}  // namespace schede
