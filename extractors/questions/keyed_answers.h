#pragma once

#include "extractors/answers/form_answers.h"

namespace schede {

/// Takes over the answers that the document itself names, by a bookmark or by the tag of a control: where they stand and what is printed
/// round them does not matter. Where an answer was also read by what is printed, and otherwise, the named one stands, in doubt.
void take_keyed_answers(const Page& page, const FormIndex& index, FormReading& reading);

}  // namespace schede
