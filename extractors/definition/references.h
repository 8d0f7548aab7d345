#pragma once

#include "extractors/definition/names.h"

namespace schede {

/// What names something else in the definition that is not there: paths in `when`, `respondent` and `was`, `use`, `default`.
void check_references(const DefinitionElement& root, const DefinitionNames& names, DefinitionFindings& findings);

}  // namespace schede
