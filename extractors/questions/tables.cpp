#include "extractors/questions/tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extractors/choices/confidence.h"
#include "extractors/questions/choice_reading.h"
#include "extractors/questions/field_reading.h"
#include "extractors/text/clean.h"

namespace schede {

namespace {

constexpr double from_shaded_cell = 0.7;

/// A table whose columns the form's headers head.
class HeadedTable {
 public:
  HeadedTable(const PlacedTexts& texts, const std::string& path) : texts_(texts), page_(texts.page()) {
    std::map<int, std::vector<const Match*>> tables;
    for (const Match& match : texts.all()) {
      const Anchor& anchor = texts.anchor_of(match);
      const CellPlace* cell = cell_of(page_, match.first_line);
      if (anchor.kind == AnchorKind::column && anchor.field == path && cell) tables[cell->table].push_back(&match);
    }
    const auto most =
        std::max_element(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (most == tables.end()) return;
    table_ = most->first;
    for (const Match* match : most->second) {
      const CellPlace& cell = *cell_of(page_, match->first_line);
      columns_.emplace_back(texts.anchor_of(*match).member, &cell);
      header_row_ = std::max(header_row_, cell.row);
    }
    for (const CellPlace* cell : texts.row_of(*columns_.front().second)) headers_.push_back(fold_key(text_of_cell(*cell)));
    find_continuations(path);
    find_rows();
  }

  [[nodiscard]] bool found() const { return table_ >= 0; }
  [[nodiscard]] int table() const { return table_; }
  /// Is it the table, or one that goes on with it behind a page break?
  [[nodiscard]] bool holds(const CellPlace& cell) const {
    return cell.table == table_ || std::ranges::find(continuations_, cell.table) != continuations_.end();
  }

  /// The member that a cell's column answers: of the header that is over the most of it.
  [[nodiscard]] std::optional<std::size_t> member_of(const CellPlace& cell) const {
    std::optional<std::size_t> found;
    int most = 0;
    for (const auto& [member, head] : columns_) {
      const int over = std::min(cell.column + cell.span, head->column + head->span) - std::max(cell.column, head->column);
      if (over > most) {
        most = over;
        found = member;
      }
    }
    return found;
  }

  /// The rows below the headers, each as its cells; those left out that hold the headers once more, as at the top of a page.
  [[nodiscard]] const std::vector<std::vector<const CellPlace*>>& rows() const { return rows_; }

  /// The words of the headers that are there once more.
  [[nodiscard]] const std::vector<Span>& repeated_headers() const { return repeated_headers_; }

  [[nodiscard]] std::string text_of_cell(const CellPlace& cell) const {
    std::string text;
    for (const Line& line : lines_of(page_, cell)) text += (text.empty() ? "" : "\n") + line.text;
    return text;
  }

  [[nodiscard]] std::vector<Span> spans_of_cell(const CellPlace& cell) const {
    std::vector<Span> spans;
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (!page_.lines[line].text.empty()) spans.push_back({line, 0, static_cast<std::uint32_t>(page_.lines[line].text.size())});
    return spans;
  }

  [[nodiscard]] Answer answer_in(const CellPlace& cell) const {
    Answer answer;
    answer.how = "column";
    for (const Line& line : lines_of(page_, cell)) answer.note(line);
    answer.spans = spans_of_cell(cell);
    return answer;
  }

 private:
  /// Tables of as many columns that follow with nothing printed between but this element's own.
  void find_continuations(const std::string& path) {
    const TablePlace& first = page_.tables[static_cast<std::size_t>(table_)];
    for (std::size_t next = static_cast<std::size_t>(table_) + 1; next < page_.tables.size(); ++next) {
      const TablePlace& table = page_.tables[next];
      if (table.parent != first.parent || table.columns != first.columns || is_parted(first, table, path)) return;
      continuations_.push_back(static_cast<int>(next));
    }
  }

  void find_rows() {
    std::map<std::pair<int, int>, std::vector<const CellPlace*>> rows;
    std::vector<int> tables = continuations_;
    tables.insert(tables.begin(), table_);
    for (const int table : tables)
      for (const int number : page_.tables[static_cast<std::size_t>(table)].cells) {
        const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
        if (table != table_ || cell.row > header_row_) rows[{table, cell.row}].push_back(&cell);
      }
    for (auto& [row, cells] : rows) {
      if (!repeats_headers(cells)) {
        rows_.push_back(std::move(cells));
        continue;
      }
      for (const CellPlace* cell : cells)
        for (const Span& span : spans_of_cell(*cell)) repeated_headers_.push_back(span);
    }
  }

  bool repeats_headers(const std::vector<const CellPlace*>& row) const {
    std::size_t same = 0, filled = 0;
    for (const CellPlace* cell : row) {
      const std::string key = fold_key(text_of_cell(*cell));
      if (key.empty()) continue;
      ++filled;
      same += std::ranges::find(headers_, key) != headers_.end();
    }
    return same > 1 && same == filled;
  }

  bool is_parted(const TablePlace& first, const TablePlace& next, const std::string& path) const {
    return std::ranges::any_of(texts_.all(), [&](const Match& match) {
      return !is_of_element(texts_.anchor_of(match), path) && match.first_line >= first.end_line && match.first_line < next.end_line;
    });
  }

  const PlacedTexts& texts_;
  const Page& page_;
  int table_ = -1, header_row_ = -1;
  std::vector<int> continuations_;
  std::vector<std::string> headers_;  ///< folded, of all cells of the header's row
  std::vector<std::pair<std::size_t, const CellPlace*>> columns_;
  std::vector<std::vector<const CellPlace*>> rows_;
  std::vector<Span> repeated_headers_;
};

/// Where a printed row stands.
const Match* printed_row(const PlacedTexts& texts, const std::string& path, std::size_t row) {
  for (const Match& match : texts.all()) {
    const Anchor& anchor = texts.anchor_of(match);
    if (anchor.kind == AnchorKind::row && anchor.entry == row && anchor.field.starts_with(path + ".")) return &match;
  }
  return nullptr;
}

class GridReader {
 public:
  GridReader(const PlacedTexts& texts, const Grid& grid) : texts_(texts), grid_(grid), table_(texts, grid.path) {}

