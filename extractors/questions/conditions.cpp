#include "extractors/questions/conditions.h"

#include <algorithm>

#include "extractors/text/fold.h"
#include "extractors/typed/range.h"

namespace schede {

namespace {

const ValueReading* find(const std::vector<const ValueReading*>& values, std::string_view path) {
  const auto found = std::ranges::find(values, path, &ValueReading::path);
  return found == values.end() ? nullptr : *found;
}

bool is_in_doubt(const ValueReading& reading) { return !reading.doubts.empty() || reading.confidence < least_sure; }

bool is_value(const Value& value, const Requirement& wanted) {
  const auto same = [&](std::string_view text) { return wanted.quoted ? fold_key(text) == fold_key(wanted.value) : text == wanted.value; };
  if (const auto* text = std::get_if<std::string>(&value)) return same(*text);
  if (const auto* number = std::get_if<Number>(&value)) return compare_bounds(FieldType::decimal, number->digits, wanted.value) == 0;
  if (const auto* amount = std::get_if<Amount>(&value)) return compare_bounds(FieldType::amount, amount->amount, wanted.value) == 0;
  const auto* codes = std::get_if<std::vector<std::string>>(&value);
  return codes && std::any_of(codes->begin(), codes->end(), same);
}

Asked holds(const Requirement& wanted, const ValueReading* reading) {
  if (!reading || !reading->is_filled()) return Asked::unknown;
  if (wanted.kind == Requirement::Kind::filled) return Asked::yes;
  const bool equal = is_value(reading->value, wanted);
  if (equal == (wanted.kind == Requirement::Kind::equals)) return Asked::yes;
  return is_in_doubt(*reading) ? Asked::unknown : Asked::no;
}

/// "partners[0]." of "partners[0].share".
std::string_view row_of(std::string_view path) {
  const std::size_t close = path.rfind("].");
  return close == std::string_view::npos ? std::string_view() : path.substr(0, close + 2);
}

}  // namespace

Asked asked_for(const ValueReading& reading, const std::vector<const ValueReading*>& values) {
  if (!reading.when) return Asked::yes;
  Asked asked = Asked::yes;
  for (const Requirement& wanted : *reading.when) {
    const ValueReading* other = find(values, std::string(row_of(reading.path)) + wanted.path);
    if (!other) other = find(values, wanted.path);
    const Asked one = holds(wanted, other);
    if (one == Asked::no) return Asked::no;
    if (one == Asked::unknown) asked = Asked::unknown;
  }
  return asked;
}

}  // namespace schede
