#include "extractors/text/digest.h"

#include <Poco/Crypto/DigestEngine.h>
#include <Poco/Crypto/OpenSSLInitializer.h>

namespace schede {

namespace {

/// OpenSSL's takes a quarter of the time of Poco::SHA2Engine.
std::unique_ptr<Poco::Crypto::DigestEngine> sha256_engine() {
  // Every engine sets OpenSSL up anew unless it is kept, with random bytes that a confined worker must make up at great cost.
  static const Poco::Crypto::OpenSSLInitializer kept;
  return std::make_unique<Poco::Crypto::DigestEngine>("SHA256");
}

}  // namespace

Sha256::Sha256() : engine_(sha256_engine()) {}
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) { engine_->update(bytes.data(), bytes.size()); }

std::string Sha256::bytes() {
  const auto& digest = engine_->digest();
  return {digest.begin(), digest.end()};
}

std::string Sha256::hex() { return Poco::DigestEngine::digestToHex(engine_->digest()); }

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.update(bytes);
  return digest.hex();
}

}  // namespace schede
