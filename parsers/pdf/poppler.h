#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"
#include "parsers/pdf/sheet.h"

namespace schede::pdf {

/// Where the module that holds poppler may be: beside the program, where it was built, or where it is installed.
[[nodiscard]] std::vector<std::string> module_files();
inline constexpr const char* module_entry = "schede_pdf_sheets";

/// Whether that module loads.
[[nodiscard]] bool is_there();

/// Loads poppler when it is first called, since it would double the time that the program takes to start. Errors: encrypted, unreadable,
/// limits_exceeded; unsupported_format where the module is not there.
[[nodiscard]] Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits);

}  // namespace schede::pdf
