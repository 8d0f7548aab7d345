#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace schede {

/// The SHA-256 of bytes as they pass. Throws std::runtime_error where OpenSSL cannot work it out (no memory, a policy against it).
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);

  /// The 32 bytes of the digest. Call it once, last; or its 64 hexadecimal digits, lower case.
  [[nodiscard]] std::string bytes();
  [[nodiscard]] std::string hex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// In hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace schede
