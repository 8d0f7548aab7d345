#include "extractors/typed/range.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extractors/typed/dates.h"
#include "extractors/typed/decimal.h"
#include "extractors/typed/times.h"

namespace schede {
namespace {

/// A value as a bound is written; nothing where it is not of the type.
std::optional<std::string> as_bound(FieldType type, const Value& value) {
  if (const auto* number = std::get_if<Number>(&value)) return number->digits;
  if (const auto* sum = std::get_if<Amount>(&value)) return sum->amount;
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return std::nullopt;
  const bool fits = type == FieldType::date ? is_iso_date(*text, DateParts::any) : type == FieldType::time && is_iso_time(*text);
  return fits ? std::optional(*text) : std::nullopt;
}

}  // namespace

bool is_bound(FieldType type, std::string_view bound) {
  const auto number = parse_decimal(bound);
  switch (type) {
    case FieldType::integer: return number && number->fraction.empty();
    case FieldType::year: return number && number->fraction.empty() && bound.size() == 4;
    case FieldType::decimal:
    case FieldType::amount: return number.has_value();
    case FieldType::date: return is_iso_date(bound, DateParts::day);
    case FieldType::time: return is_iso_time(bound);
    case FieldType::url:
    case FieldType::taxcode:
    case FieldType::vat:
    case FieldType::iban:
    case FieldType::postcode:
    case FieldType::province:
    case FieldType::line:
    case FieldType::organisation:
    case FieldType::name:
    case FieldType::address:
    case FieldType::phone:
    case FieldType::mobile:
    case FieldType::email:
    case FieldType::details:
    case FieldType::narrative: return false;
  }
  return false;
}

int compare_bounds(FieldType type, std::string_view a, std::string_view b) {
  if (type == FieldType::date || type == FieldType::time) {
    const auto length = std::min(a.size(), b.size());
    return a.substr(0, length).compare(b.substr(0, length));
  }
  const auto left = parse_decimal(a), right = parse_decimal(b);
  return left && right ? compare(*left, *right) : 0;
}

bool is_out_of_range(FieldType type, const Value& value, std::string_view min, std::string_view max) {
  const auto bound = as_bound(type, value);
  if (!bound) return false;
  return (!min.empty() && compare_bounds(type, *bound, min) < 0) || (!max.empty() && compare_bounds(type, *bound, max) > 0);
}

}  // namespace schede
