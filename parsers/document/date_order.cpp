#include "parsers/document/date_order.h"

#include <algorithm>

namespace schede {
namespace {

constexpr std::size_t most_digits = 2;  ///< of a day, and of a month; more letters of a picture are its name

/// Takes a number off a text, with what stands before it; empty where there is none.
std::string_view take_number(std::string_view& text) {
  constexpr std::string_view digits = "0123456789";
  text.remove_prefix(std::min(text.find_first_of(digits), text.size()));
  const std::string_view number = text.substr(0, text.find_first_not_of(digits));
  text.remove_prefix(number.size());
  return number;
}

bool is_number(std::string_view shown, std::string_view two_digits) {
  return shown == two_digits || (two_digits.starts_with('0') && shown == two_digits.substr(1));
}

}  // namespace

bool is_month_first(std::string_view picture) {
  for (std::size_t at = 0; at < picture.size();) {
    const char letter = picture[at];
    const std::size_t end = std::min(picture.find_first_not_of(letter, at), picture.size());
    const bool in_digits = end - at <= most_digits;
    at = end;
    if (letter == 'M') return in_digits;
    if (letter == 'y' || letter == 'Y' || ((letter == 'd' || letter == 'D') && in_digits)) return false;
  }
  return false;
}

bool is_month_first(std::string_view shown, std::string_view date) {
  constexpr std::size_t length = 10;
  if (date.size() < length) return false;
  const std::string_view month = date.substr(5, 2), day = date.substr(8, 2);
  const std::string_view first = take_number(shown), second = take_number(shown);
  return month != day && is_number(first, month) && is_number(second, day);
}

}  // namespace schede
