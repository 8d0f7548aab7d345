#include "pipeline/host/clock.h"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace schede {
namespace {
constexpr std::int64_t second = 1'000'000'000;
}

std::int64_t now() {
  timespec time{};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return time.tv_sec * second + time.tv_nsec;
}

std::string rfc3339(std::int64_t nanoseconds) {
  const std::time_t seconds = nanoseconds / second;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[sizeof "-2147483648-12-31T23:59:59Z"];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::optional<std::int64_t> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (!text) return {};
  const std::string_view digits(text);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t latest = 253'402'300'799;  // the year 9999
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0 || seconds > latest) return {};
  return seconds * second;
}

}  // namespace schede
