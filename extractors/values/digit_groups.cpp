#include "extractors/values/digit_groups.h"

#include <algorithm>
#include <array>

#include "extractors/text/utf8.h"
#include "extractors/values/asides.h"

namespace schede {
namespace {

/// Lower case (of ASCII), dashes of all kinds as '-', '\\' as '/'.
std::string simplified(std::string_view text) {
  constexpr auto dashes = std::to_array<std::string_view>({"‐", "‑", "‒", "–", "—", "―", "−"});
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (std::ranges::any_of(dashes, [&](std::string_view dash) { return rest.starts_with(dash); })) {
      result += '-';
      i += dashes.front().size() - 1;
    } else if (text[i] == '\\') {
      result += '/';
    } else {
      result += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
  }
  return result;
}

/// Labels and joints that are written without a space before or behind a number.
bool is_number_label(std::string_view word) {
  constexpr auto labels =
      std::to_array<std::string_view>({"cel", "cell", "e", "f", "fax", "h", "int", "interno", "n", "nr", "t", "tel", "telefono"});
  return word.empty() || std::ranges::find(labels, word) != labels.end();
}

/// Letters and digits that stand together.
struct WordPlace {
  std::size_t begin = 0, end = 0;
};

WordPlace word_round(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_part = [](char c) { return is_digit(c) || is_word_letter(c); };
  while (begin > 0 && is_part(text[begin - 1])) --begin;
  while (end < text.size() && is_part(text[end])) ++end;
  return {begin, end};
}

/// Letters that are typed for digits, or stand for some that are held back ("5551XX").
bool looks_like_digits(std::string_view word) {
  return std::ranges::all_of(word,
                             [](char c) { return is_digit(c) || std::string_view("bBiIlLoOsSxXzZ").find(c) != std::string_view::npos; });
}

enum class Reading { digits, unclear, name };

/// What digits are by the letters and signs that touch them.
Reading read_word(std::string_view text, std::size_t begin, std::size_t end, const WordPlace& word) {
  if (end < text.size() && std::string_view("?*").find(text[end]) != std::string_view::npos) return Reading::unclear;
  auto before = begin, behind = end;
  while (before > word.begin && is_word_letter(text[before - 1])) --before;
  while (behind < word.end && is_word_letter(text[behind])) ++behind;
  if (is_number_label(simplified(text.substr(before, begin - before))) && is_number_label(simplified(text.substr(end, behind - end))))
    return Reading::digits;
  const bool named = !is_digit(text[word.begin]) && !looks_like_digits(text.substr(word.begin, word.end - word.begin));
  return named ? Reading::name : Reading::unclear;
}

}  // namespace

std::vector<DigitGroup> find_digit_groups(std::string_view text) {
  std::vector<DigitGroup> groups;
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    if (const auto behind = end_of_aside(text, i); behind > i) {
      i = behind;
      continue;
    }
    DigitGroup group{{}, false, i, i, {}};
    while (i < text.size() && is_digit(text[i])) ++i;
    const auto word = word_round(text, group.begin, i);
    const auto reading = read_word(text, group.begin, i, word);
    if (reading == Reading::digits) {
      group.digits = text.substr(group.begin, i - group.begin);
    } else {
      group.begin = std::max(word.begin, last);
      i = std::max(word.end, i + 1);
      if (reading == Reading::name) continue;
    }
    group.end = i;
    // No country's code begins with 0: that '+' joins two numbers.
    const auto before = text.substr(last, group.begin - last);
    const auto sign = before.find_last_not_of(' ');
    if (sign != std::string_view::npos && before[sign] == '+' && text[group.begin] != '0') {
      group.plus = true;
      group.begin = last + sign;
    }
    group.between = simplified(text.substr(last, group.begin - last));
    last = i;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string text_behind(std::string_view text, const std::vector<DigitGroup>& groups) {
  return simplified(groups.empty() ? text : text.substr(groups.back().end));
}

}  // namespace schede
