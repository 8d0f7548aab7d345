#pragma once

#include <vector>

#include "parsers/pdf/sheet.h"

namespace schede::pdf {

/// A cell by the lines of its grid: from row and column on, over so many.
struct GridCell {
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
  Box box;
};

/// A table as its drawn lines make it.
struct Grid {
  Box box;
  std::vector<double> across;   ///< where its columns begin, and the last one ends
  std::vector<double> down;     ///< the same of its rows
  std::vector<GridCell> cells;  ///< by row, then column
};

/// Tables of more than one cell that the rules of a page draw. What they enclose in another shape than a rectangle is no cell. Rules that
/// no table took are left in `rules`.
[[nodiscard]] std::vector<Grid> find_grids(std::vector<Box>& rules);

/// Do both have their columns in the same places?
[[nodiscard]] bool same_columns(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace schede::pdf
