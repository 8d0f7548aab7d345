#include "extractors/values/digit_groups.h"

#include <algorithm>
#include <array>
#include <optional>

namespace schede {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Of ASCII, or the first byte of a letter in UTF-8: 0xE2 begins dashes and other signs, 0xF0 pictures.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte < 0xF0 && byte != 0xE2);
}

/// Lower case (of ASCII), dashes of all kinds as '-', '\\' as '/'.
std::string simplified(std::string_view text) {
  constexpr auto dashes = std::to_array<std::string_view>({"‐", "‑", "‒", "–", "—", "―", "−"});
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (std::ranges::any_of(dashes, [&](std::string_view dash) { return rest.starts_with(dash); })) {
      result += '-';
      i += dashes.front().size() - 1;
    } else if (text[i] == '\\') {
      result += '/';
    } else {
      result += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
  }
  return result;
}

/// Labels and joints that are written without a space before or behind a number.
bool is_label(std::string_view word) {
  constexpr auto labels =
      std::to_array<std::string_view>({"cel", "cell", "e", "f", "fax", "int", "interno", "n", "nr", "o", "t", "tel", "telefono"});
  return word.empty() || std::ranges::find(labels, word) != labels.end();
}

/// "(4 linee)" counts lines and is no part of the number before.
bool counts_something(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin > 2 || begin == 0 || text[begin - 1] != '(') return false;
  const auto inside = text.substr(end, std::min(text.find(')', end), text.size()) - end);
  return std::ranges::any_of(inside, is_letter);
}

/// A time of day, "9" or "9.30".
struct Clock {
  std::size_t hour = 0, end = 0;
  bool minutes = false;
};

std::optional<Clock> clock_at(std::string_view text, std::size_t at) {
  constexpr auto quarters = std::to_array<std::string_view>({"00", "15", "30", "45"});
  const auto digits = [&](std::size_t from) { return std::min(text.find_first_not_of("0123456789", from), text.size()) - from; };
  const auto size = digits(at);
  if (size == 0 || size > 2) return std::nullopt;
  Clock clock{static_cast<std::size_t>(std::stoi(std::string(text.substr(at, size)))), at + size, false};
  const bool parted = clock.end < text.size() && std::string_view(".,:").find(text[clock.end]) != std::string_view::npos;
  clock.minutes = parted && digits(clock.end + 1) == 2 && std::ranges::find(quarters, text.substr(clock.end + 1, 2)) != quarters.end();
  if (clock.minutes) clock.end += 3;
  return clock.hour <= 24 ? std::optional(clock) : std::nullopt;
}

/// Behind office hours, "9.00-13.00" or "(9-13)"; `begin` where none stand there.
std::size_t end_of_hours(std::string_view text, std::size_t begin) {
  if (begin > 0 && std::string_view(" \n(").find(text[begin - 1]) == std::string_view::npos) return begin;
  const auto first = clock_at(text, begin);
  if (!first) return begin;
  const auto joint = text.find_first_of("0123456789", first->end);
  if (joint == std::string_view::npos) return begin;
  const auto sign = simplified(text.substr(first->end, joint - first->end));
  if (sign != "-" && sign != " - " && sign != "/") return begin;
  const auto second = clock_at(text, joint);
  if (!second || second->hour <= first->hour) return begin;
  const bool bracketed = begin > 0 && text[begin - 1] == '(' && second->end < text.size() && text[second->end] == ')';
  return first->minutes || second->minutes || bracketed ? second->end : begin;
}

/// "1) 0832 682111", "0832 682111 (2)", "3° piano": a number of its own, unless it is the "(0)" or "(1)" of a number from abroad.
bool is_ordinal(std::string_view text, std::size_t begin, std::size_t end) {
  const auto behind = text.substr(end);
  if (behind.starts_with("°") || behind.starts_with("º")) return true;
  if (end - begin > 2 || !behind.starts_with(')') || text[begin] == '0') return false;
  const auto before = text.substr(0, begin);
  const auto bracket = before.find_last_of("()");
  if (bracket == std::string_view::npos || before[bracket] == ')') return true;
  constexpr std::size_t shortest_number = 6;
  const auto digits = std::ranges::count_if(before.substr(0, bracket), is_digit);
  return bracket + 1 == begin && static_cast<std::size_t>(digits) >= shortest_number;
}

bool belongs_elsewhere(std::string_view text, std::size_t begin, std::size_t end) {
  if (counts_something(text, begin, end) || is_ordinal(text, begin, end)) return true;
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  if (end < text.size() && (text[end] == '@' || text[end] == '_' || (text[end] == ':' && digit_at(end + 1)))) return true;
  auto behind = end;
  while (behind < text.size() && is_letter(text[behind])) ++behind;
  if (!is_label(simplified(text.substr(end, behind - end)))) return true;
  if (begin == 0) return false;
  if (text[begin - 1] == '@' || text[begin - 1] == '_') return true;
  if (text[begin - 1] == ':' && begin > 1 && digit_at(begin - 2)) return true;
  auto word = begin;
  while (word > 0 && is_letter(text[word - 1])) --word;
  return !is_label(simplified(text.substr(word, begin - word)));
}

}  // namespace

std::vector<DigitGroup> find_digit_groups(std::string_view text) {
  std::vector<DigitGroup> groups;
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    if (const auto behind = end_of_hours(text, i); behind > i) {
      i = behind;
      continue;
    }
    const auto begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (belongs_elsewhere(text, begin, i)) continue;
    DigitGroup group{std::string(text.substr(begin, i - begin)), false, begin, i, {}};
    const auto before = text.substr(last, begin - last);
    // No country's code begins with 0: that '+' joins two numbers.
    const auto sign = before.find_last_not_of(' ');
    if (sign != std::string_view::npos && before[sign] == '+' && text[begin] != '0') {
      group.plus = true;
      group.begin = last + sign;
    }
    group.between = simplified(text.substr(last, group.begin - last));
    last = i;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string text_behind(std::string_view text, const std::vector<DigitGroup>& groups) {
  return simplified(groups.empty() ? text : text.substr(groups.back().end));
}

}  // namespace schede
