#pragma once

#include <string_view>

#include "parsers/container/package.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// The namespace of a package in one XML file, as Word saves it ("Word XML document").
inline constexpr std::string_view flat_opc_namespace = "http://schemas.microsoft.com/office/2006/xmlPackage";

/// The parts of such a file, each XML part as its bytes stand there; binary ones are without content. Errors: unreadable, limits_exceeded.
[[nodiscard]] Result<Package> read_flat_opc(std::string_view text, const Limits& limits);

}  // namespace schede
