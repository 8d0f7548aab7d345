#pragma once

#include <cstddef>
#include <span>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// Reads a returned form of any format that we know, told by its bytes and never by its name.
/// Same bytes and limits, same answer. Errors: empty_file, unsupported_format (detail: the format's name), encrypted,
/// unreadable, limits_exceeded.
[[nodiscard]] Result<Document> read_document(std::span<const std::byte> bytes, const Limits& limits);

}  // namespace schede
