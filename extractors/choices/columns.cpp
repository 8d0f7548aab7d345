#include "extractors/choices/columns.h"

#include <algorithm>

#include "extractors/choices/marks.h"

namespace schede {

bool of_area(AnchorKind kind) {
  return kind == AnchorKind::title || kind == AnchorKind::subtitle || kind == AnchorKind::item || kind == AnchorKind::other;
}

std::optional<int> ChoiceColumns::area_column(int table) const {
  std::optional<int> column;
  for (const Match* match : matches_) {
    const CellPlace* place = cell_of(page_, match->first_line);
    if (of_area(anchor_of(*match).kind) && place && place->table == table) column = std::min(column.value_or(place->column), place->column);
  }
  return column;
}

int ChoiceColumns::first_area_row(int table) const {
  int row = page_.tables[static_cast<std::size_t>(table)].rows;
  for (const Match* match : matches_) {
    const CellPlace* place = cell_of(page_, match->first_line);
    if (of_area(anchor_of(*match).kind) && place && place->table == table) row = std::min(row, place->row);
  }
  return row;
}

void ChoiceColumns::read_header(const CellPlace& header, const Span& heading) {
  const Marking marking = read_marking(page_, index_, heading);
  if (marking.yes != marking.no) roles_[{header.table, header.column}] = marking.no ? ColumnRole::against : ColumnRole::mark;
}

ColumnRole ChoiceColumns::role_of(const CellPlace& beside, int areas) {
  const auto known = roles_.find({beside.table, beside.column});
  if (known != roles_.end()) return known->second;
  return roles_[{beside.table, beside.column}] = find_role(beside, areas);
}

ColumnRole ChoiceColumns::find_role(const CellPlace& beside, int areas) const {
  const int column = beside.column, columns = page_.tables[static_cast<std::size_t>(beside.table)].columns;
  if (const CellPlace* header = offer_header(columns)) {
    const bool among_marks = header->column > areas ? column < header->column : column > header->column;
    if (among_marks) return ColumnRole::mark;
    return column >= header->column && column < header->column + header->span ? ColumnRole::offer : ColumnRole::aside;
  }
  const bool last = column > areas && column == columns - 1;
  return last && (columns - areas > 2 || !holds_only_marks(beside.table, column)) ? ColumnRole::offer : ColumnRole::mark;
}

/// The header over the bodies, in this table or in one of as many columns.
const CellPlace* ChoiceColumns::offer_header(int columns) const {
  for (const Match* match : matches_) {
    const CellPlace* place = cell_of(page_, match->first_line);
    const bool header = anchor_of(*match).kind == AnchorKind::offer && !anchor_of(*match).repeat;
    if (header && place && page_.tables[static_cast<std::size_t>(place->table)].columns == columns) return place;
  }
  return nullptr;
}

bool ChoiceColumns::holds_only_marks(int table, int column) const {
  return std::none_of(cells_of(table).begin(), cells_of(table).end(), [&](int number) {
    if (cell(number).column != column || holds_printed(cell(number))) return false;
    const std::vector<Span> spans = filled_lines(cell(number));
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return read_marking(page_, index_, span).words; });
  });
}

bool ChoiceColumns::holds_printed(const CellPlace& place) const {
  return std::any_of(matches_.begin(), matches_.end(),
                     [&](const Match* match) { return match->first_line >= place.first_line && match->first_line < place.end_line; });
}

std::vector<Span> ChoiceColumns::filled_lines(const CellPlace& place) const {
  std::vector<Span> spans;
  for (std::size_t number = place.first_line; number < place.end_line; ++number) {
    const Line& line = page_.lines[number];
    if (!line.text.empty() && !is_blank_line(line)) spans.push_back({number, 0, static_cast<std::uint32_t>(line.text.size())});
  }
  return spans;
}

bool ChoiceColumns::shares_row(const CellPlace& place) const { return are_apart(printed_in_row(place)); }

/// Do printed lines of a row belong to areas in several cells?
bool ChoiceColumns::are_apart(const std::vector<const Match*>& beside) const {
  return std::any_of(beside.begin(), beside.end(), [&](const Match* match) {
    return anchor_of(*match).entry != anchor_of(*beside.front()).entry &&
           cell_of(page_, match->first_line)->column != cell_of(page_, beside.front()->first_line)->column;
  });
}

std::vector<const Match*> ChoiceColumns::printed_beside(const CellPlace& place) const {
  std::vector<const Match*> beside = printed_in_row(place);
  if (!are_apart(beside) || holds_printed(place)) return beside;
  const auto column_of = [&](const Match* match) { return cell_of(page_, match->first_line)->column; };
  std::optional<int> left, right;
  for (const Match* match : beside) {
    const int column = column_of(match);
    if (column < place.column) left = std::max(left.value_or(column), column);
    if (column > place.column) right = std::min(right.value_or(column), column);
  }
  std::erase_if(beside, [&](const Match* match) { return column_of(match) != (left ? *left : *right); });
  return beside;
}

std::vector<const Match*> ChoiceColumns::printed_in_row(const CellPlace& place) const {
  std::vector<const Match*> beside;
  for (const Match* match : matches_) {
    const CellPlace* other = cell_of(page_, match->first_line);
    if (of_area(anchor_of(*match).kind) && other && other->table == place.table && other->row == place.row) beside.push_back(match);
  }
  return beside;
}

const Match* ChoiceColumns::level_with(const std::vector<const Match*>& beside, const CellPlace& place, std::size_t line) const {
  const std::size_t level = cell_of(page_, beside.front()->first_line)->first_line + (line - place.first_line);
  const Match* found = beside.front();
  for (const Match* match : beside)
    if (match->first_line <= level) found = match;
  return found;
}

bool ChoiceColumns::is_lined_up(const CellPlace& place) const {
  return std::any_of(cells_of(place.table).begin(), cells_of(place.table).end(), [&](int number) {
    const CellPlace& other = cell(number);
    if (other.column != place.column || holds_printed(other)) return false;
    const std::vector<Span> spans = filled_lines(other);
    return spans.size() > 1 || (!spans.empty() && spans.front().line > other.first_line + 1);
  });
}

}  // namespace schede
