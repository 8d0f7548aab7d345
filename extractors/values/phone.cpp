#include "extractors/values/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/text/clean.h"
#include "extractors/text/utf8.h"
#include "extractors/values/digit_groups.h"
#include "extractors/values/phone_reading.h"

namespace schede {
namespace {

/// A cell as it was read, and its numbers, those of all passages in one row.
struct Cell {
  std::string text;
  std::vector<DigitGroup> groups;
  std::vector<NumberReading> passages;
  std::vector<ReadNumber> numbers;
};

Cell read_cell(std::string_view raw) {
  Cell cell{normalize_text(raw), {}, {}, {}};
  cell.groups = find_digit_groups(cell.text);
  cell.passages = read_groups(cell.groups);
  for (const auto& passage : cell.passages) cell.numbers.insert(cell.numbers.end(), passage.numbers.begin(), passage.numbers.end());
  return cell;
}

/// What words say about a number: a fax, a telephone ("tel./fax" too), or nothing new.
enum class Says { nothing, telephone, fax };

/// Not "tel. e fax".
bool is_telefax(std::string_view words) { return contains(words, "telefax") || contains(words, "tele-fax") || contains(words, "tele fax"); }

Says label_in_front(const std::string& words) {
  const auto letters = letters_of(words);
  const bool telephone = contains(letters, "tel") && !is_telefax(words);
  if ((contains(letters, "fax") && !telephone) || letters == "f") return Says::fax;
  return letters.empty() || letters == "e" || letters == "o" ? Says::nothing : Says::telephone;
}

/// "fax" behind a number. "e fax" and "/fax" say that the number is both.
Says label_behind(const std::string& words) {
  const auto letters = letters_of(words);
  if (letters == "fax" || (letters == "telefax" && is_telefax(words)))
    return words.find_first_of("/+&") == std::string::npos ? Says::fax : Says::telephone;
  const bool telephone = contains(letters, "tel") || contains(letters, "cel") || contains(letters, "fax");
  return telephone ? Says::telephone : Says::nothing;
}

/// The words between two numbers: those in brackets directly behind the first one, and the rest.
struct Words {
  std::string bracket, rest;
};

Words split_words(const std::string& words) {
  const auto open = words.find_first_not_of(" ,;"), end = words.find(')');
  if (open == std::string::npos || words[open] != '(' || end == std::string::npos) return {{}, words};
  return {words.substr(open, end + 1 - open), words.substr(end + 1)};
}

/// Which of a cell's numbers are faxes, by the labels in front of them, or behind where the last number has one and the first none in
/// front.
std::vector<bool> find_faxes(const Cell& cell) {
  const auto& numbers = cell.numbers;
  std::vector<bool> faxes(numbers.size());
  const auto in_front = [&](std::size_t i) -> const std::string& { return cell.groups[numbers[i].group].between; };
  const auto behind_all = text_behind(cell.text, cell.groups);
  const auto behind = [&](std::size_t i) { return split_words(i + 1 < numbers.size() ? in_front(i + 1) : behind_all); };
  if (numbers.empty()) return faxes;
  const bool labels_behind = letters_of(in_front(0)).empty() && label_behind(split_words(behind_all).rest) != Says::nothing;
  bool fax = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto front = i == 0 ? Words{{}, in_front(0)} : split_words(in_front(i));
    const auto says = labels_behind ? label_behind(behind(i).rest) : label_in_front(front.rest);
    // The "(fax 0832 682112)" that ends here says nothing about what follows it.
    if (contains(front.rest, ")") && !contains(front.rest.substr(0, front.rest.find(')')), "(")) fax = false;
    if (says != Says::nothing || labels_behind) fax = says == Says::fax;
    const bool own = says == Says::fax || numbers[i].number.kind != PhoneKind::mobile;
    faxes[i] = (fax && own) || label_behind(behind(i).bracket) == Says::fax;
  }
  return faxes;
}

Phone describe(const ReadNumber& read, bool fax) {
  auto value = format_international(read.number);
  if (!read.extension.empty()) value += " ext. " + read.extension;
  return {std::move(value), true, fax ? PhoneKind::fax : read.number.kind};
}

}  // namespace

std::vector<Phone> read_phones(std::string_view raw) {
  const auto cell = read_cell(raw);
  const auto faxes = find_faxes(cell);
  std::vector<Phone> phones;
  std::size_t number = 0;
  for (const auto& [first, end, numbers] : cell.passages) {
    const auto begin = cell.groups[first].begin;
    if (numbers.empty())
      phones.push_back({normalize_line(cell.text.substr(begin, cell.groups[end - 1].end - begin)), false, PhoneKind::other});
    for (const auto& read : numbers) phones.push_back(describe(read, faxes[number++]));
  }
  if (cell.numbers.empty() && !cell.text.empty()) return {{normalize_line(cell.text), false, PhoneKind::other}};
  return phones;
}

std::vector<Phone> read_phones_of(std::string_view country, std::string_view raw) {
  if (country == "IT") return read_phones(raw);
  std::vector<Phone> phones;
  const std::string text = normalize_text(raw);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(";,\n", at), text.size());
    const std::string part = normalize_line(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (part.empty()) continue;
    const bool plain = part.find_first_not_of("+0123456789 ()./-") == std::string::npos;
    const auto number = plain ? find_in_plan_of(country, part) : std::nullopt;
    phones.push_back(number ? Phone{format_international(*number), true, number->kind} : Phone{part, false, PhoneKind::other});
  }
  return phones;
}

std::vector<PhoneArea> find_phone_areas(std::string_view text) {
  std::vector<PhoneArea> areas;
  for (const auto& [number, group, extension] : read_cell(text).numbers) areas.push_back({number.country, town_of(number)});
  return areas;
}

PhoneLine join_phones(const std::vector<Phone>& phones, std::string_view written) {
  const auto is_fax = [](const Phone& phone) { return phone.kind == PhoneKind::fax; };
  if (std::ranges::all_of(phones, is_fax)) return {phones.empty() ? std::string() : normalize_line(written), false};
  PhoneLine line{{}, true};
  for (const auto& phone : phones) {
    if (is_fax(phone)) continue;
    if (!line.value.empty()) line.value += "; ";
    line.value += phone.value;
    line.valid = line.valid && phone.valid;
  }
  return line;
}

}  // namespace schede
