#include "extractors/text/digest.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace schede {

namespace {

void require(int done) {
  if (done != 1) throw std::runtime_error("OpenSSL: no SHA-256");
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

// Poco's engine for it makes up random numbers first, which costs a short run more than its digests.
Sha256::Sha256() : context_(EVP_MD_CTX_new()) { require(context_ ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0); }

void Sha256::update(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

std::string Sha256::bytes() {
  std::string digest(static_cast<std::size_t>(EVP_MD_size(EVP_sha256())), '\0');
  require(EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr));
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
