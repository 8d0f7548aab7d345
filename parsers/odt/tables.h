#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/budget.h"
#include "parsers/document/document.h"

namespace schede::odt {

/// Puts the rows and cells of one table:table into the grid of a Table (ODF 1.3 part 3, 9.1).
class TableGrid {
 public:
  explicit TableGrid(Budget& budget) : budget_(&budget) {}

  /// False where a row or a cell cannot stand; then its element means nothing.
  [[nodiscard]] bool open_row(const xml::Element& row);
  [[nodiscard]] bool open_cell(const xml::Element& cell, bool shaded);
  void covered_cells(const xml::Element& cell);
  void close_cell(std::vector<Block> blocks);
  void close_row();
  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  /// A cell above that reaches down into the next rows; kept at its first column.
  struct Reach {
    int rows = 0;
    int width = 0;
  };

  void add(Cell cell);
  [[nodiscard]] bool add_covered_from_above();
  void add_missing_at_row_end();

  Budget* budget_;
  Table table_;
  std::vector<Reach> reaches_;  ///< by column
  Row row_;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool shaded_ = false;     ///< the open cell
  std::size_t column_ = 0;  ///< where the next cell goes
  int owed_ = 0;            ///< covered cells still to come for columns already taken
  int row_repeat_ = 1;
  int column_repeat_ = 1;
  int columns_spanned_ = 1;
  int rows_spanned_ = 1;
};

}  // namespace schede::odt
