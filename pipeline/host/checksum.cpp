#include "pipeline/host/checksum.h"

#include <zlib.h>

#include <array>
#include <cstdio>

namespace schede {
namespace {

std::uint32_t combined(std::uint32_t first, std::uint32_t second, std::uint64_t bytes_of_second) {
  return static_cast<std::uint32_t>(::crc32_combine64(first, second, static_cast<z_off64_t>(bytes_of_second)));
}

}  // namespace

void Checksum::update(std::string_view next) {
  crc = static_cast<std::uint32_t>(::crc32_z(crc, reinterpret_cast<const Bytef*>(next.data()), next.size()));
  bytes += next.size();
}

void Checksum::append(const Checksum& next) {
  if (next.bytes == 0) return;
  crc = combined(crc, next.crc, next.bytes);
  bytes += next.bytes;
}

// The CRC of a whole is that of its beginning, moved on, exclusive-or that of the rest.
Checksum Checksum::since(const Checksum& then) const {
  const auto length = bytes - then.bytes;
  return {length, length == 0 ? 0 : crc ^ combined(then.crc, 0, length)};
}

std::string crc_text(const Checksum& checksum) {
  std::array<char, 9> digits{};
  std::snprintf(digits.data(), digits.size(), "%08x", checksum.crc);
  return digits.data();
}

}  // namespace schede
