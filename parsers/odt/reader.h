#pragma once

#include <string>
#include <string_view>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

class Package;

/// Reads an OpenDocument text package (ODF 1.0 to 1.3): content.xml, styles.xml, meta.xml.
[[nodiscard]] Result<Document> read_odt(const Package& package, const Limits& limits);

/// Reads a flat OpenDocument text (.fodt): one XML document.
[[nodiscard]] Result<Document> read_fodt(std::string_view text, const Limits& limits);

}  // namespace schede
