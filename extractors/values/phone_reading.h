#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/values/digit_groups.h"
#include "extractors/values/number_plan.h"

namespace schede {

/// A number read from some of a cell's groups.
struct ReadNumber {
  PlanNumber number;
  std::size_t group = 0;  ///< where what is written of it starts
  std::string extension;  ///< empty for none
};

/// Groups that follow each other: numbers that share a beginning, or digits that nobody can read as one.
struct NumberReading {
  std::size_t first = 0, end = 0;
  std::vector<ReadNumber> numbers;
};

/// All groups of a cell, read at least cost: each is used whole, in a number, its other ending or its extension, or is left over. Left-over
/// digits that touch a number make it unreadable, too.
[[nodiscard]] std::vector<NumberReading> read_groups(const std::vector<DigitGroup>& groups);

/// The letters of what stands between two groups: "", "e", "fax", "efax".
[[nodiscard]] std::string letters_of(const std::string& between);

}  // namespace schede
