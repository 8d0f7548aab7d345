#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace schede {

/// Why a regular expression of ICU's is none, with the place of the fault.
[[nodiscard]] tl::expected<void, std::string> check_pattern(std::string_view pattern);

/// Does a regular expression of ICU's fit the whole text? A text on which that can't be told in reasonable time does not fit.
[[nodiscard]] bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace schede
