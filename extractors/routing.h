#pragma once

#include "extractors/form/form_set.h"
#include "parsers/document/document.h"
#include "parsers/document/error.h"

namespace schede {

/// The form that a document is: of the property by which it tells itself, else the one of whose labels it has the greatest share, each
/// weighed by how few forms print it. Where there is one form only, that one, whatever the document holds. An error where none fits,
/// or two of different ids equally.
[[nodiscard]] Result<const FormIndex*> choose_form(const Document& document, const FormSet& forms);

}  // namespace schede
