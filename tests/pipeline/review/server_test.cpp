#include "pipeline/review/server.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <thread>

#include "extractors/text/digest.h"
#include "tests/pipeline/http.h"
#include "tests/pipeline/review/reviewed.h"

using namespace schede;

namespace {

/// A station that serves, and a browser that has its cookie.
class Served {
 public:
  Served() : station_(reviewed_.by("Anna"), reviewed_.forms) {
    std::promise<std::string> address;
    auto found = address.get_future();
    thread_ = std::thread([this, &address] {
      serve(
          station_, std::chrono::seconds(60), [&](const std::string& text) { address.set_value(text); },
          [this] { return stopped_.load(); });
    });
    address_ = found.get();
    port_ = test::port_of(address_);
    cookie_ = test::cookie_for(port_, address_);
  }
  ~Served() {
    stopped_ = true;
    thread_.join();
  }

  /// "{host}", "{cookie}" and "{token}" are filled in.
  [[nodiscard]] std::string ask(std::string request) const {
    const auto fill = [&](const std::string& place, const std::string& text) {
      for (auto at = request.find(place); at != request.npos; at = request.find(place)) request.replace(at, place.size(), text);
    };
    fill("{host}", "127.0.0.1:" + std::to_string(port_));
    fill("{cookie}", cookie_);
    fill("{token}", address_.substr(address_.find('=') + 1));
    return test::talk(port_, request);
  }
  [[nodiscard]] std::string decide(const std::string& json) const { return test::talk(port_, test::decision(port_, cookie_, json)); }
  [[nodiscard]] const std::string& cookie() const { return cookie_; }

 private:
  test::Reviewed reviewed_{OutputSet::tables};
  Station station_;
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
  std::string address_, cookie_;
  std::uint16_t port_ = 0;
};

const std::string own_headers = "Host: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n";
const std::string own_post = own_headers + "Origin: http://{host}\r\nContent-Type: application/json\r\n";

}  // namespace

TEST_CASE("the station serves its own_headers browser") {
  const Served served;
  CHECK_THAT(served.cookie(), Catch::StartsWith("schede-"));
  for (const char* path : {"/", "/queue", "/station.js", "/station.css", "/scheda.css"}) {
    CAPTURE(path);
    const auto answer = served.ask("GET " + std::string(path) + " HTTP/1.1\r\n" + own_headers + "\r\n");
    CHECK(test::status_of(answer) == "200");
    CHECK_THAT(answer, Catch::Contains("Content-Security-Policy: default-src 'none'") && Catch::Contains("Cache-Control: no-store"));
  }
  const auto id = sha256(test::filled_form()).substr(0, 12);
  CHECK(test::status_of(served.ask("GET /return/" + id + " HTTP/1.1\r\n" + own_headers + "\r\n")) == "200");
  CHECK(test::status_of(served.decide(R"({"record_id":")" + id + R"(","field":"contact.office","value":"Sportello","why":"x"})")) == "200");
  CHECK(test::status_of(served.decide("no JSON")) == "400");
}

TEST_CASE("whoever else asks the station is refused, and sees and changes nothing") {
  struct Case {
    std::string name, request;
    std::vector<std::string> statuses;  ///< any of them
  };
  const std::string body = R"({"record_id":"x"})", length = "Content-Length: 17\r\n\r\n" + body;
  const std::vector<Case> cases = {
      {"without the cookie", "GET /queue HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", {"403"}},
      {"with a guessed token", "GET /?token=0123 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", {"403"}},
      {"with a token that was used", "GET /?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", {"403"}},
      {"by another name of the host",
       "GET /queue HTTP/1.1\r\nHost: attacker.example\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n",
       {"403"}},
      {"by no name of the host", "GET /queue HTTP/1.0\r\nCookie: {cookie}\r\n\r\n", {"403"}},
      {"from another origin",
       "POST /decide HTTP/1.1\r\n" + own_headers + "Origin: http://attacker.example\r\nContent-Type: application/json\r\n" + length,
       {"403"}},
      {"with a form of another site",
       "POST /decide HTTP/1.1\r\n" + own_headers +
           "Origin: http://attacker.example\r\nSec-Fetch-Site: cross-site\r\nContent-Type: text/plain\r\n" + length,
       {"403"}},
      {"with a form of its own_headers origin",
       "POST /decide HTTP/1.1\r\n" + own_headers + "Origin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n" + length,
       {"415"}},
      {"asking beforehand", "OPTIONS /decide HTTP/1.1\r\n" + own_headers + "Origin: http://attacker.example\r\n\r\n", {"405"}},
      {"by another method", "PUT /decide HTTP/1.1\r\n" + own_post + length, {"405"}},
      {"for a path above", "GET /../state.db HTTP/1.1\r\n" + own_headers + "\r\n", {"404"}},
      {"for a path above a return", "GET /return/../../state.db HTTP/1.1\r\n" + own_headers + "\r\n", {"404"}},
      {"for a path above, escaped", "GET /return/%2e%2e%2fstate.db HTTP/1.1\r\n" + own_headers + "\r\n", {"404"}},
      {"for a file of the machine", "GET //etc/passwd HTTP/1.1\r\n" + own_headers + "\r\n", {"404", "403"}},
      {"for a return with a NUL", "GET /return/0123456789ab%00 HTTP/1.1\r\n" + own_headers + "\r\n", {"404", "400"}},
      {"for no URI", "GET http://[ HTTP/1.1\r\n" + own_headers + "\r\n", {"400"}},
      {"with too large a body", "POST /decide HTTP/1.1\r\n" + own_post + "Content-Length: 262145\r\n\r\n", {"413"}},
      {"with a body of no length",
       "POST /decide HTTP/1.1\r\n" + own_post + "Transfer-Encoding: chunked\r\n\r\n11\r\n" + body + "\r\n0\r\n\r\n",
       {"411"}},
      {"with a length that is none", "POST /decide HTTP/1.1\r\n" + own_post + "Content-Length: -1\r\n\r\n", {"400", "411", "413"}},
      {"with endless headers", "GET /queue HTTP/1.1\r\n" + own_headers + "X: " + std::string(1 << 20, 'x') + "\r\n\r\n", {"400", ""}},
  };
  const Served served;
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto answer = served.ask(c.request);
    CHECK_THAT(c.statuses, Catch::VectorContains(test::status_of(answer)));
    CHECK_THAT(answer, !Catch::Contains("lecce.docx") && !Catch::Contains("SQLite format") && !Catch::Contains("Set-Cookie"));
  }
  CHECK(test::status_of(served.ask("GET /queue HTTP/1.1\r\n" + own_headers + "\r\n")) == "200");  // and it goes on
}
