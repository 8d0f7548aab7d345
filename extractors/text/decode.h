#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// A text file's content in UTF-8 without byte order mark, whichever of the usual encodings it has: UTF-8, UTF-16 (told by its byte
/// order mark), else the likeliest of Windows-1252, DOS (cp850) and Mac Roman for Italian. Nothing for bytes that are no text: a
/// spreadsheet's own format, a picture.
[[nodiscard]] std::optional<std::string> decoded_text(std::string_view bytes);

}  // namespace schede
