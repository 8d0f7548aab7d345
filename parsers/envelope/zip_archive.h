#pragma once

#include <string>
#include <string_view>

#include "parsers/document/limits.h"
#include "parsers/envelope/part.h"

namespace schede {

/// A ZIP archive of files, and not one that is a document itself (OOXML, OpenDocument, iWork, EPUB).
[[nodiscard]] bool is_zip_archive(std::string_view bytes);

/// Its files but for what systems leave in archives, by their paths in it. A file that is damaged or encrypted is so by itself.
[[nodiscard]] Result<Opened> open_zip_archive(std::string_view bytes, const std::string& name, const Limits& limits);

}  // namespace schede
