#include "pipeline/workers/limit_option.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace schede {
namespace {

struct Unit {
  char letter;
  std::uint64_t worth;
};
constexpr std::array units{Unit{'G', 1ULL << 30}, Unit{'M', 1ULL << 20}, Unit{'K', 1ULL << 10}};

const NamedLimit* find(std::string_view name) {
  const auto found = std::ranges::find(named_limits, name, &NamedLimit::name);
  return found == named_limits.end() ? nullptr : &*found;
}

/// "32M"; nothing when it is no number above 0, or too large a one.
std::optional<std::uint64_t> parse(std::string_view text) {
  std::uint64_t value = 0, worth = 1;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || value == 0) return {};
  if (stopped != end) {
    const auto unit = std::ranges::find(units, *stopped, &Unit::letter);
    if (unit == units.end() || stopped + 1 != end) return {};
    worth = unit->worth;
  }
  constexpr std::uint64_t most = 1ULL << 62;
  if (value > most / worth) return {};
  return value * worth;
}

std::string written(std::uint64_t value, bool is_size) {
  for (const auto& unit : units)
    if (is_size && value % unit.worth == 0) return std::to_string(value / unit.worth) + unit.letter;
  return std::to_string(value);
}

/// A space may follow the comma before.
std::pair<std::string_view, std::string_view> parts(std::string_view given) {
  given.remove_prefix(std::min(given.find_first_not_of(' '), given.size()));
  const auto equals = given.find('=');
  return {given.substr(0, equals), equals == std::string_view::npos ? std::string_view() : given.substr(equals + 1)};
}

std::string names() {
  std::string all;
  for (const auto& limit : named_limits) all.append(all.empty() ? "" : ", ").append(limit.name);
  return all;
}

}  // namespace

void add_limit_option(CLI::App& parser, std::vector<std::string>& given, Language language) {
  const Bilingual help{"un limite di ciò che un documento può costare; si può ripetere",
                       "a limit of what one document may cost; may be repeated"};
  const auto check = [](const std::string& text) -> std::string {
    const auto [name, value] = parts(text);
    if (!find(name)) return "NAME: " + names();
    return parse(value) ? "" : "VALUE: 1, 2, ... 64K, 64M, 2G";
  };
  parser.add_option("--limit", given, help.in(language))->delimiter(',')->allow_extra_args(false)->check(check)->option_text("NAME=VALUE");
}

Limits limits_of(const std::vector<std::string>& given) {
  Limits limits;
  for (const auto& one : given) {
    const auto [name, text] = parts(one);
    const auto* limit = find(name);
    const auto value = parse(text);
    if (limit && value) limits.*limit->value = *value;
  }
  return limits;
}

std::string in_words(std::string_view name, const Limits& limits) {
  const auto* limit = find(name);
  return std::string(name) + (limit ? "=" + written(limits.*limit->value, name.ends_with("_bytes")) : "");
}

std::string changed_limits(const Limits& limits) {
  std::string changed;
  for (const auto& limit : named_limits)
    if (limits.*limit.value != Limits().*limit.value) changed += " " + in_words(limit.name, limits);
  return changed;
}

}  // namespace schede
