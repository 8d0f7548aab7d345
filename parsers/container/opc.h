#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

class Package;

/// A link from one part of an OOXML package to another (ECMA-376-2, 6.5).
struct Relationship {
  std::string id;
  std::string type;    ///< the last segment of the type's name, one in transitional and strict files: "officeDocument", "styles"
  std::string target;  ///< member of the package, or an address outside
  bool external = false;
};

/// The links of a part; of the package itself for an empty name. None when the part has
/// no relationships.
[[nodiscard]] Result<std::vector<Relationship>> read_relationships(const Package& package, std::string_view part, const Limits& limits);

}  // namespace schede
