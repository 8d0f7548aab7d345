#include "extractors/values/phone_reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/values/asides.h"

namespace schede {
namespace {

using Groups = std::vector<DigitGroup>;

std::string without(std::string text, std::string_view characters) {
  std::erase_if(text, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return text;
}

/// What a reading of the cell costs; the cheapest one counts.
namespace cost {
constexpr int leaning = 2;     // a number completed from the one before
constexpr int sign = 1;        // a number that goes on behind '/', '-' or '.'
constexpr int spaced = 3;      // ... behind " / "
constexpr int late_slash = 3;  // ... behind a '/' that does not part the area code
constexpr int short_tail = 6;  // ... behind '/' or '-' with one or two digits after more
constexpr int line_end = 20;   // ... on the next line
constexpr int leftover = 100;  // digits that nobody could read
constexpr int impossible = 1'000'000;
}  // namespace cost

/// Italian numbers are as long as this; others are less likely.
int length_cost(const PlanNumber& number) {
  constexpr auto costs = std::to_array<int>({0, 0, 0, 0, 0, 0, 8, 5, 2});
  return number.is_italian() && number.kind == PhoneKind::fixed && number.national.size() < costs.size() ? costs[number.national.size()]
                                                                                                         : 0;
}

/// The groups from `first` on that are being tried as one number.
class Attempt {
 public:
  Attempt(const Groups& groups, std::size_t first) : groups_(groups), first_(first), end_(first + 1), digits_(groups[first].digits) {
    const bool zeros = digits_.starts_with("00");
    const bool code = groups[first].plus || zeros;
    const auto behind_zeros = std::string_view(digits_).substr(zeros ? 2 : 0);
    italian_ = !code || behind_zeros.starts_with("39");
    const bool apart = behind_zeros == "39";
    country_ = code && italian_ ? (zeros ? 4 : 2) : (apart ? 2 : 0);
    national_ = first + (apart ? 1 : 0);
  }

  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] int cost() const { return cost_; }
  [[nodiscard]] std::optional<PlanNumber> number() const {
    const auto& group = groups_[first_];
    if (!group.plus && is_tax_number(group.digits)) return std::nullopt;
    return find_in_plan(digits_, group.plus || group.digits == "39");
  }

  /// Takes the next group in; false where it can't be part of this number.
  bool take_next() {
    constexpr std::size_t longest = 17;
    if (end_ == groups_.size() || digits_.empty() || groups_[end_].digits.empty()) return false;
    const int more = joining_cost();
    if (more >= cost::impossible || digits_.size() + groups_[end_].digits.size() > longest) return false;
    cost_ += more;
    digits_ += groups_[end_++].digits;
    return true;
  }

 private:
  /// Are the digits so far all that an Italian number has, by how they are written?
  [[nodiscard]] bool is_whole() const {
    constexpr std::size_t whole_number = 9, subscriber = 6;
    if (!italian_ || end_ <= national_) return false;
    return end_ - 1 > national_ ? groups_[end_ - 1].digits.size() >= subscriber : digits_.size() - country_ >= whole_number;
  }

  /// Does the group before hold no more than a country's code?
  [[nodiscard]] bool is_code() const {
    return end_ == first_ + 1 && (groups_[first_].plus || digits_.starts_with("00") || digits_ == "39");
  }

  /// May a number have a bracket here: round the area code, or the zero that is not dialled from abroad?
  [[nodiscard]] bool fits_bracket(const std::string& between) const {
    if (between.find_first_of("([") != std::string::npos && !is_code()) return false;
    return between.find_first_of(")]") == std::string::npos || end_ <= first_ + 2;
  }

  [[nodiscard]] int joining_cost() const {
    constexpr std::size_t usual = 10;
    const auto& group = groups_[end_];
    const auto& before = groups_[end_ - 1];
    const auto size = group.digits.size();
    if (group.plus || is_whole() || !without(group.between, " \n./-()[]").empty() || !fits_bracket(group.between)) return cost::impossible;
    if (italian_ && size <= 2 && digits_.size() + size > country_ + usual) return cost::impossible;
    if (contains(group.between, "\n")) return cost::line_end;
    if (without(group.between, " ").empty()) return 0;
    const bool tight = without(group.between, "./-").empty() || group.between.find_first_of("()[]") != std::string::npos;
    int cost = tight ? cost::sign : cost::spaced;
    if (end_ - 1 <= national_ || group.between.find_first_of("/-") == std::string::npos) return cost;
    if (contains(group.between, "/")) cost += cost::late_slash;
    return size <= 2 && size < before.digits.size() ? cost + cost::short_tail : cost;
  }

  const Groups& groups_;
  std::size_t first_, end_, national_ = 0, country_ = 0;
  std::string digits_;
  bool italian_ = true;
  int cost_ = 0;
};

bool is_extension(const DigitGroup& group, const std::string& before) {
  constexpr auto words = std::to_array<std::string_view>({"est", "ext", "int", "intern", "interni", "interno"});
  constexpr std::size_t longest = 5;
  const auto labels = labels_before(before, before.size());
  return !group.digits.empty() && group.digits.size() <= longest && labels.size() == 1 && is_one_of(words, labels.front()) && !group.plus;
}

/// "13" behind "int. 12-", "int. 12 e".
bool is_further_extension(const DigitGroup& group) {
  constexpr auto joints = std::to_array<std::string_view>({"-", "/", ",", "e", "o"});
  return !group.digits.empty() && group.digits.size() <= 4 && group.digits[0] != '0' && !group.plus &&
         is_one_of(joints, without(group.between, " "));
}

/// Can these digits be the end of a number whose last group is `root`? They are as many, or that group has the whole number, or a part.
bool is_end_of_number(const DigitGroup& root, const DigitGroup& group) {
  constexpr std::size_t subscriber = 6;
  const auto size = group.digits.size(), whole = root.digits.size();
  if (group.between == " ") return size >= subscriber && whole == size && group.digits[0] != '0';
  return size >= 5 && size <= 8 && group.digits[0] != '0' && (whole == size || whole >= size + 2 || whole < 5);
}

/// "/12" behind "682111", ", 02" behind "5571801": another ending. Numbers are written upwards; of four digits the first one stays;
/// a mobile has no more than two other digits.
bool is_other_ending(const PlanNumber& number, const DigitGroup& root, const DigitGroup& group) {
  constexpr std::size_t longest = 4;
  const auto size = group.digits.size();
  const bool joined = !letters_of(group.between).empty() || group.between.find_first_of("/-,+") != std::string::npos;
  if (!joined || size > longest || size + 2 > number.national.size() || contains(group.between, "\n")) return false;
  const auto replaced = number.national.substr(number.national.size() - size);
  if (group.digits <= replaced) return false;
  if (size == longest && root.digits.size() != size && group.digits[0] != replaced[0]) return false;
  return number.kind != PhoneKind::mobile || size <= 2;
}

/// The number that a group leaning on another stands for: "682112" behind "0832 682111", or its other ending "12".
std::optional<PlanNumber> completed(const PlanNumber& number, const DigitGroup& root, const DigitGroup& group) {
  constexpr auto joints =
      std::to_array<std::string_view>({"", "anche", "e", "ed", "efax", "fax", "o", "oppure", "tel", "telefax", "telefono"});
  const bool joint =
      is_one_of(joints, letters_of(group.between)) && without(group.between, " ,:;./|+-()\nabcdefghijklmnopqrstuvwxyz").empty();
  const auto size = group.digits.size();
  if (group.plus || group.digits.empty() || !joint || size + 2 > number.national.size()) return std::nullopt;
  if (!is_end_of_number(root, group) && !is_other_ending(number, root, group)) return std::nullopt;
  auto national = number.national;
  national.replace(national.size() - size, size, group.digits);
  return find_in_plan(std::to_string(number.country) + national, true);
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
  const bool parted = groups[first].between != " " && groups[first].digits.size() < shortest && size >= shortest && size <= longest;
  return parted ? whole : Leaning{groups[first], 1};
}

/// The groups from one on, read.
struct Step {
  int cost = cost::impossible;
  std::size_t next = 0;
  std::vector<ReadNumber> numbers;
};

/// The extensions of the last number; each further one is that number once more. Where they end.
std::size_t take_extensions(const Groups& groups, std::size_t end, std::vector<ReadNumber>& numbers) {
  if (end == groups.size() || !is_extension(groups[end], groups[end].between)) return end;
  numbers.back().extension = groups[end++].digits;
  for (; end < groups.size() && is_further_extension(groups[end]); ++end)
    numbers.push_back({numbers.back().number, end, groups[end].digits});
  return end;
}

void improve(Step& step, int cost, std::size_t next, const std::vector<ReadNumber>& numbers) {
  if (cost < step.cost) step = {cost, next, numbers};
}

/// Reads an attempt as a number, alone and with its extensions and every number behind that leans on it.
void try_number(const Groups& groups, const Attempt& attempt, std::vector<Step>& steps) {
  auto& step = steps[attempt.first()];
  std::vector<ReadNumber> numbers;
  auto start = attempt.first(), end = attempt.end();
  auto number = attempt.number();
  int cost = attempt.cost() + (number ? length_cost(*number) : 0);
  while (number) {
    numbers.push_back({*number, start, {}});
    improve(step, cost + steps[end].cost, end, numbers);
    end = take_extensions(groups, end, numbers);
    improve(step, cost + steps[end].cost, end, numbers);
    if (end == groups.size()) return;
    const auto leaning = leaning_at(groups, end);
    number = completed(*number, groups[attempt.end() - 1], leaning.group);
    cost += cost::leaning;
    start = end;
    end += leaning.groups;
  }
}

/// The cheapest reading of all groups: for each the step that starts there.
std::vector<Step> find_steps(const Groups& groups) {
  std::vector<Step> steps(groups.size() + 1);
  steps.back().cost = 0;
  for (auto first = groups.size(); first-- > 0;) {
    steps[first] = {steps[first + 1].cost + cost::leftover, first + 1, {}};
    if (groups[first].digits.empty()) continue;
    Attempt attempt(groups, first);
    do try_number(groups, attempt, steps);
    while (attempt.take_next());
  }
  return steps;
}

/// Do digits on both sides belong together, so that one is not understood without the other?
bool is_tight(const std::string& between) {
  constexpr auto loose = std::to_array<std::string_view>({"\n", ";", ", ", " - ", " / ", " + ", "|"});
  const bool parted = std::ranges::any_of(loose, [&](std::string_view sign) { return contains(between, sign); });
  return !parted && letters_of(between).empty();
}

}  // namespace

std::string letters_of(const std::string& between) {
  std::string letters;
  std::ranges::copy_if(between, std::back_inserter(letters),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xC3 || (c >= 'a' && c <= 'z'); });
  return letters;
}

std::vector<NumberReading> read_groups(const Groups& groups) {
  const auto steps = find_steps(groups);
  std::vector<NumberReading> passages;
  for (std::size_t i = 0; i < groups.size(); i = steps[i].next) {
    const auto& step = steps[i];
    const bool touches = !passages.empty() && is_tight(groups[i].between) && (passages.back().numbers.empty() || step.numbers.empty());
    if (touches) {
      passages.back().end = step.next;
      passages.back().numbers.clear();
    } else {
      passages.push_back({i, step.next, step.numbers});
    }
  }
  return passages;
}

}  // namespace schede
