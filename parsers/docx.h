#pragma once

#include <string>
#include <string_view>

#include "parsers/document.h"
#include "parsers/error.h"
#include "parsers/limits.h"

namespace schede {

class Package;

/// Reads WordprocessingML, transitional (ECMA-376-1) and strict (ISO/IEC 29500-1). `main_part` is the target of the
/// package's officeDocument relationship.
[[nodiscard]] Result<Document> read_docx(const Package& package, std::string_view main_part, const Limits& limits);

/// The target of the officeDocument relationship when it is a WordprocessingML part; unsupported_format when it is
/// another one (a workbook, a presentation); unreadable when there is none.
[[nodiscard]] Result<std::string> docx_main_part(const Package& package, const Limits& limits);

}  // namespace schede
