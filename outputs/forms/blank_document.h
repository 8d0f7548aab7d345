#pragma once

#include <string>

#include "extractors/form/form.h"

namespace schede {

/// A form to fill in as a DOCX file (ISO/IEC 29500 Transitional): each answer a content control whose tag is its path, inside a
/// bookmark. The same form gives the same bytes.
[[nodiscard]] std::string blank_docx(const Form& form);

/// The same as an ODT file, with the content controls of LibreOffice.
[[nodiscard]] std::string blank_odt(const Form& form);

}  // namespace schede
