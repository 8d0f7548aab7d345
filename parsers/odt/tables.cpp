#include "parsers/odt/tables.h"

#include <algorithm>

#include "parsers/odt/names.h"
#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

bool is_empty(const Cell& cell) {
  return std::all_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    return paragraph && paragraph->runs.empty();
  });
}

bool is_empty(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return is_empty(cell); });
}

}  // namespace

bool TableGrid::open_row(const xml::Element& row) {
  if (in_row_) return false;
  in_row_ = true;
  row_ = {};
  column_ = 0;
  owed_ = 0;
  row_repeat_ = count(row, ns::table, "number-rows-repeated");
  return true;
}

bool TableGrid::open_cell(const xml::Element& cell, bool shaded) {
  if (!in_row_ || in_cell_) return false;
  in_cell_ = true;
  shaded_ = shaded;
  owed_ = 0;
  while (add_covered_from_above()) {
  }
  column_repeat_ = count(cell, ns::table, "number-columns-repeated");
  columns_spanned_ = count(cell, ns::table, "number-columns-spanned");
  rows_spanned_ = count(cell, ns::table, "number-rows-spanned");
  return true;
}

void TableGrid::close_cell(std::vector<Block> blocks) {
  in_cell_ = false;
  Cell cell{std::move(blocks), columns_spanned_, shaded_, false};
  const auto room = budget_->limits().columns;
  // A huge repeat of nothing is the padding that spreadsheets put at their edge.
  if (is_empty(cell) && column_ + static_cast<std::uint64_t>(column_repeat_) > room) column_repeat_ = 1;
  if (column_ + static_cast<std::uint64_t>(column_repeat_) * static_cast<std::uint64_t>(columns_spanned_) > room) {
    budget_->exceed("columns");
    return;
  }
  if (!budget_->copies(cell, static_cast<std::uint64_t>(column_repeat_) - 1)) return;
  for (; column_repeat_ > 1; --column_repeat_) add(cell);
  add(std::move(cell));
  owed_ = columns_spanned_ - 1;
}

void TableGrid::covered_cells(const xml::Element& cell) {
  if (!in_row_ || in_cell_) return;
  int covered = count(cell, ns::table, "number-columns-repeated");
  const int paid = std::min(covered, owed_);
  owed_ -= paid;
  covered -= paid;
  while (covered > 0) {
    const auto before = column_;
    // One that nothing covers keeps its column, and whatever it holds stays hidden.
    if (!add_covered_from_above()) {
      if (column_ >= budget_->limits().columns) return;
      add(Cell{{}, 1, false, true});
    }
    const int taken = static_cast<int>(column_ - before);
    owed_ = std::max(taken - covered, 0);
    covered -= taken;
  }
}

void TableGrid::add(Cell cell) {
  if (!budget_->cells(1)) return;
  const auto width = static_cast<std::size_t>(cell.column_span);
  if (!cell.covered) {
    if (reaches_.size() < column_ + width) reaches_.resize(column_ + width);
    std::fill_n(reaches_.begin() + static_cast<std::ptrdiff_t>(column_), width, Reach{});
    reaches_[column_] = {rows_spanned_ - 1, cell.column_span};
  }
  column_ += width;
  row_.cells.push_back(std::move(cell));
}

bool TableGrid::add_covered_from_above() {
  if (column_ >= reaches_.size() || reaches_[column_].rows == 0) return false;
  Reach& reach = reaches_[column_];
  --reach.rows;
  add(Cell{{}, reach.width, false, true});
  return true;
}

void TableGrid::add_missing_at_row_end() {
  const auto last = std::find_if(reaches_.rbegin(), reaches_.rend(), [](const Reach& reach) { return reach.rows > 0; });
  const auto width = static_cast<std::size_t>(reaches_.rend() - last);
  rows_spanned_ = 1;
  while (column_ < width) {
    if (!add_covered_from_above()) add(Cell{});
    if (budget_->exceeded()) return;
  }
}

void TableGrid::close_row() {
  in_row_ = false;
  add_missing_at_row_end();
  if (static_cast<std::uint64_t>(row_repeat_) > budget_->limits().repeated_rows) {
    if (!is_empty(row_)) return budget_->exceed("repeated_rows");
    row_repeat_ = 1;
  }
  if (!budget_->cells(1) || !budget_->copies(row_, static_cast<std::uint64_t>(row_repeat_) - 1)) return;
  for (; row_repeat_ > 1; --row_repeat_) table_.rows.push_back(row_);
  table_.rows.push_back(std::move(row_));
}

}  // namespace schede::odt
