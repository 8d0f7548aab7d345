#pragma once

#include "extractors/definition/findings.h"
#include "extractors/definition/names.h"

namespace schede {

/// What is sound in a definition and yet may read returns wrong: labels that can be taken for each other, options that begin alike,
/// questions that nobody has to answer before required ones.
void check_cautions(const DefinitionElement& root, const DefinitionNames& names, DefinitionFindings& findings);

}  // namespace schede
