#pragma once

#include <string>
#include <vector>

namespace schede {

/// Lines for a terminal whose cells stand under each other, two blanks apart; a column of numbers, but for its heading, stands to the
/// right. The cells have gone through visible().
[[nodiscard]] std::string text_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace schede
