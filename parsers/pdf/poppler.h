#pragma once

#include <cstddef>
#include <span>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"
#include "parsers/pdf/sheet.h"

namespace schede::pdf {

/// Where the module that holds poppler is, as seen from the program's own folder: where it was built, or installed.
inline constexpr const char* module_places[] = {"schede-pdf.so", "../lib/schede/schede-pdf.so"};
inline constexpr const char* module_entry = "schede_pdf_sheets";

/// Whether that module loads.
[[nodiscard]] bool is_there();

/// Loads poppler when it is first called, since it would double the time that the program takes to start. Errors: encrypted, unreadable,
/// limits_exceeded; unsupported_format where the module is not there.
[[nodiscard]] Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits);

}  // namespace schede::pdf
