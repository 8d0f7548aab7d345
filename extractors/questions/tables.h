#pragma once

#include "extractors/answers/value_reading.h"
#include "extractors/questions/blanks.h"

namespace schede {

/// What the tables of a form came to, beside their values.
struct TableReading {
  std::vector<ValueReading> values;
  std::vector<Span> ornaments;  ///< boxes, and headers that a page break repeated
};

/// A grid's answers: for each printed row the option whose column is marked, and the further columns.
[[nodiscard]] TableReading read_grid(const PlacedTexts& texts, const Grid& grid);

/// Rows under column headers, in written order; an empty list where none is filled.
[[nodiscard]] TableReading read_rows(const PlacedTexts& texts, const Rows& rows);

}  // namespace schede
