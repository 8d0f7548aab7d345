#pragma once

#include <string>
#include <string_view>

namespace schede {

/// Is the whole text well-formed UTF-8?
[[nodiscard]] bool is_utf8(std::string_view text);

/// The text with U+FFFD in place of every ill-formed byte.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

}  // namespace schede
