#include "pipeline/host/progress.h"

#include <algorithm>

namespace schede {
namespace {

constexpr std::size_t bar_width = 20;

std::string padded(std::size_t number, std::size_t width) {
  const auto digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "0:07", "12:30", "1:02:03".
std::string clock_time(std::size_t seconds) {
  const auto hours = seconds / 3600, minutes = seconds / 60 % 60;
  return (hours ? std::to_string(hours) + ':' + two_digits(minutes) : std::to_string(minutes)) + ':' + two_digits(seconds % 60);
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, std::chrono::milliseconds elapsed, Language language) {
  const auto milliseconds = std::max<std::size_t>(1, static_cast<std::size_t>(elapsed.count()));
  const auto rate = "  " + std::to_string(done * 1000 / milliseconds) + "/s";
  if (total == 0) return std::to_string(done) + (language == Language::it ? " documenti" : " documents") + rate;
  const auto full = bar_width * done / total;
  const auto left = done ? (total - done) * milliseconds / done / 1000 : 0;
  return '[' + std::string(full, '#') + std::string(bar_width - full, '-') + "] " + padded(100 * done / total, 3) + " %  " +
         std::to_string(done) + '/' + std::to_string(total) + rate + (language == Language::it ? "  ancora " : "  left ") +
         clock_time(left);
}

}  // namespace schede
