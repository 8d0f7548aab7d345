#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// What `write` writes, compressed while it is written (RFC 1950).
[[nodiscard]] std::string compressed(const std::function<void(std::ostream&)>& write);

/// The same of a text.
[[nodiscard]] std::string compressed(std::string_view text);

/// The same again as it was; nothing where it is damaged.
[[nodiscard]] std::optional<std::string> expanded(const std::string& bytes);

}  // namespace schede
