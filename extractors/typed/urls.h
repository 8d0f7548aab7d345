#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// The web address that an answer is: scheme and host in small letters, no scheme added, the blanks that stand beside its signs left out.
/// Nothing where it is none, or several.
[[nodiscard]] std::optional<std::string> read_url(std::string_view text);

}  // namespace schede
