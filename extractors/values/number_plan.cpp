#include "extractors/values/number_plan.h"

#include <algorithm>

#include <phonenumbers/phonenumberutil.h>

#include "extractors/values/embedded.h"

namespace schede {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

/// Cheap tests before the library's, which take 17 µs: how numbers begin and how long they are.
bool is_plausible(const std::string& digits, bool plus) {
  const auto size = digits.size();
  if (plus || digits.starts_with("00")) return size >= 7 && size <= 17;
  if (digits.starts_with("39") && size >= 11 && size <= 13) return true;
  if (digits[0] == '0') return size >= 6 && size <= 11;
  if (digits[0] == '3' || digits[0] == '1') return size == 9 || size == 10;
  return digits[0] == '8' && size >= 6 && size <= 10;
}

PhoneNumber number_of(int country, std::string_view national) {
  PhoneNumber number;
  number.set_country_code(country);
  number.set_national_number(std::stoull(std::string(national)));
  const auto zeros = std::min(national.find_first_not_of('0'), national.size() - 1);
  if (zeros > 0) number.set_italian_leading_zero(true);
  if (zeros > 1) number.set_number_of_leading_zeros(static_cast<int>(zeros));
  return number;
}

/// A number of Italy's plan in digits, which needs none of the parser's regular expressions; nothing for others. "39" may be a
/// country's code as well as a mobile's beginning, "00" another country's.
std::optional<PhoneNumber> italian(std::string_view digits, bool plus) {
  constexpr int italy = 39;
  if (plus && !digits.starts_with("39")) return std::nullopt;
  if (plus) digits.remove_prefix(2);
  if (digits.empty() || digits.starts_with("00") || (!plus && digits.starts_with("39"))) return std::nullopt;
  return number_of(italy, digits);
}

PhoneKind kind_of(PhoneNumberUtil::PhoneNumberType type) {
  if (type == PhoneNumberUtil::MOBILE) return PhoneKind::mobile;
  const bool fixed = type == PhoneNumberUtil::FIXED_LINE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
  return fixed ? PhoneKind::fixed : PhoneKind::other;
}

/// A number that its country's plan has.
std::optional<PlanNumber> in_plan(const PhoneNumber& number) {
  // A valid number is one whose type is known: asking for both would cost twice.
  const auto type = library().GetNumberType(number);
  if (type == PhoneNumberUtil::UNKNOWN) return std::nullopt;
  PlanNumber found{number.country_code(), {}, kind_of(type)};
  library().GetNationalSignificantNumber(number, &found.national);
  return found;
}

}  // namespace

std::string_view to_string(PhoneKind kind) {
  switch (kind) {
    case PhoneKind::fixed: return "fixed";
    case PhoneKind::mobile: return "mobile";
    case PhoneKind::fax: return "fax";
    case PhoneKind::other: break;
  }
  return "other";
}

std::optional<PlanNumber> find_in_plan(const std::string& digits, bool plus) {
  if (!is_plausible(digits, plus)) return std::nullopt;
  PhoneNumber number;
  if (const auto known = italian(digits, plus))
    number = *known;
  else if (library().Parse(plus ? "+" + digits : digits, "IT", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
    return std::nullopt;
  return in_plan(number);
}

std::optional<PlanNumber> find_in_plan_of(std::string_view country, const std::string& text) {
  PhoneNumber number;
  if (library().Parse(text, std::string(country), &number) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
  return in_plan(number);
}

std::string format_international(const PlanNumber& number) {
  std::string text;
  library().Format(number_of(number.country, number.national), PhoneNumberUtil::INTERNATIONAL, &text);
  return text;
}

std::string town_of(const PlanNumber& number) {
  if (!number.is_italian() || number.kind != PhoneKind::fixed) return {};
  const std::string line = "\n" + number.national.substr(0, 4) + "\t";
  const std::string_view table = embedded::area_codes;
  const std::size_t found = table.starts_with(std::string_view(line).substr(1)) ? 0 : table.find(line);
  if (found == std::string_view::npos) return {};
  const std::size_t town = table.find('\t', found) + 1;
  return std::string(table.substr(town, table.find('\n', town) - town));
}

bool is_tax_number(std::string_view digits) {
  constexpr std::size_t size = 11, office = 7;
  if (digits.size() != size) return false;
  // The offices of provinces, of the Vatican, of taxpayers abroad (Ministero delle Finanze, decree of 23 December 1976).
  const int code = std::stoi(std::string(digits.substr(office, 3)));
  if (code == 0 || (code > 100 && code != 120 && code != 121 && code != 888 && code != 999)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const int digit = digits[i] - '0', twice = 2 * digit;
    sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 == 0;
}

}  // namespace schede
