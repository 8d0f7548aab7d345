#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// How a CSV file is written. All of them are RFC 4180 with lines that end in CRLF.
enum class Dialect {
  standard,  ///< comma; a cell that a spreadsheet would run as a formula is neutralised by a leading apostrophe
  excel_it,  ///< the same with semicolon and byte order mark: what an Italian Excel opens by a double click
  exact,     ///< comma; every value as it is
};

struct CsvCell {
  std::string text;
  bool phone = false;  ///< telephone numbers that the program put in international format begin with "+" and are no formula
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

/// One cell as it stands in the file, quotes included.
[[nodiscard]] std::string csv_cell(const CsvCell& cell, Dialect dialect);

}  // namespace schede
