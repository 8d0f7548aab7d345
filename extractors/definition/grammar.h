#pragma once

#include <string_view>
#include <vector>

#include "extractors/definition/value_kinds.h"

namespace schede {

/// An attribute that an element may have.
struct AttributeRule {
  std::string_view name;
  ValueKind kind;
  bool required = false;
};

/// An element that may stand in another.
struct ChildRule {
  std::string_view name;
  int place = 0;  ///< those of a lower one stand before it
  bool once = false;
  bool required = false;
};

/// An element of the definition language: what may stand in it (docs/form-definitions.md).
struct ElementRule {
  std::string_view name;
  std::string_view parent;  ///< where the same name means another thing elsewhere; empty for wherever it stands
  std::vector<AttributeRule> attributes;
  std::vector<ChildRule> children;
  bool text = false;    ///< has a text of its own
  bool varies = false;  ///< variants of it may stand behind it
};

/// All elements of a version of the language.
using Grammar = std::vector<ElementRule>;

[[nodiscard]] const Grammar& first_grammar();
[[nodiscard]] const Grammar& second_grammar();

/// nullptr for an element that the version does not have.
[[nodiscard]] const ElementRule* rule_of(const Grammar& grammar, std::string_view parent, std::string_view name);

}  // namespace schede
