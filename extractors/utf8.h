#pragma once

#include <cstddef>
#include <string_view>

namespace schede {

/// Stands for bytes that are no UTF-8.
constexpr char32_t replacement_character = 0xFFFD;

/// The character at `offset`, which moves behind it; ill-formed bytes are taken one by one, each as U+FFFD.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& offset);

}  // namespace schede
