#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// Digits that stand together in a cell, where a telephone number is one group or several.
struct DigitGroup {
  std::string digits;     ///< empty where letters or signs stand among them, so that nobody can tell them ("5551O3", "5551?")
  bool plus = false;      ///< a '+' stands in front
  std::size_t begin = 0;  ///< where the group, its '+' included, starts in the text
  std::size_t end = 0;
  std::string between;  ///< what stands between the group before and this one: in lower case, dashes as '-', '\\' as '/', the '+' left out
};

/// All digits of a text but those that are understood as something else (see end_of_aside) or name a thing ("D44").
[[nodiscard]] std::vector<DigitGroup> find_digit_groups(std::string_view text);

/// The text behind the last group, written like `between`.
[[nodiscard]] std::string text_behind(std::string_view text, const std::vector<DigitGroup>& groups);

}  // namespace schede