  TableReading read() {
    result_.ornaments = table_.repeated_headers();
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
      const Match* printed = printed_row(texts_, grid_.path, row);
      add_row(row, printed);
    }
    add_whole();
    // The rows' choices first, then column by column the further answers.
    std::stable_sort(result_.values.begin(), result_.values.end(),
                     [&](const ValueReading& a, const ValueReading& b) { return order_of(a) < order_of(b); });
    return std::move(result_);
  }

 private:
  /// Where no row is answered, one gap stands for all.
  void add_whole() {
    const auto is_choice = [&](const ValueReading& reading) { return !reading.field; };
    for (const ValueReading& reading : result_.values)
      if (is_choice(reading) && (reading.is_filled() || !reading.doubts.empty())) return;
    for (ValueReading& reading : result_.values)
      if (is_choice(reading)) reading.asked = false;
    ValueReading whole = reading_of_whole(grid_);
    for (const ValueReading& reading : result_.values)
      if (!whole.line) whole.line = reading.line;
    result_.values.push_back(std::move(whole));
  }

  std::size_t order_of(const ValueReading& reading) const {
    for (std::size_t i = 0; i < grid_.fields.size(); ++i)
      if (reading.field == &grid_.fields[i]) return i + 1;
    return 0;
  }

  void add_row(std::size_t number, const Match* printed) {
    const PrintedRow& row = grid_.rows[number];
    const std::string path = grid_.path + "." + row.code;
    std::vector<const CellPlace*> cells;
    const CellPlace* own = printed ? cell_of(texts_.page(), printed->first_line) : nullptr;
    if (own && table_.found() && table_.holds(*own))
      for (const CellPlace* cell : texts_.row_of(*own))
        if (cell != own) cells.push_back(cell);
    const bool in_table = !cells.empty();
    ValueReading choice;
    if (in_table) choice = read_cells(path, cells);
    if (!in_table && printed) choice = read_line(path, *printed);
    choice.path = path;
    choice.need = grid_.need;
    choice.when = &grid_.when;
    choice.printed = row.label.text;
    if (printed) choice.line = printed->first_line;
    if (grid_.many && is_empty(choice.value)) choice.value = std::vector<std::string>();
    result_.values.push_back(std::move(choice));
    for (std::size_t i = 0; i < grid_.fields.size(); ++i) add_field(row, i, cells, printed);
  }

