#include "extractors/values/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include <phonenumbers/phonenumberutil.h>

#include "extractors/text/clean.h"
#include "extractors/values/digit_groups.h"
#include "extractors/values/embedded.h"

namespace schede {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using Groups = std::vector<DigitGroup>;

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

struct Number {
  PhoneNumber parsed;
  PhoneNumberUtil::PhoneNumberType type = PhoneNumberUtil::UNKNOWN;
};

/// A number of Italy's plan in digits, which needs none of the parser's regular expressions; nothing for others. "39" may be a
/// country's code as well as a mobile's beginning, "00" another country's.
std::optional<PhoneNumber> italian(std::string_view digits, bool plus) {
  constexpr int italy = 39;
  if (plus && !digits.starts_with("39")) return std::nullopt;
  if (plus) digits.remove_prefix(2);
  if (digits.empty() || digits.starts_with("00") || (!plus && digits.starts_with("39"))) return std::nullopt;
  PhoneNumber number;
  number.set_country_code(italy);
  number.set_national_number(std::stoull(std::string(digits)));
  if (digits[0] == '0') number.set_italian_leading_zero(true);
  return number;
}

/// A valid number is one whose type is known: asking for both would cost twice.
std::optional<Number> parse(const std::string& digits, bool plus) {
  if (!is_plausible(digits, plus)) return std::nullopt;
  Number number;
  if (const auto known = italian(digits, plus))
    number.parsed = *known;
  else if (library().Parse(plus ? "+" + digits : digits, "IT", &number.parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
    return std::nullopt;
  number.type = library().GetNumberType(number.parsed);
  return number.type == PhoneNumberUtil::UNKNOWN ? std::nullopt : std::optional(number);
}

std::string without(std::string text, std::string_view characters) {
  std::erase_if(text, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return text;
}

bool contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// What a reading of the cell costs; the cheapest one counts.
namespace cost {
constexpr int shared = 2;      // a number completed from the one before
constexpr int sign = 1;        // a number that goes on behind '/', '-' or '.'
constexpr int spaced = 3;      // ... behind " / "
constexpr int line_end = 20;   // ... on the next line
constexpr int leftover = 100;  // digits that nobody could read
constexpr int impossible = 1'000'000;
}  // namespace cost

/// "/12" behind "682111" is another ending, not more digits; so is "/2", or "/12" behind "0832 68.21.11", where other signs part the
/// digits. `so_far` digits of the number stand in front.
bool is_other_ending(const DigitGroup& before, const DigitGroup& group, std::size_t so_far) {
  constexpr std::size_t whole = 8;
  const auto size = group.digits.size();
  const auto sign = without(group.between, " ");
  if (sign != "/" && sign != "-") return false;
  if ((sign == "/" && size == 1) || (size <= 3 && before.digits.size() >= 6) || (size <= 2 && before.digits.size() >= 5)) return true;
  return size == 2 && so_far >= whole && (before.between == "." || (before.between == " " && sign == "/"));
}

int joining_cost(const DigitGroup& before, const DigitGroup& group, std::size_t so_far) {
  if (group.plus || is_other_ending(before, group, so_far) || !without(group.between, " \n./-()[]").empty()) return cost::impossible;
  if (contains(group.between, "\n")) return cost::line_end;
  if (without(group.between, " ").empty()) return 0;
  return without(group.between, "./-").empty() || contains(group.between, "(") || contains(group.between, ")") ? cost::sign : cost::spaced;
}

bool is_extension(const DigitGroup& group) {
  constexpr auto words = std::to_array<std::string_view>({"int", "interno", "interni", "ext", "est", "intern"});
  return group.digits.size() <= 5 && std::ranges::find(words, without(group.between, " .:,-(")) != words.end();
}

/// Can these digits be the end of a number whose last group is `root`? They are as many, or that group has the whole number, or a part.
bool is_end_of_number(const DigitGroup& root, const DigitGroup& group) {
  constexpr std::size_t subscriber = 6;
  const auto size = group.digits.size(), whole = root.digits.size();
  if (group.between == " ") return size >= subscriber && whole == size && group.digits[0] != '0';
  return size >= 5 && size <= 8 && group.digits[0] != '0' && (whole == size || whole >= size + 2 || whole < 5);
}

/// The number that a group leaning on another stands for: "682112" behind "0832 682111", or its other ending "12".
std::optional<Number> completed(const PhoneNumber& number, const DigitGroup& root, const DigitGroup& group) {
  constexpr auto joints = std::to_array<std::string_view>({"", "anche", "e", "ed", "efax", "fax", "o", "oppure", "telefax"});
  if (group.plus || std::ranges::find(joints, without(group.between, " ,:;./|+-\n")) == joints.end()) return std::nullopt;
  std::string digits;
  library().GetNationalSignificantNumber(number, &digits);
  const auto size = group.digits.size();
  if (size + 2 > digits.size() || (!is_end_of_number(root, group) && !is_other_ending(root, group, digits.size()))) return std::nullopt;
  digits.replace(digits.size() - size, size, group.digits);
  return parse(std::to_string(number.country_code()) + digits, true);
}

/// The digits that lean on a number, and how many groups they are: "682112" is one, "68.21.12" three.
struct Leaning {
  DigitGroup group;
  std::size_t groups = 1;
};

Leaning leaning_at(const Groups& groups, std::size_t first) {
  constexpr std::size_t shortest = 5, longest = 8;
  Leaning whole{groups[first], 1};
  for (auto i = first + 1; i < groups.size() && (groups[i].between == "." || groups[i].between == " "); ++i) {
    whole.group.digits += groups[i].digits;
    ++whole.groups;
  }
  const auto size = whole.group.digits.size();
  const bool parted = groups[first].digits.size() < shortest && size >= shortest && size <= longest;
  return parted ? whole : Leaning{groups[first], 1};
}

struct Found {
  Number number;
  std::size_t group = 0;  ///< where it starts
};

/// The groups from one on, read: numbers that share a beginning, or digits left over.
struct Step {
  int cost = cost::impossible;
  std::size_t next = 0;
  std::vector<Found> numbers;
};

/// Tries the groups from `first` to `end` as one number, alone and with every number behind that leans on it.
void try_number(const Groups& groups, std::size_t first, std::size_t end, int cost, const std::string& digits, std::vector<Step>& steps) {
  const auto& root = groups[end - 1];
  std::vector<Found> numbers;
  auto start = first;
  for (auto number = parse(digits, groups[first].plus); number;) {
    numbers.push_back({*number, start});
    if (cost + steps[end].cost < steps[first].cost) steps[first] = {cost + steps[end].cost, end, numbers};
    if (end == groups.size()) return;
    const auto leaning = leaning_at(groups, end);
    number = completed(number->parsed, root, leaning.group);
    cost += cost::shared;
    start = end;
    end += leaning.groups;
  }
}

/// The cheapest reading of all groups: for each the step that starts there.
std::vector<Step> read_groups(const Groups& groups) {
  constexpr std::size_t longest = 17;
  std::vector<Step> steps(groups.size() + 1);
  steps.back().cost = 0;
  for (auto first = groups.size(); first-- > 0;) {
    steps[first] = {steps[first + 1].cost + (is_extension(groups[first]) ? 0 : cost::leftover), first + 1, {}};
    auto digits = groups[first].digits;
    int cost = 0;
    for (auto end = first + 1; digits.size() <= longest && cost < cost::impossible; ++end) {
      try_number(groups, first, end, cost, digits, steps);
      if (end == groups.size()) break;
      cost += joining_cost(groups[end - 1], groups[end], digits.size());
      digits += groups[end].digits;
    }
  }
  return steps;
}

Phone describe(const Number& number, bool fax) {
  Phone phone;
  library().Format(number.parsed, PhoneNumberUtil::INTERNATIONAL, &phone.value);
  phone.valid = true;
  const auto type = number.type;
  if (fax)
    phone.kind = PhoneKind::fax;
  else if (type == PhoneNumberUtil::MOBILE)
    phone.kind = PhoneKind::mobile;
  else if (type == PhoneNumberUtil::FIXED_LINE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE)
    phone.kind = PhoneKind::fixed;
  return phone;
}

/// What the words in front of a number say: a fax, a telephone ("tel./fax" too), or nothing new.
std::optional<bool> says_fax(std::string label) {
  // "(fax)" belongs to the number before.
  if (const auto end = label.find(')'); end != std::string::npos && label.find_first_not_of(" (") < end) label.erase(0, end);
  if (label.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) return std::nullopt;
  const bool telefax = contains(label, "telefax"), telephone = contains(label, "tel") && !telefax;
  if ((contains(label, "fax") && !telephone) || without(label, " .:,;-/(") == "f") return true;
  return without(label, " ,;/-") == "e" || without(label, " ,;/-") == "o" ? std::nullopt : std::optional(false);
}

/// Does "(fax)", or "fax" at the end of the cell, stand behind the number?
bool is_followed_by_fax(const std::string& behind, bool last) {
  return without(behind.substr(0, behind.find(')')), " ") == "(fax" || (last && without(behind, " ,.;-()") == "fax");
}

/// Digits without a reading that are too many for a time of day or a room.
bool is_broken_number(const Groups& groups, std::size_t first, std::size_t end) {
  std::size_t size = 0, longest = 0;
  for (auto i = first; i < end; ++i) {
    size += groups[i].digits.size();
    longest = std::max(longest, groups[i].digits.size());
  }
  const bool beside_number = first > 0 && without(groups[first].between, " ,;./-").empty();
  if (beside_number && size >= 5 && end == first + 1) return true;
  const bool date = end - first == 3 && groups[first].digits.size() <= 2 && groups[end - 1].digits.size() == 4;
  return !date && size >= 6 && (longest >= 5 || groups[first].plus || (groups[first].digits[0] == '0' && groups[first].digits.size() >= 3));
}

/// Where the digits left over from `first` on end: at a number, or at words.
std::size_t end_of_leftover(const Groups& groups, const std::vector<Step>& steps, std::size_t first) {
  auto end = first + 1;
  while (end < groups.size() && steps[end].numbers.empty() && joining_cost(groups[end - 1], groups[end], 0) < cost::impossible) ++end;
  return end;
}

/// The town of an Italian number, by the four digits it begins with; empty where they are no area code.
std::string town_of(std::string_view digits) {
  const std::string line = "\n" + std::string(digits.substr(0, 4)) + "\t";
  const std::string_view table = embedded::area_codes;
  const std::size_t found = table.starts_with(std::string_view(line).substr(1)) ? 0 : table.find(line);
  if (found == std::string_view::npos) return {};
  const std::size_t town = table.find('\t', found) + 1;
  return std::string(table.substr(town, table.find('\n', town) - town));
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

std::vector<Phone> read_phones(std::string_view raw) {
  const auto text = normalize_text(raw);
  const auto groups = find_digit_groups(text);
  const auto steps = read_groups(groups);
  std::vector<Phone> phones;
  bool fax = false, any_valid = false;
  for (std::size_t i = 0; i < groups.size();) {
    const auto& step = steps[i];
    if (step.numbers.empty() && is_extension(groups[i]) && !phones.empty() && phones.back().valid) {
      phones.back().value += " ext. " + groups[i].digits;
      i = step.next;
      continue;
    }
    if (step.numbers.empty()) {
      const auto end = end_of_leftover(groups, steps, i);
      const auto written = std::string_view(text).substr(groups[i].begin, groups[end - 1].end - groups[i].begin);
      if (is_broken_number(groups, i, end)) phones.push_back({normalize_line(written), false, PhoneKind::other});
      i = end;
      continue;
    }
    const bool last = step.next == groups.size();
    const bool behind = is_followed_by_fax(last ? text_behind(text, groups) : groups[step.next].between, last);
    for (const auto& [number, group] : step.numbers) {
      fax = says_fax(groups[group].between).value_or(fax);
      phones.push_back(describe(number, fax || behind));
    }
    any_valid = true;
    i = step.next;
  }
  if (!any_valid && !text.empty()) return {{normalize_line(text), false, PhoneKind::other}};
  return phones;
}

std::vector<PhoneArea> find_phone_areas(std::string_view text) {
  std::vector<PhoneArea> areas;
  for (const auto& phone : read_phones(text)) {
    PhoneNumber number;
    if (!phone.valid || library().Parse(phone.value, "IT", &number) != PhoneNumberUtil::NO_PARSING_ERROR) continue;
    std::string digits;
    library().GetNationalSignificantNumber(number, &digits);
    const bool italian = number.country_code() == 39 && phone.kind == PhoneKind::fixed;
    areas.push_back({number.country_code(), italian ? town_of(digits) : std::string()});
  }
  return areas;
}

PhoneLine join_phones(const std::vector<Phone>& phones) {
  const auto is_fax = [](const Phone& phone) { return phone.kind == PhoneKind::fax; };
  const bool only_faxes = std::ranges::all_of(phones, is_fax);
  PhoneLine line{{}, !phones.empty()};
  for (const auto& phone : phones) {
    if (is_fax(phone) && !only_faxes) continue;
    if (!line.value.empty()) line.value += "; ";
    line.value += phone.value;
    line.valid = line.valid && phone.valid;
  }
  return line;
}

}  // namespace schede
