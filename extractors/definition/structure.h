#pragma once

#include "extractors/definition/findings.h"
#include "extractors/definition/grammar.h"

namespace schede {

/// What stands in a definition where the language has no place for it, or is missing where it must stand: elements, their order,
/// attributes, the form of their values.
void check_structure(const DefinitionElement& root, const Grammar& grammar, DefinitionFindings& findings);

}  // namespace schede
