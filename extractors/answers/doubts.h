#pragma once

#include "extractors/answers/form_answers.h"

namespace schede {

/// Lowers the confidence of what stands in a control whose flag calls it a prompt, and takes the data that a control is bound to, where
/// they differ from what was saved in it, for a conflicting_answer answer.
void doubt_controls(const Page& page, FormReading& reading);

}  // namespace schede
