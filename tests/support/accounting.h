#pragma once

#include <string>

#include "extractors/extract.h"
#include "extractors/form/form_index.h"
#include "parsers/document/document.h"

namespace schede::test {

/// What of a document no printed text, no value and no unread text of an accepted reading accounts for, a line each; empty when
/// every visible character but those of prompts has its place.
[[nodiscard]] std::string unaccounted(const Document& document, const Reading& reading, const FormIndex& index);

}  // namespace schede::test
