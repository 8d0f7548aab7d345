#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// One of the bodies that a text names.
struct NamedBody {
  std::string text;  ///< its own words as they are written: "Modena" in "Comune di Carpi e Modena"
  std::string name;  ///< with the kind that it shares with its neighbour: "comune di Modena"
};

/// The bodies of a text in their order: parted by line ends, commas, dashes, slashes, "e", "con" and the like where a further body begins.
/// What only says where a body is ("Comune di Samone - Provincia di Trento"), what is a part of it, its members or its leader, is none.
/// One body where nothing tells several; none in a text without words.
[[nodiscard]] std::vector<NamedBody> named_bodies(std::string_view text);

}  // namespace schede
