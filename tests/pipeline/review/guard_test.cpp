#include "pipeline/review/guard.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

constexpr std::uint16_t port = 4711;

std::string value_of(const std::string& set_cookie) {
  const auto begin = set_cookie.find('=') + 1;
  return set_cookie.substr(begin, set_cookie.find(';') - begin);
}

std::string token_of(const std::string& address) { return address.substr(address.find('=') + 1); }

/// A request of the browser that has the cookie.
Asker own(const Guard& guard) {
  Asker asker;
  asker.method = "POST";
  asker.path = "/decide";
  asker.host = "127.0.0.1:4711";
  asker.origin = "http://127.0.0.1:4711";
  asker.fetch_site = "same-origin";
  asker.cookie = value_of(guard.cookie());
  asker.content_type = "application/json";
  asker.length = 100;
  return asker;
}

}  // namespace

TEST_CASE("the station's own page is welcome") {
  Guard guard(port);
  auto asker = own(guard);
  CHECK(guard.judge(asker).verdict == Guard::Verdict::welcome);
  asker.method = "GET";
  asker.origin.clear();
  asker.length.reset();
  CHECK(guard.judge(asker).verdict == Guard::Verdict::welcome);
}

TEST_CASE("whoever else asks is refused") {
  struct Case {
    std::string name;
    void (*change)(Asker&);
    int status;
  };
  const auto c = GENERATE(values<Case>({
      {"without the cookie", [](Asker& a) { a.cookie.clear(); }, 403},
      {"with another cookie", [](Asker& a) { a.cookie.back() = a.cookie.back() == '0' ? '1' : '0'; }, 403},
      {"by another name of the host", [](Asker& a) { a.host = "attacker.example:4711"; }, 403},
      {"by another port", [](Asker& a) { a.host = "127.0.0.1:80"; }, 403},
      {"by no name", [](Asker& a) { a.host.clear(); }, 403},
      {"from another origin", [](Asker& a) { a.origin = "http://attacker.example"; }, 403},
      {"from no origin, to change something", [](Asker& a) { a.origin.clear(); }, 403},
      {"from a sandboxed page", [](Asker& a) { a.origin = "null"; }, 403},
      {"from another site", [](Asker& a) { a.fetch_site = "cross-site"; }, 403},
      {"from a site of the same host", [](Asker& a) { a.fetch_site = "same-site"; }, 403},
      {"with a form", [](Asker& a) { a.content_type = "application/x-www-form-urlencoded"; }, 415},
      {"with a form of plain text", [](Asker& a) { a.content_type = "text/plain"; }, 415},
      {"with a body of unknown length", [](Asker& a) { a.length.reset(); }, 411},
      {"with too large a body", [](Asker& a) { a.length = most_body_bytes + 1; }, 413},
      {"by another method", [](Asker& a) { a.method = "DELETE"; }, 405},
      {"by a method that asks beforehand", [](Asker& a) { a.method = "OPTIONS"; }, 405},
  }));
  CAPTURE(c.name);
  Guard guard(port);
  auto asker = own(guard);
  c.change(asker);
  const auto judgement = guard.judge(asker);
  CHECK(judgement.verdict == Guard::Verdict::refused);
  CHECK(judgement.status == c.status);
}

TEST_CASE("the token of the address is good for the cookie, once") {
  Guard guard(port);
  Asker asker;
  asker.method = "GET";
  asker.path = "/";
  asker.host = "127.0.0.1:4711";
  asker.token = "guessed";
  CHECK(guard.judge(asker).verdict == Guard::Verdict::refused);
  asker.token = token_of(guard.address());
  asker.path = "/queue";
  CHECK(guard.judge(asker).verdict == Guard::Verdict::refused);
  asker.path = "/";
  CHECK(guard.judge(asker).verdict == Guard::Verdict::exchange);
  CHECK(guard.judge(asker).verdict == Guard::Verdict::refused);
  CHECK(guard.cookie().ends_with("; Path=/; HttpOnly; SameSite=Strict"));
}

TEST_CASE("no two stations share a secret") {
  CHECK(Guard(port).cookie() != Guard(port).cookie());
  CHECK(Guard(port).address() != Guard(port).address());
}
