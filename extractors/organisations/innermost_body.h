#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// Of region, province and comune given one after the other ("Puglia", "Lecce", "Nardò", on lines of their own or parted by slashes,
/// commas or dashes), each within the one before: the innermost with its kind ("Comune di Nardò"). Nothing for any other text.
[[nodiscard]] std::optional<std::string> innermost_body(std::string_view text);

}  // namespace schede
