#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// An element of a form definition, as written.
struct DefinitionElement {
  std::string name;
  int line = 0;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  ///< its own, blanks folded
  std::vector<DefinitionElement> children;

  /// The value of an attribute, nullptr where it is not written.
  [[nodiscard]] const std::string* attribute(std::string_view name) const;
  /// The same; empty where it is not written.
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] const DefinitionElement* child(std::string_view name) const;
};

struct DefinitionTree {
  std::string ns;  ///< of the root: which version of the language it is written in
  DefinitionElement root;
};

/// Reads the XML of a definition. An issue where it is not well-formed.
[[nodiscard]] tl::expected<DefinitionTree, FormIssue> read_definition(std::string_view xml);

}  // namespace schede
