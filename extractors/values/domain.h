#pragma once

#include <string>
#include <string_view>

namespace schede {

[[nodiscard]] std::string lower_case(std::string_view text);

/// "it" of "comune.lecce.it".
[[nodiscard]] std::string_view last_label(std::string_view domain);

/// Is it a top-level domain, or the one that RFC 2606 keeps for examples? Those in other scripts are not looked up.
[[nodiscard]] bool is_top_level_domain(std::string_view label);

/// Is the domain one that could be registered? IDNA (UTS 46) judges its labels, and "comune.lecce" lacks its end. In small letters.
[[nodiscard]] bool is_domain(const std::string& domain);

}  // namespace schede
