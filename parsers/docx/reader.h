#pragma once

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

class Package;

/// Reads WordprocessingML, transitional (ECMA-376-1) and strict (ISO/IEC 29500-1). The main part is the target of the package's
/// officeDocument relationship: unreadable when there is none, unsupported_format when it is a workbook or a presentation.
[[nodiscard]] Result<Document> read_docx(const Package& package, const Limits& limits);

/// The same of one that was put into another: what was put into it in turn is not read.
[[nodiscard]] Result<Document> read_docx_chunk(const Package& package, const Limits& limits);

}  // namespace schede
