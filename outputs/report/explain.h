#pragma once

#include <iosfwd>

#include "extractors/extract.h"
#include "extractors/form/form.h"

namespace schede {

/// Where each value of a reading came from, for a person at a terminal: the file, the form's printed texts as the document
/// has them, the values with their evidence, the unread text, the gaps.
void write_explanation(std::ostream& out, const Reading& reading, const Form& form, Language language);

}  // namespace schede
