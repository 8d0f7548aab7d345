#include "pipeline/host/messages.h"

#include <Poco/AutoPtr.h>
#include <Poco/ConsoleChannel.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/PatternFormatter.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <utility>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/progress.h"

namespace schede {
namespace {

constexpr std::chrono::milliseconds progress_pause{100};
constexpr std::array level_names = {"info", "warning", "error"};

LogFormat log_format = LogFormat::text;

std::string json(const Event& event, const std::string& message) {
  std::string line = "{\"time\":" + json_string(rfc3339(now())) + ",\"level\":\"" + level_names[static_cast<std::size_t>(event.level)] +
                     "\",\"event\":\"" + event.name + '"';
  if (!event.file.empty()) line += ",\"file\":" + json_string(event.file);
  if (!event.code.empty()) line += ",\"code\":" + json_string(event.code);
  return line + ",\"message\":" + json_string(message) + '}';
}

const char* pattern(Messages::Stamps stamps) {
  if (log_format == LogFormat::json) return "%t";
  return stamps == Messages::Stamps::time ? "%Y-%m-%dT%H:%M:%SZ %t" : "schede: %t";
}

}  // namespace

void Messages::use(LogFormat format) { log_format = format; }

Messages::Messages(Language language, Stamps stamps)
    : language_(language), terminal_(log_format == LogFormat::text && ::isatty(STDERR_FILENO) == 1) {
  const Poco::AutoPtr<Poco::Channel> console(new Poco::ConsoleChannel(std::cerr));
  const Poco::AutoPtr<Poco::Formatter> formatter(new Poco::PatternFormatter(pattern(stamps)));
  Poco::Logger::root().setChannel(new Poco::FormattingChannel(formatter, console));
}

void Messages::tell(const Event& event) {
  const auto message = event.words.in(language_);
  if (event.level != Event::Level::info) {
    if (!troubles_.insert(message).second || last_troubles_.contains(message)) return;
    said_.push_back(message);
  }
  clear_progress();
  Poco::Logger::root().information(log_format == LogFormat::json ? json(event, message) : message);
}

void Messages::say_unread(std::string_view path, int error) {
  tell({Event::Level::warning, "unread", trouble({"non riesco a leggere", "cannot read"}, path, error), std::string(path)});
}

void Messages::say_rejected(std::string_view path, std::string_view code, std::string_view reason) {
  const auto line = visible(path, LineEnds::shown) + ": " + visible(reason, LineEnds::shown);
  tell({Event::Level::warning, "rejected", {"respinto " + line, "rejected " + line}, std::string(path), std::string(code)});
}

void Messages::say_receipts(std::string_view path, std::size_t count) {
  const auto name = visible(path, LineEnds::shown), number = std::to_string(count);
  tell({Event::Level::info,
        "receipts",
        {name + ": ricevute di posta certificata, non schede: " + number, name + ": receipts of certified mail, no returns: " + number},
        std::string(path)});
}

void Messages::say_accepted(std::string_view path, std::size_t gaps) {
  const auto name = visible(path, LineEnds::shown), count = std::to_string(gaps);
  tell({Event::Level::info,
        "accepted",
        {"accolto " + name + "; lacune: " + count, "accepted " + name + "; gaps: " + count},
        std::string(path)});
}

void Messages::say_failure(const Failure& failure) { tell({Event::Level::error, "failure", failure.words}); }

void Messages::next_round() {
  last_troubles_ = std::exchange(troubles_, {});
  said_.clear();
}

void Messages::progress(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now < next_progress_) return;
  if (!progress_shown_ && begin_ == decltype(begin_){}) begin_ = now;
  next_progress_ = now + progress_pause;
  progress_shown_ = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  std::cerr << '\r' << progress_line(done, total, elapsed, language_) << "\x1b[K" << std::flush;
}

void Messages::clear_progress() {
  if (progress_shown_) std::cerr << "\r\x1b[K" << std::flush;
  progress_shown_ = false;
}

}  // namespace schede
