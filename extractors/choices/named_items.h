#pragma once

#include <string_view>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// The bullets of an area that words name: "a, d", "punti 1 e 4", "i primi due", "tutte tranne la c", "sì per a e c, no per b", or words
/// that only one of them has.
struct NamedItems {
  std::vector<std::size_t> items;  ///< by their number in the area, in printed order
  bool understood = false;         ///< every word is of that language; false where nothing at all was named
};

/// `number`: of the area, 0 for the first. A single number without "punto" before it may say anything and is not understood.
[[nodiscard]] NamedItems items_named(std::string_view text, const Area& area, std::size_t number);

}  // namespace schede
