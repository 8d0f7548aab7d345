#pragma once

#include <optional>
#include <string_view>

#include "parsers/document/document.h"
#include "parsers/document/error.h"

namespace schede {

/// Formats that a converter can make readable, by the names that their refusals have.
namespace convertible {
inline constexpr std::string_view doc = "Word 97-2003 document (.doc)";
inline constexpr std::string_view rtf = "RTF document";
inline constexpr std::string_view wps = "Works document (.wps)";
inline constexpr std::string_view pages = "Apple iWork document (.pages)";
}  // namespace convertible

/// The format of a document that was refused as unsupported_format, where a converter can make it readable.
[[nodiscard]] std::optional<Format> convertible_format(const Error& error);

}  // namespace schede