  void add_field(const PrintedRow& row, std::size_t number, const std::vector<const CellPlace*>& cells, const Match* printed) {
    const FormField& field = grid_.fields[number];
    const std::string path = grid_.path + "_" + field.path + "." + row.code;
    Answer answer;
    for (const CellPlace* cell : cells)
      if (table_.member_of(*cell) == grid_.options.size() + number) answer = table_.answer_in(*cell);
    ValueReading reading = read_field(texts_, field, path, answer);
    if (printed) reading.line = printed->first_line;
    if (printed && cells.empty()) reading.place = LineRange{printed->first_line, printed->last_line + 1};
    result_.values.push_back(std::move(reading));
  }

  /// What is marked in the columns of the options.
  ValueReading read_cells(const std::string& path, const std::vector<const CellPlace*>& cells) {
    ValueReading reading;
    reading.path = path;
    std::vector<std::pair<std::size_t, const CellPlace*>> columns;
    for (const CellPlace* cell : cells)
      if (const auto option = table_.member_of(*cell); option && *option < grid_.options.size()) columns.emplace_back(*option, cell);
    if (has_printed_options(columns)) return read_printed(path, columns);
    OptionsReading seen;
    std::set<std::size_t> checked, crossed;
    for (const auto& [option, cell] : columns) {
      const CellMarks marks = read_cell(option, *cell, seen, reading);
      if (marks.check) checked.insert(option);
      if (marks.cross) crossed.insert(option);
    }
    // Beside check marks a cross says no.
    if (!checked.empty())
      std::erase_if(seen.chosen, [&](std::size_t option) { return crossed.contains(option) && !checked.contains(option); });
    if (seen.chosen.empty()) look_for(columns, seen, "shaded", from_shaded_cell, [](const CellPlace& cell) { return cell.shaded; });
    if (seen.chosen.empty())
      look_for(columns, seen, "drawn-mark", from_drawing, [&](const CellPlace& cell) {
        const auto lines = lines_of(texts_.page(), cell);
        return std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.drawings > 0; });
      });
    set_chosen(reading, grid_.options, seen, grid_.many, grid_.max);
    return reading;
  }

  /// Signs of which one says yes and the other no where both are in a row.
  struct CellMarks {
    bool check = false, cross = false;
  };

