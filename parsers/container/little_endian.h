#pragma once

#include <cstdint>
#include <string_view>

namespace schede {

/// The number that up to eight bytes stand for, the least worth first, as ZIP archives and compound files write numbers.
[[nodiscard]] inline std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) value = value << 8 | static_cast<unsigned char>(*byte);
  return value;
}

}  // namespace schede
