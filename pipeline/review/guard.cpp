#include "pipeline/review/guard.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace schede {
namespace {

std::string random_text() {
  std::array<unsigned char, 32> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw std::system_error(errno, std::generic_category(), "getrandom");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) text += {digits[byte >> 4U], digits[byte & 15U]};
  return text;
}

/// In a time that does not tell how much of it is right.
bool is_same(std::string_view given, std::string_view secret) {
  if (secret.empty() || given.size() != secret.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < given.size(); ++i) difference |= static_cast<unsigned>(given[i] ^ secret[i]);
  return difference == 0;
}

}  // namespace

std::string cookie_name(std::uint16_t port) { return "schede-" + std::to_string(port); }

Guard::Guard(std::uint16_t port)
    : origin_("http://127.0.0.1:" + std::to_string(port)), token_(random_text()), secret_(random_text()), port_(port) {}

std::string Guard::address() const { return origin_ + "/?token=" + token_; }

std::string Guard::cookie() const { return cookie_name(port_) + '=' + secret_ + "; Path=/; HttpOnly; SameSite=Strict"; }

Guard::Judgement Guard::judge(const Asker& asker) {
  const bool posts = asker.method == "POST";
  if (!posts && asker.method != "GET") return {Verdict::refused, 405};
  if ("http://" + asker.host != origin_) return {Verdict::refused, 403};
  if (posts ? asker.origin != origin_ : !asker.origin.empty() && asker.origin != origin_) return {Verdict::refused, 403};
  if (!asker.fetch_site.empty() && asker.fetch_site != "same-origin" && asker.fetch_site != "none") return {Verdict::refused, 403};
  if (!posts && asker.path == "/" && is_same(asker.token, token_)) {
    token_.clear();
    return {Verdict::exchange, 303};
  }
  if (!is_same(asker.cookie, secret_)) return {Verdict::refused, 403};
  if (!posts) return {Verdict::welcome, 200};
  if (!asker.content_type.starts_with("application/json")) return {Verdict::refused, 415};
  if (!asker.length) return {Verdict::refused, 411};
  if (*asker.length > most_body_bytes) return {Verdict::refused, 413};
  return {Verdict::welcome, 200};
}

}  // namespace schede
