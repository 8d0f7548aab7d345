#include "pipeline/messages.h"

#include <Poco/AutoPtr.h>
#include <Poco/ConsoleChannel.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/PatternFormatter.h>
#include <unistd.h>

#include <iostream>
#include <string>

#include "outputs/escape.h"
#include "pipeline/failure.h"

namespace schede {
namespace {

constexpr std::chrono::milliseconds progress_pause{100};

Poco::Logger& logger() { return Poco::Logger::root(); }

}  // namespace

Messages::Messages(Language language, Stamps stamps) : language_(language), terminal_(::isatty(STDERR_FILENO) == 1) {
  const char* pattern = stamps == Stamps::time ? "%Y-%m-%dT%H:%M:%SZ %t" : "schede: %t";
  const Poco::AutoPtr<Poco::Channel> console(new Poco::ConsoleChannel(std::cerr));
  const Poco::AutoPtr<Poco::Formatter> formatter(new Poco::PatternFormatter(pattern));
  logger().setChannel(new Poco::FormattingChannel(formatter, console));
}

void Messages::say(const Words& words) {
  clear_progress();
  logger().information(words.in(language_));
}

void Messages::say_unread(std::string_view path, int error) { say(trouble({"non riesco a leggere", "cannot read"}, path, error)); }

void Messages::say_rejected(std::string_view path, std::string_view reason) {
  const auto line = visible(path, LineEnds::shown) + ": " + visible(reason, LineEnds::shown);
  say({"respinto " + line, "rejected " + line});
}

void Messages::progress(std::size_t done) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now < next_progress_) return;
  next_progress_ = now + progress_pause;
  progress_shown_ = true;
  std::cerr << '\r' << done << (language_ == Language::it ? " documenti" : " documents") << std::flush;
}

void Messages::clear_progress() {
  if (progress_shown_) std::cerr << "\r\x1b[K" << std::flush;
  progress_shown_ = false;
}

}  // namespace schede
