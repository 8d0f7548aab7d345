#include "extractors/values/number_plan.h"

#include <catch2/catch.hpp>

#include "extractors/values/phone_module.h"
#include "parsers/modules/modules.h"

using namespace schede;

namespace {

/// "39 fixed +39 0832 682111"; empty for no number.
std::string told(const std::optional<PlanNumber>& number, const std::string& formatted) {
  return number ? std::to_string(number->country) + ' ' + std::string(to_string(number->kind)) + ' ' + formatted : "";
}

std::string by_table(const std::string& digits, bool plus) {
  const auto number = find_in_plan(digits, plus);
  return told(number, number ? format_international(*number) : "");
}

std::string by_library(const std::string& text) {
  const auto number = find_in_plan_of("IT", text);
  std::string formatted;
  if (number) entry<FormatPhone>(Module::libphonenumber, format_phone_entry)(*number, formatted);
  return told(number, formatted);
}

}  // namespace

TEST_CASE("the table of Italy's plan says of every beginning and length what libphonenumber says") {
  for (int beginning = 10000; beginning < 20000; ++beginning) {
    for (std::size_t size = 5; size <= 12; ++size) {
      const char filler = beginning % 2 == 0 ? '4' : '9';
      auto national = std::to_string(beginning).substr(1);
      national.resize(size, filler);
      const auto known = by_library("+39" + national);
      if (by_table("39" + national, true) == known) continue;
      FAIL_CHECK(national << ": " << known << " is " << by_table("39" + national, true));
    }
  }
}

TEST_CASE("39 is the country's code where no number of Italy's own begins so") {
  for (const std::string digits : {"3931234567", "390832682111", "393471234567", "3912345678", "391234567890", "399999999999", "3906698",
                                   "00390832682111", "003906", "0039393123456", "00393931234567"}) {
    CAPTURE(digits);
    const auto found = by_table(digits, false);
    CHECK((found.empty() || found == by_library(digits)));
    if (digits.size() >= 10) CHECK(found == by_library(digits));
  }
}

TEST_CASE("numbers from abroad are libphonenumber's to know") {
  CHECK(by_table("302721022222", true) == by_library("+302721022222"));
  CHECK(by_table("00302721022222", false) == "30 fixed +30 2721 022222");
  CHECK(by_table("302721", true).empty());
}
