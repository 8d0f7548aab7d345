#include "outputs/tables/corrections.h"

#include <algorithm>

namespace schede {

namespace {

const std::vector<std::string> all_correction_columns{"record_id", "source", "field", "value", "read", "by", "at", "why", "waive", "blind"};

/// Digits, dates and codes, which a spreadsheet would make numbers or days of, stay text.
CellKind kind_of(const std::string& value) {
  constexpr std::string_view of_numbers = "0123456789.,:-/";
  const bool is_number = !value.empty() && value.find_first_not_of(of_numbers) == std::string::npos;
  return is_number ? CellKind::code : CellKind::phone;
}

}  // namespace

std::vector<std::string> correction_cells(const Correction& line) {
  return {line.record_id, line.source, line.field, line.value, line.read, line.by, line.at, line.why, line.waive, line.blind ? "true" : ""};
}

void write_corrections_csv(std::ostream& out, Dialect dialect, const std::vector<Correction>& corrections) {
  CsvWriter csv(out, dialect, all_correction_columns);
  for (const Correction& line : corrections) {
    std::vector<CsvCell> cells;
    for (std::string& text : correction_cells(line)) cells.push_back({std::move(text)});
    cells[0].kind = CellKind::code;
    for (CsvCell* cell : {&cells[3], &cells[4]}) cell->kind = kind_of(cell->text);
    csv.row(cells);
  }
}

std::span<const std::string> correction_columns() { return all_correction_columns; }

}  // namespace schede
