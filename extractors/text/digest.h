#pragma once

#include <string>
#include <string_view>

#include <nettle/sha2.h>

namespace schede {

/// The SHA-256 of bytes as they pass.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);

  /// The 32 bytes of the digest. Call it once, last; or its 64 hexadecimal digits, lower case.
  [[nodiscard]] std::string bytes();
  [[nodiscard]] std::string hex();

 private:
  sha256_ctx state_;
};

/// In hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace schede
