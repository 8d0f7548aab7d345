#include "parsers/document/list_numbers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace schede::list_numbers {
namespace {

constexpr int alphabet = 26;

char letter(int number) { return static_cast<char>('a' + (number - 1) % alphabet); }

}  // namespace

int next(int number) {
  constexpr int highest = 1'000'000'000;
  return std::min(number, highest) + 1;
}

std::string padded_like(int number, std::string_view format) {
  constexpr std::size_t most_digits = 9;
  const auto digits = std::min(format.substr(0, format.find(',')).size(), most_digits);
  std::string text = std::to_string(number);
  if (number >= 0 && text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

std::string roman(int number) {
  static constexpr std::array<std::pair<int, const char*>, 13> digits{{{1000, "m"},
                                                                       {900, "cm"},
                                                                       {500, "d"},
                                                                       {400, "cd"},
                                                                       {100, "c"},
                                                                       {90, "xc"},
                                                                       {50, "l"},
                                                                       {40, "xl"},
                                                                       {10, "x"},
                                                                       {9, "ix"},
                                                                       {5, "v"},
                                                                       {4, "iv"},
                                                                       {1, "i"}}};
  std::string text;
  for (const auto& [worth, digit] : digits)
    for (; number >= worth; number -= worth) text += digit;
  return text;
}

std::string letters(int number) {
  std::string text;
  for (; number > 0; number = (number - 1) / alphabet) text.insert(text.begin(), letter(number));
  return text;
}

std::string letters_in_step(int number) { return std::string(static_cast<std::size_t>((number - 1) / alphabet + 1), letter(number)); }

std::string upper(std::string numeral) {
  std::transform(numeral.begin(), numeral.end(), numeral.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return numeral;
}

}  // namespace schede::list_numbers
