#pragma once

#include "extractors/definition/findings.h"

namespace schede {

/// What an element needs to have: a label or title, options, rows, codes that differ; what only one may be; that documents can be told to
/// be this form.
void check_content(const DefinitionElement& root, DefinitionFindings& findings);

}  // namespace schede
