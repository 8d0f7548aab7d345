#include "pipeline/review/server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/URI.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "outputs/report/return_html.h"
#include "pipeline/host/failure.h"
#include "pipeline/review/embedded.h"
#include "pipeline/review/guard.h"

namespace schede {
namespace {

namespace net = Poco::Net;
using Clock = std::chrono::steady_clock;

/// The same as the pages', but that its own script may talk to the station.
constexpr const char* policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors "
    "'none'";

struct Desk {
  Station& station;
  Guard guard;
  std::mutex mutex;  ///< of the guard
  std::atomic<Clock::rep> last_asked{Clock::now().time_since_epoch().count()};
};

std::string cookie_of(const net::HTTPServerRequest& request, const std::string& name) {
  net::NameValueCollection cookies;
  request.getCookies(cookies);
  return cookies.get(name, "");
}

Asker asker_of(const net::HTTPServerRequest& request, std::uint16_t port) {
  Asker asker;
  const Poco::URI uri(request.getURI());
  asker.method = request.getMethod();
  asker.path = uri.getPath();
  for (const auto& [name, value] : uri.getQueryParameters())
    if (name == "token") asker.token = value;
  asker.host = request.get("Host", "");
  asker.origin = request.get("Origin", "");
  asker.fetch_site = request.get("Sec-Fetch-Site", "");
  asker.cookie = cookie_of(request, cookie_name(port));
  asker.content_type = request.getContentType();
  if (request.hasContentLength()) asker.length = static_cast<std::uint64_t>(request.getContentLength64());
  return asker;
}

bool is_record_id(std::string_view text) { return text.size() == 12 && text.find_first_not_of("0123456789abcdef") == text.npos; }

struct HttpAnswer {
  int status = 404;
  std::string type = "text/plain; charset=utf-8", body;
};

HttpAnswer file(const char* type, std::string_view content) { return {200, type, std::string(content)}; }

HttpAnswer found(const char* type, std::optional<std::string> content) {
  return content ? HttpAnswer{200, type, std::move(*content)} : HttpAnswer{};
}

constexpr const char *html_type = "text/html; charset=utf-8", *json_type = "application/json";

/// What there is to get: a fixed list, and returns by their ids; no path of any file.
HttpAnswer get(Station& station, const std::string& path) {
  if (path == "/") return file(html_type, station.page());
  if (path == "/favicon.ico") return {204, "image/x-icon", {}};
  if (path == "/station.css") return file("text/css", embedded::station_css);
  if (path == "/station.js") return file("text/javascript", embedded::station_js);
  if (path == "/scheda.css") return file("text/css", return_style());
  if (path == "/queue") return file(json_type, station.queue());
  const auto id = [&](std::string_view folder) {
    return path.starts_with(folder) && is_record_id(std::string_view(path).substr(folder.size())) ? path.substr(folder.size())
                                                                                                  : std::string();
  };
  if (const auto page = id("/return/"); !page.empty()) return found(html_type, station.return_html(page));
  if (const auto fields = id("/fields/"); !fields.empty()) return found(json_type, station.return_json(fields));
  return {};
}

HttpAnswer post(Station& station, const std::string& path, const std::string& body) {
  const auto answer = [](Station::Reply reply) { return HttpAnswer{reply.status, json_type, std::move(reply.json)}; };
  if (path == "/decide") return answer(station.decide(body));
  if (path == "/undo") return answer(station.undo(body));
  return {};
}

class Handler : public net::HTTPRequestHandler {
 public:
  Handler(Desk& desk, std::uint16_t port) : desk_(desk), port_(port) {}

  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    desk_.last_asked = Clock::now().time_since_epoch().count();
    set_headers(response);
    try {
      const auto asker = asker_of(request, port_);
      const auto judgement = judge(asker);
      switch (judgement.verdict) {
        case Guard::Verdict::refused: return refuse(response, judgement.status);
        case Guard::Verdict::exchange: return exchange(response);
        case Guard::Verdict::welcome: return send(response, answer_to(asker, request));
      }
    } catch (const Failure& failure) {
      send(response, {500, "text/plain; charset=utf-8", failure.words.en});
    } catch (const Poco::Exception&) {
      refuse(response, 400);
    }
  }

 private:
  static void set_headers(net::HTTPServerResponse& response) {
    response.set("Content-Security-Policy", policy);
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cache-Control", "no-store");
  }

  Guard::Judgement judge(const Asker& asker) {
    const std::lock_guard lock(desk_.mutex);
    return desk_.guard.judge(asker);
  }

  /// A body that was not read is in the way of the next request.
  static void refuse(net::HTTPServerResponse& response, int status) {
    response.setKeepAlive(false);
    send(response,
         {status, "text/plain; charset=utf-8", net::HTTPResponse::getReasonForStatus(static_cast<net::HTTPResponse::HTTPStatus>(status))});
  }

  void exchange(net::HTTPServerResponse& response) {
    response.set("Set-Cookie", desk_.guard.cookie());
    response.set("Location", "/");
    send(response, {303, "text/plain; charset=utf-8", ""});
  }

  HttpAnswer answer_to(const Asker& asker, net::HTTPServerRequest& request) {
    if (asker.method == "GET") return get(desk_.station, asker.path);
    std::string body(static_cast<std::size_t>(*asker.length), '\0');
    request.stream().read(body.data(), static_cast<std::streamsize>(body.size()));
    if (request.stream().gcount() != static_cast<std::streamsize>(body.size())) return {400, "text/plain", ""};
    return post(desk_.station, asker.path, body);
  }

  static void send(net::HTTPServerResponse& response, const HttpAnswer& answer) {
    response.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(answer.status));
    response.setContentType(answer.type);
    response.sendBuffer(answer.body.data(), answer.body.size());
  }

  Desk& desk_;
  std::uint16_t port_;
};

class Handlers : public net::HTTPRequestHandlerFactory {
 public:
  Handlers(Desk& desk, std::uint16_t port) : desk_(desk), port_(port) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override { return new Handler(desk_, port_); }

 private:
  Desk& desk_;
  std::uint16_t port_;
};

Failure cannot_serve(const Poco::Exception& problem) {
  return {ExitCode::io,
          {"la stazione non può aprire una porta: " + problem.displayText(), "the station cannot open a port: " + problem.displayText()}};
}

}  // namespace

void serve(Station& station, std::chrono::seconds idle, const std::function<void(const std::string& address)>& started,
           const std::function<bool()>& stop) {
  try {
    net::ServerSocket socket(net::SocketAddress("127.0.0.1", 0), 16);
    const std::uint16_t port = socket.address().port();
    Desk desk{station, Guard(port), {}, {}};
    desk.last_asked = Clock::now().time_since_epoch().count();
    net::HTTPServerParams::Ptr limits = new net::HTTPServerParams;
    limits->setMaxThreads(4);
    limits->setMaxQueued(32);
    limits->setTimeout(Poco::Timespan(10, 0));
    net::HTTPServer server(new Handlers(desk, port), socket, limits);
    server.start();
    started(desk.guard.address());
    const auto since = [&] { return Clock::now().time_since_epoch() - Clock::duration(desk.last_asked.load()); };
    while (!stop() && since() < idle) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    server.stopAll(true);
  } catch (const Poco::Exception& problem) {
    throw cannot_serve(problem);
  }
}

}  // namespace schede
