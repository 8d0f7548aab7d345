// Writes Italy's numbering plan as libphonenumber has it: number_plan OUT, sorted lines "0832 10 fixed 46" (a number of ten digits that
// begins so is a fixed line's, and written in groups of four and six). Its own metadata, of all countries, take 40 million instructions to
// load.

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include <phonenumbers/phonenumberutil.h>

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

std::string groups_of(std::string_view formatted) {
  std::string groups;
  int size = 0;
  for (const char c : formatted) {
    if (c != ' ') ++size;
    if (c == ' ') groups += std::to_string(size), size = 0;
  }
  return groups + std::to_string(size);
}

/// "fixed 46"; empty where no such number exists.
std::string entry_of(const std::string& national) {
  const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
  const auto zeros = std::min(national.find_first_not_of('0'), national.size() - 1);
  PhoneNumber number;
  number.set_country_code(39);
  number.set_national_number(std::stoull(national));
  number.set_italian_leading_zero(zeros > 0);
  number.set_number_of_leading_zeros(static_cast<int>(zeros));
  const auto type = library.GetNumberType(number);
  if (type == PhoneNumberUtil::UNKNOWN) return {};
  std::string text;
  library.Format(number, PhoneNumberUtil::INTERNATIONAL, &text);
  const bool fixed = type == PhoneNumberUtil::FIXED_LINE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
  return (fixed                             ? "fixed "
          : type == PhoneNumberUtil::MOBILE ? "mobile "
                                            : "other ") +
         groups_of(std::string_view(text).substr(sizeof "+39"));
}

/// What the numbers of `size` digits that begin so are: one entry where all are alike, as far as the next two digits tell.
std::set<std::string> entries_of(const std::string& beginning, std::size_t size) {
  std::set<std::string> entries;
  const auto open = size - beginning.size();
  for (int next = 0; next < 100; ++next) {
    const auto digits = std::to_string(100 + next).substr(1, std::min<std::size_t>(open, 2));
    for (const char filler : {'0', '7'}) entries.insert(entry_of(beginning + digits + std::string(open - digits.size(), filler)));
  }
  return entries;
}

void add_lines(const std::string& beginning, std::size_t size, std::set<std::string>& lines) {
  const auto entries = entries_of(beginning, size);
  if (entries.size() == 1 && !entries.begin()->empty()) lines.insert(beginning + ' ' + std::to_string(size) + ' ' + *entries.begin());
  if (entries.size() == 1) return;
  for (char digit = '0'; digit <= '9'; ++digit) add_lines(beginning + digit, size, lines);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  std::set<std::string> lines;
  for (std::size_t size = 4; size <= 13; ++size)
    for (char digit = '0'; digit <= '9'; ++digit) add_lines(std::string(1, digit), size, lines);
  std::ofstream out(argv[1]);
  for (const auto& line : lines) out << line << '\n';
  return out.flush() ? 0 : 1;
}
