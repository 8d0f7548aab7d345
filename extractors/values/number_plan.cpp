#include "extractors/values/number_plan.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "extractors/values/embedded.h"
#include "extractors/values/phone_module.h"
#include "parsers/modules/modules.h"

namespace schede {
namespace {

constexpr int italy = 39;
constexpr std::string_view italian_code = "39";

/// Cheap tests before the library's: how numbers begin and how long they are.
bool is_plausible(const std::string& digits, bool plus) {
  const auto size = digits.size();
  if (plus || digits.starts_with("00")) return size >= 7 && size <= 17;
  if (digits.starts_with("39") && size >= 11 && size <= 13) return true;
  if (digits[0] == '0') return size >= 6 && size <= 11;
  if (digits[0] == '3' || digits[0] == '1') return size == 9 || size == 10;
  return digits[0] == '8' && size >= 6 && size <= 10;
}

/// The lines of embedded::number_plan, in the order of their bytes.
const std::vector<std::string_view>& plan_lines() {
  static const auto lines = [] {
    std::vector<std::string_view> found;
    for (auto rest = embedded::number_plan; !rest.empty();) {
      found.push_back(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(found.back().size() + 1);
    }
    return found;
  }();
  return lines;
}

/// What Italy's plan says of a number: "fixed 46", its kind and how many digits stand together; empty where it has none like it.
std::string_view plan_entry(std::string_view national) {
  constexpr std::size_t longest_beginning = 4;
  for (auto size = std::min(longest_beginning, national.size()); size > 0; --size) {
    const auto key = std::string(national.substr(0, size)) + ' ' + std::to_string(national.size()) + ' ';
    const auto line = std::ranges::lower_bound(plan_lines(), key);
    if (line != plan_lines().end() && line->starts_with(key)) return line->substr(key.size());
  }
  return {};
}

std::optional<PlanNumber> find_italian(std::string_view national) {
  const auto entry = plan_entry(national);
  if (entry.empty()) return std::nullopt;
  const auto kind = entry.starts_with("fixed") ? PhoneKind::fixed : entry.starts_with("mobile") ? PhoneKind::mobile : PhoneKind::other;
  return PlanNumber{italy, std::string(national), kind};
}

/// Throws std::runtime_error where the module is not there: a number that it knows would become one that nobody has.
template <class Entry>
Entry& library(const char* name) {
  auto* const function = entry<Entry>(Module::libphonenumber, name);
  if (!function) throw std::runtime_error("the module with libphonenumber does not load");
  return *function;
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
  std::string_view rest = digits;
  const bool code = plus || rest.starts_with("00");
  if (code && !plus) rest.remove_prefix(2);
  if (code && !rest.starts_with(italian_code)) return find_in_plan_of("IT", "+" + std::string(rest));
  // No number of Italy's that begins so has more digits.
  constexpr std::size_t longest = 10;
  if (code || (rest.starts_with(italian_code) && rest.size() > longest)) rest.remove_prefix(italian_code.size());
  return find_italian(rest);
}

std::optional<PlanNumber> find_in_plan_of(std::string_view country, const std::string& text) {
  std::optional<PlanNumber> found;
  library<FindPhone>(find_phone_entry)(country, text, found);
  return found;
}

std::string format_international(const PlanNumber& number) {
  std::string text;
  if (!number.is_italian()) {
    library<FormatPhone>(format_phone_entry)(number, text);
    return text;
  }
  const auto entry = plan_entry(number.national);
  text = "+39";
  std::string_view rest = number.national;
  for (const char size : entry.substr(entry.find(' ') + 1)) {
    text += ' ';
    text += rest.substr(0, static_cast<std::size_t>(size - '0'));
    rest.remove_prefix(static_cast<std::size_t>(size - '0'));
  }
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
