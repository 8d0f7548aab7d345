#pragma once

#include <cstddef>
#include <span>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"
#include "parsers/pdf/sheet.h"

namespace schede::pdf {

inline constexpr const char* sheets_entry = "schede_pdf_sheets";
inline constexpr const char* picture_entry = "schede_pdf_picture";

/// Whether the module that holds poppler loads.
[[nodiscard]] bool is_there();

/// Errors: encrypted, unreadable, limits_exceeded; unsupported_format where the module is not there.
[[nodiscard]] Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits);

/// A page, counted from 0, as it is shown, without its form fields. Empty where there is nothing to be drawn.
[[nodiscard]] Picture picture_of(std::span<const std::byte> bytes, std::size_t page);

}  // namespace schede::pdf
