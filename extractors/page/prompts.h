#pragma once

#include <vector>

#include "extractors/form/form_index.h"
#include "parsers/document/document.h"

namespace schede {

/// Tells the prompts of controls, which are nobody's answers, from what respondents and programs wrote in their place: marks as prompts
/// the texts of the form's vocabulary, wherever they stand ("Click here to enter text. Comune di Lecce"), and those that a control shows
/// as its own. What only a control's flag calls a prompt stays as it is.
void settle_prompts(std::vector<Block>& blocks, const FormIndex& index);

}  // namespace schede
