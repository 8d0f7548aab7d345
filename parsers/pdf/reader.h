#pragma once

#include <cstddef>
#include <span>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// Reads a PDF (ISO 32000-1) by where its characters and lines stand. Fields of a form in it count by their values. What was read off a
/// picture before is told in Metadata::ocr. Errors: encrypted, unreadable, limits_exceeded; unsupported_format for a scan without text.
[[nodiscard]] Result<Document> read_pdf(std::span<const std::byte> bytes, const Limits& limits);

/// Whether the module that poppler is in is there and loads.
[[nodiscard]] bool can_read_pdf();

}  // namespace schede
