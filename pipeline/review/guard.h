#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// A request as far as it decides who asks. What is not there is empty.
struct Asker {
  std::string method, path, token, host, origin, fetch_site, cookie, content_type;
  std::optional<std::uint64_t> length;  ///< of the body; nothing where it is not said
};

/// Lets the browser in that was given the address, and nobody else: no other user's program, no other site's page.
class Guard {
 public:
  /// For a server on that port of 127.0.0.1.
  explicit Guard(std::uint16_t port);

  /// What the browser is to open, once.
  [[nodiscard]] std::string address() const;
  /// What it is given in exchange, as the value of the header Set-Cookie.
  [[nodiscard]] std::string cookie() const;

  enum class Verdict { welcome, exchange, refused };
  struct Judgement {
    Verdict verdict = Verdict::refused;
    int status = 403;  ///< HTTP's, of one that is refused
  };
  /// `exchange`: the token is right, and is used up; it is to have the cookie and go on without the token.
  [[nodiscard]] Judgement judge(const Asker& asker);

 private:
  std::string origin_, token_, secret_;
  std::uint16_t port_;
};

/// The name of the cookie of the station on a port: a browser sends those of every port of a host to each.
[[nodiscard]] std::string cookie_name(std::uint16_t port);

/// Of a body.
inline constexpr std::uint64_t most_body_bytes = 256 << 10;

}  // namespace schede