  CellMarks read_cell(std::size_t option, const CellPlace& cell, OptionsReading& seen, ValueReading& reading) {
    const std::vector<Span> spans = table_.spans_of_cell(cell);
    for (const Line& line : lines_of(texts_.page(), cell)) {
      reading.picture = reading.picture || line.picture;
      if (reading.unread_field.empty()) reading.unread_field = line.field;
    }
    CellMarks marks;
    bool marked = false, words = false;
    for (const Span& span : spans)
      for (const MarkToken& token : mark_tokens(texts_.page(), texts_.index(), span)) {
        marked = marked || token.sign == Sign::tick || token.sign == Sign::cross || token.sign == Sign::bullet || token.sign == Sign::yes;
        words = words || token.sign == Sign::word;
        marks.check = marks.check || is_check_mark(token);
        marks.cross = marks.cross || is_cross_mark(token);
        seen.ambiguous = seen.ambiguous || token.doubtful;
        if (token.sign == Sign::box)
          result_.ornaments.push_back({span.line, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)});
      }
    const auto named = option_named(texts_.index(), grid_.options, table_.text_of_cell(cell));
    const bool own = named && *named == option;
    if (!own && (!marked || words)) {
      if (named) add(seen, *named, spans, "words");
      return marks;
    }
    add(seen, option, spans, "mark");
    return marks;
  }

  static void add(OptionsReading& seen, std::size_t option, const std::vector<Span>& spans, std::string_view how, double confidence = 1.0) {
    seen.chosen.push_back(option);
    seen.spans.insert(seen.spans.end(), spans.begin(), spans.end());
    seen.how = how;
    seen.confidence = confidence;
  }

  /// One cell alone that looks otherwise.
  template <class Wanted>
  void look_for(const std::vector<std::pair<std::size_t, const CellPlace*>>& columns, OptionsReading& seen, std::string_view how,
                double confidence, const Wanted& wanted) {
    const auto is_wanted = [&](const auto& column) { return wanted(*column.second); };
    if (std::count_if(columns.begin(), columns.end(), is_wanted) != 1) return;
    const auto found = std::find_if(columns.begin(), columns.end(), is_wanted);
    add(seen, found->first, table_.spans_of_cell(*found->second), how, confidence);
  }

  /// Are the options printed in each row once more?
  bool has_printed_options(const std::vector<std::pair<std::size_t, const CellPlace*>>& columns) const {
    std::size_t own = 0;
    for (const auto& [option, cell] : columns) {
      const std::vector<FoldedWord> words = fold_words(table_.text_of_cell(*cell));
      const std::vector<FoldedWord> wanted = fold_words(grid_.options[option].label.text);
      own += !wanted.empty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                                            [](const auto& a, const auto& b) { return a.key == b.key; }) != words.end();
    }
    return own > 1;
  }

  ValueReading read_printed(const std::string& path, const std::vector<std::pair<std::size_t, const CellPlace*>>& columns) {
    std::vector<Span> lines;
    for (const auto& [option, cell] : columns)
      for (const Span& span : table_.spans_of_cell(*cell)) lines.push_back(span);
    return read_choice_in(texts_, grid_.options, grid_.many, grid_.max, path, lines, result_.ornaments);
  }

  /// A grid that was set as lines: the options, or the one chosen, behind the row's words.
  ValueReading read_line(const std::string& path, const Match& printed) {
    const Answer answer = blank_behind(texts_, printed, Reach::line);
    return read_choice_in(texts_, grid_.options, grid_.many, grid_.max, path, answer.spans, result_.ornaments);
  }

  const PlacedTexts& texts_;
  const Grid& grid_;
  HeadedTable table_;
  TableReading result_;
};

class RowsReader {
 public:
  RowsReader(const PlacedTexts& texts, const Rows& rows) : texts_(texts), rows_(rows), table_(texts, rows.path) {}

  TableReading read() {
    ValueReading whole = reading_of_whole(rows_);
    whole.place = place_of_element(texts_, rows_.path);
    if (table_.found()) {
      whole.line = page().tables[static_cast<std::size_t>(table_.table())].first_line;
      collect();
    }
    result_.values.push_back(std::move(whole));
    std::size_t entry = 0;
    for (const auto& row : entries_) add_entry(row, entry++);
    result_.values.front().asked = entries_.empty() || !any_filled();
    if (entries_.empty()) result_.values.front().value = std::vector<std::string>();
    return std::move(result_);
  }

 private:
  struct Entry {
    std::vector<const CellPlace*> cells;
    std::optional<std::size_t> printed;  ///< which printed row it is; none for one that the respondent began
  };

  const Page& page() const { return texts_.page(); }

  void collect() {
    std::vector<Entry> added;
    std::map<std::size_t, Entry> printed;
    result_.ornaments = table_.repeated_headers();
    for (const auto& cells : table_.rows()) {
      if (holds_foreign(cells)) break;
      Entry entry = {cells, row_of(cells)};
      if (entry.printed)
        printed.try_emplace(*entry.printed, entry);
      else if (is_filled(cells))
        added.push_back(std::move(entry));
    }
    for (std::size_t row = 0; row < rows_.rows.size(); ++row) {
      const auto found = printed.find(row);
      entries_.push_back(found == printed.end() ? Entry{{}, row} : found->second);
    }
    entries_.insert(entries_.end(), added.begin(), added.end());
  }

  /// A printed text of another element ends the rows.
  bool holds_foreign(const std::vector<const CellPlace*>& cells) const {
    return std::any_of(texts_.all().begin(), texts_.all().end(), [&](const Match& match) {
      return !is_of_element(texts_.anchor_of(match), rows_.path) && std::any_of(cells.begin(), cells.end(), [&](const CellPlace* cell) {
        return match.first_line >= cell->first_line && match.first_line < cell->end_line;
      });
    });
  }

