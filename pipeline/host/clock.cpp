#include "pipeline/host/clock.h"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <string_view>

namespace schede {

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

std::string exact_rfc3339(std::int64_t nanoseconds) {
  auto time = rfc3339(nanoseconds);
  const auto fraction = std::to_string(nanoseconds % second);
  if (fraction != "0") time.replace(time.size() - 1, 1, "." + std::string(9 - fraction.size(), '0') + fraction + "Z");
  return time;
}

std::string to_the_second(const std::string& time) {
  const auto fraction = time.find('.');
  return fraction == std::string::npos ? time : time.substr(0, fraction) + "Z";
}

std::string local_rfc3339(std::int64_t nanoseconds) {
  if (source_date_epoch()) return rfc3339(nanoseconds);
  ::tzset();
  const std::time_t seconds = nanoseconds / second;
  std::tm local{};
  ::localtime_r(&seconds, &local);
  char text[sizeof "-2147483648-12-31T23:59:59+0000"];
  std::string time(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S%z", &local));
  return time.insert(time.size() - 2, 1, ':');
}

std::string in_local_zone(const std::string& rfc3339) {
  const auto moment = moment_of(rfc3339);
  return moment ? local_rfc3339(*moment) : rfc3339;
}

std::optional<std::int64_t> moment_of(const std::string& rfc3339) {
  std::tm utc{};
  const char* end = ::strptime(rfc3339.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  if (!end || *end != '\0') return {};
  const std::int64_t seconds = ::timegm(&utc);
  constexpr auto most = std::numeric_limits<std::int64_t>::max() / second;
  return seconds < -most || seconds > most ? std::nullopt : std::optional(seconds * second);
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
