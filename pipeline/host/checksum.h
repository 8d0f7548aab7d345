#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace schede {

/// How many bytes passed, and their CRC-32 (ISO 3309, as zlib has it). Unlike a digest, that of a whole is told by those of its parts: what
/// is copied need not be read. It tells bytes from others that somebody made of them, not from those of an enemy.
struct Checksum {
  std::uint64_t bytes = 0;
  std::uint32_t crc = 0;

  void update(std::string_view next);
  /// As if the bytes of `next` passed, too.
  void append(const Checksum& next);
  /// Of what passed since, where this was the checksum then.
  [[nodiscard]] Checksum since(const Checksum& then) const;
  bool operator==(const Checksum&) const = default;
};

/// The CRC as eight hexadecimal digits.
[[nodiscard]] std::string crc_text(const Checksum& checksum);

}  // namespace schede
