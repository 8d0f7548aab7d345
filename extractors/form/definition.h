#pragma once

#include "extractors/form/definition_tree.h"

namespace schede {

/// The form that a definition in version 2 of the language describes (docs/form-definitions.md). What is not sound in it is left out
/// or has its default: the checks say so.
[[nodiscard]] Form build_definition(const DefinitionElement& root);

}  // namespace schede
