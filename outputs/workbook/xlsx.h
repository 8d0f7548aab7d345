#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace schede {

/// A workbook in Office Open XML, written row by row: what is behind is no longer in memory.

/// How a cell looks.
enum class CellLook { plain, wrapped, number, figure, percent, date, link, title, note, doubtful, wrong };

struct XlsxCell {
  std::variant<std::monostate, std::string, double> value = {};  ///< a date is the number of days since 30 December 1899
  CellLook look = CellLook::plain;
  std::string link = {};     ///< "mailto:…", "external:…", "internal:'Testi'!A1"; empty for none
  std::string comment = {};  ///< stands in a bubble; empty for none
};

struct XlsxColumn {
  std::string title;
  double width = 12;  ///< in characters
  bool is_hidden = false;
  std::vector<std::string> choices = {};  ///< of a drop-down
  std::string choices_from = {};          ///< the same, as a range of the workbook: "=Schede!$A$2:$A$9"
};

/// The workbook could not be written; the words are libxlsxwriter's.
struct XlsxFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class XlsxSheet {
 public:
  /// Cells of the next row; text that is longer than a cell holds is cut, with a note. Above `row_lines` lines of text a row is cut off.
  void add(const std::vector<XlsxCell>& cells, double height = 0);

  [[nodiscard]] std::size_t rows() const { return next_ - first_; }  ///< below the header

  /// On paper only the first columns stand, and all rows.
  void print_columns(std::size_t count);

  /// Three colours from zeros, which are red, to the most, in columns counted from 0. A bar for a share of 1.
  void colour_scale(std::size_t first_column, std::size_t last_column);
  void data_bar(std::size_t column);

 private:
  friend class XlsxBook;
  struct State;
  XlsxSheet(std::shared_ptr<State> state, std::size_t first) : state_(std::move(state)), first_(first), next_(first) {}
  std::shared_ptr<State> state_;
  std::size_t first_, next_;
};

class XlsxBook {
 public:
  /// Writes into a file, by way of temporary ones in `folder`. `created`: seconds since 1970. Throws XlsxFailure.
  XlsxBook(const std::string& file, const std::string& folder, std::string_view title, long created);
  ~XlsxBook();
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;

  /// A sheet behind those before, with a header, `frozen` columns at its left, and so many rows below that have drop-downs (0: all).
  [[nodiscard]] XlsxSheet add_sheet(std::string_view name, std::vector<XlsxColumn> columns, std::size_t frozen);
  /// A sheet without a header, for reading.
  [[nodiscard]] XlsxSheet add_page(std::string_view name, const std::vector<double>& widths);

  /// Completes the file. Call it once, last. Throws XlsxFailure.
  void close();

 private:
  friend class XlsxSheet;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
