#include "extractors/typed/decimal.h"

#include <algorithm>

#include "extractors/text/fold.h"

namespace schede {
namespace {

std::string without_leading_zeros(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

/// "1.234.567" with one sign between groups of three, or digits alone.
std::optional<std::string> read_groups(std::string_view written) {
  if (is_number(written)) return std::string(written);
  const auto at = written.find_first_not_of("0123456789");
  if (at == 0 || at == written.npos || at > 3 || written.front() == '0') return std::nullopt;
  std::string digits(written.substr(0, at));
  for (std::size_t i = at; i < written.size(); i += 4) {
    const std::string_view group = written.substr(i + 1, 3);
    if (written[i] != written[at] || group.size() != 3 || !is_number(group)) return std::nullopt;
    digits += group;
  }
  return digits;
}

std::optional<Decimal> read_with(std::string_view written, char decimal) {
  const auto at = written.find(decimal);
  const std::string_view fraction = at == written.npos ? std::string_view() : written.substr(at + 1);
  if (at != written.npos && (fraction.empty() || !is_number(fraction))) return std::nullopt;
  const auto whole = at == 0 ? std::string("0") : read_groups(written.substr(0, at));
  if (!whole || whole->size() + fraction.size() > most_digits) return std::nullopt;
  return Decimal{false, without_leading_zeros(*whole), std::string(fraction)};
}

bool is_whole(const Decimal& number) { return number.fraction.find_first_not_of('0') == std::string::npos; }

std::string padded(const Decimal& number, std::size_t whole, std::size_t fraction) {
  return std::string(whole - number.whole.size(), '0') + number.whole + number.fraction +
         std::string(fraction - number.fraction.size(), '0');
}

bool is_zero(const Decimal& number) { return number.whole == "0" && is_whole(number); }

}  // namespace

std::optional<Decimal> read_decimal(std::string_view written, char decimal, bool whole) {
  const auto own = read_with(written, decimal), other = read_with(written, decimal == ',' ? '.' : ',');
  if (!whole) return own ? own : other;
  for (const auto& reading : {own, other})
    if (reading && reading->fraction.empty()) return reading;
  for (const auto& reading : {own, other})
    if (reading && is_whole(*reading)) return reading;
  return std::nullopt;
}

std::optional<Decimal> parse_decimal(std::string_view json) {
  const bool negative = json.starts_with('-');
  if (negative) json.remove_prefix(1);
  const auto point = json.find('.');
  const std::string_view whole = json.substr(0, point), fraction = point == json.npos ? std::string_view() : json.substr(point + 1);
  const bool zero_led = whole.size() > 1 && whole.front() == '0';
  const bool has_digits = !whole.empty() && (point == json.npos || !fraction.empty());
  if (!has_digits || zero_led || !is_number(whole) || !is_number(fraction)) return std::nullopt;
  return Decimal{negative, std::string(whole), std::string(fraction)};
}

std::string to_json(const Decimal& number, std::size_t least_fraction) {
  std::string fraction = number.fraction;
  while (fraction.size() > least_fraction && fraction.back() == '0') fraction.pop_back();
  fraction.append(least_fraction - std::min(least_fraction, fraction.size()), '0');
  return (number.negative && !is_zero(number) ? "-" : "") + number.whole + (fraction.empty() ? "" : "." + fraction);
}

Decimal times(const Decimal& number, std::int64_t factor) {
  std::string digits = number.whole + number.fraction;
  std::int64_t carry = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    carry += (*digit - '0') * factor;
    *digit = static_cast<char>('0' + carry % 10);
    carry /= 10;
  }
  digits.insert(0, std::to_string(carry));
  const std::size_t whole = digits.size() - number.fraction.size();
  return {number.negative, without_leading_zeros(digits.substr(0, whole)), digits.substr(whole)};
}

int compare(const Decimal& a, const Decimal& b) {
  if (is_zero(a) && is_zero(b)) return 0;
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  const std::size_t whole = std::max(a.whole.size(), b.whole.size()), fraction = std::max(a.fraction.size(), b.fraction.size());
  const int order = padded(a, whole, fraction).compare(padded(b, whole, fraction));
  return a.negative ? -order : order;
}

}  // namespace schede
