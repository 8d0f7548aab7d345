#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace schede::test {

/// The bytes of a DOCX as Word writes it, from a form in the language of form_markup.h.
[[nodiscard]] std::string write_docx(std::string_view markup);

/// The same for an ODT as LibreOffice writes it.
[[nodiscard]] std::string write_odt(std::string_view markup);

/// A colour as six hexadecimal digits.
[[nodiscard]] std::string hex_of(std::uint32_t colour);

/// Text as XML content or an attribute's value.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace schede::test
