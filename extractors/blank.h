#pragma once

#include "extractors/definition/findings.h"
#include "extractors/extract.h"
#include "extractors/form/form_index.h"

namespace schede {

/// What a definition's own blank form tells against it, as it was read: printed text that is not found whole, what was taken for an answer,
/// text that nothing took. Each at the line of its element; text that nothing took at line 0. Empty where all is well.
[[nodiscard]] std::vector<DefinitionFinding> check_blank(const DefinitionElement& definition, const FormIndex& index,
                                                         const Reading& reading);

}  // namespace schede
