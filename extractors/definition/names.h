#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/definition/findings.h"

namespace schede {

/// A JSON path or a column of the form's output, and the element that makes it.
struct MadeName {
  std::string name;
  const DefinitionElement* element = nullptr;
  bool written = true;  ///< as the element's own `path` or `column`; false for what it makes beside ("kind_other")
};

/// Names that must differ from each other: those of the record, or of an entry of rows.
struct NameScope {
  std::vector<MadeName> paths, columns;
};

/// What stands in entries of its own: rows, a group, a grid.
struct EntryNames {
  const DefinitionElement* element = nullptr;
  std::string file;  ///< its table, without ".csv"
  NameScope members;
};

/// An answer that a condition or `was` may name.
struct NamedAnswer {
  const DefinitionElement* element = nullptr;
  std::vector<std::string> codes;  ///< that it may be; empty where it is not chosen from any
  bool is_list = false;            ///< rows, a group, a table of areas, not a value
};
using NamedAnswers = std::map<std::string, NamedAnswer>;

/// Every name that a definition makes.
struct DefinitionNames {
  explicit DefinitionNames(const DefinitionElement& root);

  NameScope form;
  std::vector<EntryNames> entries;
  NamedAnswers answers;                                      ///< by path
  std::map<const DefinitionElement*, NamedAnswers> members;  ///< of rows and groups, by the members' own paths
};

/// An option's code, and the element that has it.
struct WrittenCode {
  std::string code;
  const DefinitionElement* element = nullptr;
};

/// Of the options that an element has of its own, or by `use`, and its `other`.
[[nodiscard]] std::vector<WrittenCode> option_codes(const DefinitionElement& element, const DefinitionElement& root);

/// The list that `use` names; nullptr where it is not declared.
[[nodiscard]] const DefinitionElement* option_list(const DefinitionElement& root, std::string_view id);

/// Paths and columns twice, within each other, reserved; tables of a name that another file has.
void check_names(const DefinitionNames& names, DefinitionFindings& findings);

}  // namespace schede
