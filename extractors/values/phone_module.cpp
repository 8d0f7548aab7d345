#include "extractors/values/phone_module.h"

#include <algorithm>

#include <phonenumbers/phonenumberutil.h>

namespace schede {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

PhoneKind kind_of(PhoneNumberUtil::PhoneNumberType type) {
  if (type == PhoneNumberUtil::MOBILE) return PhoneKind::mobile;
  const bool fixed = type == PhoneNumberUtil::FIXED_LINE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
  return fixed ? PhoneKind::fixed : PhoneKind::other;
}

std::optional<PlanNumber> find(std::string_view country, const std::string& text) {
  PhoneNumber number;
  if (library().Parse(text, std::string(country), &number) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
  // A valid number is one whose type is known: asking for both would cost twice.
  const auto type = library().GetNumberType(number);
  if (type == PhoneNumberUtil::UNKNOWN) return std::nullopt;
  PlanNumber found{number.country_code(), {}, kind_of(type)};
  library().GetNationalSignificantNumber(number, &found.national);
  return found;
}

PhoneNumber number_of(const PlanNumber& plan) {
  PhoneNumber number;
  number.set_country_code(plan.country);
  number.set_national_number(std::stoull(plan.national));
  const auto zeros = std::min(plan.national.find_first_not_of('0'), plan.national.size() - 1);
  if (zeros > 0) number.set_italian_leading_zero(true);
  if (zeros > 1) number.set_number_of_leading_zeros(static_cast<int>(zeros));
  return number;
}

}  // namespace
}  // namespace schede

extern "C" __attribute__((visibility("default"))) void schede_find_phone(std::string_view country, const std::string& text,
                                                                         std::optional<schede::PlanNumber>& found) {
  found = schede::find(country, text);
}

extern "C" __attribute__((visibility("default"))) void schede_format_phone(const schede::PlanNumber& number, std::string& text) {
  schede::library().Format(schede::number_of(number), i18n::phonenumbers::PhoneNumberUtil::INTERNATIONAL, &text);
}
