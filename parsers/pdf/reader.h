#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// Reads a PDF (ISO 32000-1) by where its characters and lines stand. Fields of a form in it count by their values. Words that are read off
/// the picture of a scan, here or before it came, are told in Metadata::ocr. Errors: encrypted, unreadable, limits_exceeded;
/// unsupported_format for a scan of which no words can be read.
[[nodiscard]] Result<Document> read_pdf(std::span<const std::byte> bytes, const Limits& limits);

/// Whether the module that poppler is in is there and loads.
[[nodiscard]] bool can_read_pdf();

/// The program that reads scans, with its version; empty where it or its Italian data is not installed.
[[nodiscard]] std::string scan_recogniser();

}  // namespace schede
