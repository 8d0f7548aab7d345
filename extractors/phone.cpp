#include "extractors/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include <phonenumbers/phonenumberutil.h>

#include "extractors/text.h"

namespace schede {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters inside a number, besides digits.
bool is_filler(char c) { return std::string_view(" ./-()").find(c) != std::string_view::npos; }

struct Chunk {
  std::string text;
  std::string before;  ///< the words between the last number and this one
};

/// The stretches of digits and fillers in a line.
std::vector<Chunk> chunks(std::string_view line) {
  std::vector<Chunk> result;
  std::string words;
  for (std::size_t i = 0; i < line.size();) {
    const bool starts = is_digit(line[i]) || (line[i] == '+' && i + 1 < line.size() && is_digit(line[i + 1]));
    if (!starts) {
      words += line[i++];
      continue;
    }
    auto end = i + 1;
    for (auto j = end; j < line.size() && (is_digit(line[j]) || is_filler(line[j])); ++j)
      if (is_digit(line[j])) end = j + 1;
    result.push_back({std::string(line.substr(i, end - i)), words});
    words.clear();
    i = end;
  }
  return result;
}

std::optional<PhoneNumber> parse(const std::string& text) {
  static const auto& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util.Parse(text, "IT", &number) != PhoneNumberUtil::NO_PARSING_ERROR || !util.IsValidNumber(number)) return std::nullopt;
  return number;
}

Phone describe(const PhoneNumber& number, bool fax) {
  static const auto& util = *PhoneNumberUtil::GetInstance();
  Phone phone;
  util.Format(number, PhoneNumberUtil::INTERNATIONAL, &phone.value);
  phone.valid = true;
  const auto type = util.GetNumberType(number);
  if (fax)
    phone.kind = PhoneKind::fax;
  else if (type == PhoneNumberUtil::MOBILE)
    phone.kind = PhoneKind::mobile;
  else if (type == PhoneNumberUtil::FIXED_LINE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE)
    phone.kind = PhoneKind::fixed;
  return phone;
}

}  // namespace

std::vector<Phone> read_phones(std::string_view text) {
  const auto line = normalize_line(text);
  std::vector<Phone> phones;
  for (const auto& chunk : chunks(line)) {
    const bool fax = chunk.before.find("fax") != std::string::npos;
    if (const auto number = parse(chunk.text)) phones.push_back(describe(*number, fax));
  }
  if (phones.empty() && !line.empty()) phones.push_back({line, false, PhoneKind::other});
  return phones;
}

}  // namespace schede
