#pragma once

#include <string_view>

namespace schede {

/// A printed text without the number or letter before it ("10.", "a)"), unless that is all there is.
[[nodiscard]] std::string_view without_number(std::string_view text);

}  // namespace schede
