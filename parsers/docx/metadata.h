#pragma once

#include <vector>

#include "parsers/container/opc.h"
#include "parsers/document/document.h"
#include "parsers/document/limits.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// Title and dates of the core properties (ECMA-376-2, 8), program and version of the extended ones (ISO/IEC 29500-1, 22.2).
/// `links` are the package's own. A part that is missing or cannot be read says nothing: no return is refused for what stands on no page.
[[nodiscard]] Metadata read_metadata(const Package& package, const std::vector<Relationship>& links, const Limits& limits);

/// Do the settings give even pages headers and footers of their own? No, where they cannot be read.
[[nodiscard]] bool has_even_pages(const Package& package, const std::vector<Relationship>& relationships, const Limits& limits);

}  // namespace schede::docx
