#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// How a CSV file is written. All of them are RFC 4180 with lines that end in CRLF.
enum class Dialect {
  standard,  ///< comma; what a spreadsheet would run as a formula, also behind a separator of its own, has an apostrophe in front
  excel_it,  ///< the same with semicolon and byte order mark, codes as ="…" and cells cut: what an Italian Excel opens by a double click
  exact,     ///< comma; every value as it is
};

/// What a text is to a spreadsheet.
enum class CellKind {
  text,
  phone,  ///< telephone numbers that the program put in international format begin with "+" and are no formula
  code,   ///< a record or twinning id, an ISTAT code, a postcode: its digits are no number
};

struct CsvCell {
  std::string text;
  CellKind kind = CellKind::text;
};

/// A CSV file, row by row.
class CsvWriter {
 public:
  /// Writes the header. The stream must outlive the writer.
  CsvWriter(std::ostream& out, Dialect dialect, std::span<const std::string> header);

  /// As many cells as the header has.
  void row(std::span<const CsvCell> cells);

 private:
  std::ostream& out_;
  Dialect dialect_;
};

/// Would a spreadsheet run a text as a formula, behind what it skips in front of one? So it gets an apostrophe, at a cell's start and
/// behind each ';' and tab in it; there quotation marks are skipped as well.
[[nodiscard]] bool would_run(std::string_view text, bool skip_quotes);

/// Is a cell too long for a spreadsheet, so that the dialect cuts it?
[[nodiscard]] bool is_cut(const CsvCell& cell, Dialect dialect);

/// One cell as it stands in the file, quotes included.
[[nodiscard]] std::string csv_cell(const CsvCell& cell, Dialect dialect);

}  // namespace schede
