#include "extractors/text/csv_table.h"

#include <algorithm>

#include "extractors/text/fold.h"

namespace schede {
namespace {

/// ="075035" is how a program tells a spreadsheet that digits are no number. Any other formula stays.
std::string without_formula(std::string cell) {
  if (cell.size() < 3 || !cell.starts_with("=\"") || !cell.ends_with('"')) return cell;
  std::string text;
  for (std::size_t i = 2; i + 1 < cell.size(); ++i) {
    if (cell[i] == '"' && (i + 2 == cell.size() || cell[++i] != '"')) return cell;
    text += cell[i];
  }
  return text;
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

char separator_of(std::string_view text) {
  const auto line = text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, ends_line) - text.begin()));
  char best = ',';
  for (const char candidate : {';', '\t'})
    if (std::ranges::count(line, candidate) > std::ranges::count(line, best)) best = candidate;
  return best;
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  tl::expected<std::vector<CsvRow>, CsvError> read() {
    skip_separator_line();
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      auto row = read_row();
      if (!row) return tl::unexpected(row.error());
      if (std::ranges::any_of(row->cells, has_visible)) rows.push_back(std::move(*row));
    }
    return rows;
  }

 private:
  /// What Excel writes and reads in front of the header.
  void skip_separator_line() {
    if (!text_.starts_with("sep=") || text_.size() < 5) return;
    separator_ = text_[4];
    at_ = 5;
    skip_line_end();
  }

  tl::expected<CsvRow, CsvError> read_row() {
    CsvRow row{line_, {}};
    while (true) {
      auto cell = is_at('"') ? read_quoted() : read_plain();
      if (!cell) return tl::unexpected(cell.error());
      row.cells.push_back(without_formula(std::move(*cell)));
      if (!is_at(separator_)) break;
      ++at_;
    }
    skip_line_end();
    return row;
  }

  std::string take(std::size_t end) {
    const auto begin = std::exchange(at_, end);
    return std::string(text_.substr(begin, end - begin));
  }

  tl::expected<std::string, CsvError> read_plain() {
    const auto ends_cell = [&](char c) { return c == separator_ || ends_line(c); };
    return take(
        static_cast<std::size_t>(std::find_if(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.end(), ends_cell) - text_.begin()));
  }

  tl::expected<std::string, CsvError> read_quoted() {
    const int begin = line_;
    std::string cell;
    for (++at_;; cell += '"') {  // a quote that is doubled stands for itself
      const auto quote = text_.find('"', at_);
      if (quote == text_.npos) return tl::unexpected(CsvError{begin, CsvFault::open_quote});
      const auto part = take(quote);
      line_ += static_cast<int>(std::ranges::count(part, '\n'));
      cell += part;
      ++at_;
      if (!is_at('"')) break;
      ++at_;
    }
    if (at_ < text_.size() && !is_at(separator_) && !ends_line(text_[at_])) {
      return tl::unexpected(CsvError{line_, CsvFault::text_after_quote});
    }
    return cell;
  }

  void skip_line_end() {
    if (is_at('\r')) ++at_;
    if (is_at('\n')) ++at_;
    ++line_;
  }

  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

tl::expected<std::vector<CsvRow>, CsvError> read_csv(std::string_view text) { return CsvReader(text).read(); }

}  // namespace schede
