#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view proposal_docx;  ///< templates/proposta.docx
extern const std::string_view proposal_odt;   ///< templates/proposta.odt

}  // namespace schede::embedded