  std::optional<std::size_t> row_of(const std::vector<const CellPlace*>& cells) const {
    for (std::size_t row = 0; row < rows_.rows.size(); ++row)
      if (const Match* match = printed_row(texts_, rows_.path, row))
        for (const CellPlace* cell : cells)
          if (match->first_line >= cell->first_line && match->first_line < cell->end_line) return row;
    return std::nullopt;
  }

  /// Is something written in a column that is asked for? A printed number is nothing.
  bool is_filled(const std::vector<const CellPlace*>& cells) const {
    return std::any_of(cells.begin(), cells.end(), [&](const CellPlace* cell) {
      const auto lines = lines_of(page(), *cell);
      const bool other = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.picture || !line.field.empty(); });
      return table_.member_of(*cell) && (other || has_words(table_.text_of_cell(*cell)) || is_written(table_.text_of_cell(*cell)));
    });
  }

  void add_entry(const Entry& entry, std::size_t number) {
    const std::string path = rows_.path + "[" + std::to_string(number) + "].";
    if (!rows_.rows.empty()) add_code(entry, path);
    for (std::size_t member = 0; member < rows_.members.size(); ++member) add_member(entry, member, path);
    if (rows_.rows.empty()) cover_number(entry);
  }

  void add_code(const Entry& entry, const std::string& path) {
    ValueReading code;
    code.path = path + "row";
    code.asked = code.field_or_choice = false;
    if (entry.printed) code.value = rows_.rows[*entry.printed].code;
    result_.values.push_back(std::move(code));
    if (entry.printed) return;
    ValueReading other;
    other.path = path + "row_other";
    other.asked = false;
    const CellPlace& first = *entry.cells.front();
    if (!table_.member_of(first)) {
      take_answer(other, table_.answer_in(first));
      if (const std::string text = normalize_line(table_.text_of_cell(first)); !text.empty()) other.value = text;
    }
    result_.values.push_back(std::move(other));
  }

  /// A running number in a column that nobody is asked for.
  void cover_number(const Entry& entry) {
    for (const CellPlace* cell : entry.cells) {
      const std::vector<FoldedWord> words = fold_words(table_.text_of_cell(*cell), 2);
      if (!table_.member_of(*cell) && words.size() == 1 && is_number(words.front().key))
        for (const Span& span : table_.spans_of_cell(*cell)) result_.ornaments.push_back(span);
    }
  }

  void add_member(const Entry& entry, std::size_t number, const std::string& path) {
    Answer answer;
    for (const CellPlace* cell : entry.cells)
      if (table_.member_of(*cell) == number) {
        Answer here = table_.answer_in(*cell);
        answer.how = here.how;
        answer.picture = answer.picture || here.picture;
        if (answer.field.empty()) answer.field = here.field;
        answer.lost = answer.lost || here.lost;
        answer.spans.insert(answer.spans.end(), here.spans.begin(), here.spans.end());
      }
    if (const auto* field = std::get_if<FormField>(&rows_.members[number])) {
      ValueReading reading = read_field(texts_, *field, path + field->path, answer);
      reading.line = line_of(entry);
      result_.values.push_back(std::move(reading));
      return;
    }
    const ChoiceQuestion& choice = std::get<ChoiceQuestion>(rows_.members[number]);
    ValueReading reading =
        read_choice_in(texts_, choice.options, choice.many, choice.max, path + choice.path, answer.spans, result_.ornaments);
    reading.need = choice.need;
    reading.when = &choice.when;
    reading.printed = choice.label.text;
    reading.line = line_of(entry);
    result_.values.push_back(std::move(reading));
  }

  bool any_filled() const {
    return std::any_of(result_.values.begin(), result_.values.end(),
                       [](const ValueReading& value) { return value.field_or_choice && value.is_filled(); });
  }

  static std::optional<std::size_t> line_of(const Entry& entry) {
    return entry.cells.empty() ? std::nullopt : std::optional(entry.cells.front()->first_line);
  }

  const PlacedTexts& texts_;
  const Rows& rows_;
  HeadedTable table_;
  std::vector<Entry> entries_;
  TableReading result_;
};

}  // namespace

TableReading read_grid(const PlacedTexts& texts, const Grid& grid) { return GridReader(texts, grid).read(); }

TableReading read_rows(const PlacedTexts& texts, const Rows& rows) { return RowsReader(texts, rows).read(); }

}  // namespace schede
