#include "extractors/text/digest.h"

namespace schede {

// OpenSSL's and Poco's engines load their configuration and algorithms, or make up random numbers, before the first digest.
Sha256::Sha256() { sha256_init(&state_); }

void Sha256::update(std::string_view bytes) { sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())); }

std::string Sha256::bytes() {
  std::string digest(SHA256_DIGEST_SIZE, '\0');
  sha256_digest(&state_, digest.size(), reinterpret_cast<std::uint8_t*>(digest.data()));
  return digest;
}

std::string Sha256::hex() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes()) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 0xF];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.update(bytes);
  return digest.hex();
}

}  // namespace schede
