#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// What a DEFLATE stream (RFC 1951) holds, when that is just so many bytes with this CRC-32 and the stream ends with its last byte.
/// Nothing when anything differs: whoever reads it by steps can say what.
[[nodiscard]] std::optional<std::string> inflate(std::string_view stream, std::size_t size, std::uint32_t crc);

}  // namespace schede
