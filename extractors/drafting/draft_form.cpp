#include "extractors/drafting/draft_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/drafting/form_drafter.h"
#include "extractors/form/form_index.h"
#include "extractors/form/leaders.h"
#include "extractors/language/language_words.h"
#include "extractors/page/page.h"
#include "extractors/page/prompts.h"
#include "extractors/text/clean.h"
#include "parsers/document/dump.h"
#include "parsers/document/runs.h"

namespace schede {

namespace {

constexpr std::size_t least_letter_boxes = 5;
constexpr std::string_view line_to_write_on = "____________", line_for_date = "__/__/____";

/// What empty controls show becomes a line to write on.
void draw_blanks(std::vector<Block>& blocks, const std::string& language) {
  Form none;
  none.languages = {language};
  for (const LanguageWords& words : words_of_all())
    none.vocabulary.prompts.insert(none.vocabulary.prompts.end(), words.prompts.begin(), words.prompts.end());
  settle_prompts(blocks, FormIndex(none));
  for_each_run(blocks, [](Run& run) {
    if (!run.placeholder && run.aside != Aside::field && run.aside != Aside::lost_field) return;
    const std::string key = " " + fold_key(run.text) + " ";
    const bool date = std::ranges::any_of(std::array{" data ", " date ", " datum ", " fecha "},
                                          [&](std::string_view word) { return key.find(word) != std::string::npos; });
    run.placeholder = false;
    run.text = date ? line_for_date : line_to_write_on;
  });
}

/// Walks a page and tells the drafter what stands there.
class PageDrafter {
 public:
  PageDrafter(const Page& page, FormDrafter& drafter) : page_(page), drafter_(drafter) {
    const LanguageWords& words = words_of(drafter.words().language());
    for (const std::string& word : words.yes) yes_.push_back(fold_key(word));
    for (const std::string& word : words.no) no_.push_back(fold_key(word));
  }

  void walk() { walk_lines(0, page_.lines.size(), -1); }

 private:
  void walk_lines(std::size_t first, std::size_t end, int table) {
    for (std::size_t line = first; line < end;) {
      const int cell = page_.lines[line].cell;
      const int inner = cell < 0 ? -1 : outermost_table(cell, table);
      if (inner >= 0 && inner != table) {
        walk_table(inner);
        line = page_.tables[static_cast<std::size_t>(inner)].end_line;
      } else {
        walk_line(page_.lines[line++]);
      }
    }
  }

  /// The table that a cell stands in, seen from within another.
  int outermost_table(int cell, int within) const {
    int table = page_.cells[static_cast<std::size_t>(cell)].table;
    for (int parent = page_.tables[static_cast<std::size_t>(table)].parent; table != within && parent >= 0;
         parent = page_.tables[static_cast<std::size_t>(table)].parent) {
      const int outer = page_.cells[static_cast<std::size_t>(parent)].table;
      if (outer == within) break;
      table = outer;
    }
    return table;
  }

  void walk_line(const Line& line) {
    const std::vector<LinePiece> pieces = pieces_of(line, yes_, no_);
    if (pieces.empty()) return;
    const bool only_blanks = std::ranges::all_of(
        pieces, [](const LinePiece& piece) { return piece.kind == LinePieceKind::blank || piece.kind == LinePieceKind::gap; });
    const bool only_text = pieces.size() == 1 && pieces.front().kind == LinePieceKind::text;
    if (only_text)
      drafter_.text(pieces.front().text);
    else if (only_blanks)
      drafter_.empty_line(pieces.front().date);
    else
      drafter_.line(pieces);
  }

  using Grid = std::vector<std::vector<const CellPlace*>>;

  void walk_table(int number) {
    const TablePlace& table = page_.tables[static_cast<std::size_t>(number)];
    Grid rows(static_cast<std::size_t>(table.rows));
    for (const int cell : table.cells) {
      const CellPlace& place = page_.cells[static_cast<std::size_t>(cell)];
      rows[static_cast<std::size_t>(place.row)].push_back(&place);
    }
    std::erase_if(rows, [](const auto& row) { return row.empty(); });
    if (is_letter_boxes(rows)) return drafter_.letter_boxes(rows.front().size());
    if (walk_headed(rows)) return;
    for (const auto& row : rows) walk_row(row);
  }

  std::string text_of(const CellPlace* cell) const {
    std::string text;
    for (const Line& line : lines_of(page_, *cell)) text += (text.empty() ? "" : " ") + normalize_line(line.text);
    return normalize_line(text);
  }

  /// Has a cell no words: nothing, or a line to write on?
  bool is_open(const CellPlace* cell) const {
    const std::string text = text_of(cell);
    return !has_visible(text) || is_leader_line(text) || text == line_for_date;
  }

  bool has_boxes(const CellPlace* cell) const {
    const auto lines = lines_of(page_, *cell);
    return std::ranges::any_of(lines, [&](const Line& line) {
      const auto pieces = pieces_of(line, yes_, no_);
      return std::ranges::any_of(pieces, [](const LinePiece& piece) { return piece.kind == LinePieceKind::box; });
    });
  }

  bool is_only_box(const CellPlace* cell) const { return has_boxes(cell) && !has_words(text_of(cell)); }

  bool is_letter_boxes(const Grid& rows) const {
    return rows.size() == 1 && rows.front().size() >= least_letter_boxes &&
           std::ranges::all_of(rows.front(), [&](const CellPlace* cell) { return is_open(cell); });
  }

  /// A row of headers over rows that are empty, but for what is printed in their first cells.
  bool walk_headed(const Grid& rows) {
    const std::size_t columns = rows.front().size();
    if (rows.size() < 2 || columns < 2) return false;
    std::vector<std::string> headers;
    for (const CellPlace* cell : rows.front()) headers.push_back(text_of(cell));
    if (std::any_of(rows.front().begin() + 1, rows.front().end(), [&](const CellPlace* cell) { return is_open(cell); })) return false;
    std::vector<std::string> printed;
    bool boxes = false, counted = true;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
      if (row->size() != columns) return false;
      for (std::size_t column = 1; column < columns; ++column) {
        boxes = boxes || is_only_box((*row)[column]);
        if (!is_open((*row)[column]) && !is_only_box((*row)[column])) return false;
      }
      const std::string first = text_of(row->front());
      if (is_open(row->front()) || is_number(fold_key(first))) continue;
      counted = false;
      printed.push_back(first);
    }
    const bool named = !printed.empty() && !counted;
    if (named && printed.size() + 1 != rows.size()) return false;
    const bool numbered = !named && std::all_of(rows.begin() + 1, rows.end(), [&](const auto& row) { return !is_open(row.front()); });
    const std::size_t leading = named || numbered ? 1 : 0;
    if (leading == 0 && !has_visible(headers.front())) return false;
    const auto options =
        std::count_if(headers.begin() + 1, headers.end(), [&](const std::string& header) { return !drafter_.is_field_header(header); });
    if (named && (boxes || options > 1))
      drafter_.grid(headers, printed, leading, boxes);
    else
      drafter_.rows(headers, printed, leading, rows.size() - 1);
    return true;
  }

  /// Labels with empty cells beside or below them, or text set in a table.
  void walk_row(const std::vector<const CellPlace*>& row) {
    for (const CellPlace* cell : row) {
      if (!has_visible(text_of(cell)))
        drafter_.empty_cell(row.size() == 1);
      else if (is_open(cell))
        drafter_.empty_cell(false);
      else
        walk_lines(cell->first_line, cell->end_line, cell->table);
    }
  }

  const Page& page_;
  FormDrafter& drafter_;
  std::vector<std::string> yes_, no_;
};

}  // namespace

std::optional<Draft> draft_form(Document blank, const std::string& id) {
  const LabelWords& words = label_words_for(plain_text(blank));
  draw_blanks(blank.blocks, words.language());
  const Page page = lay_out(std::move(blank.blocks));
  FormDrafter drafter(words);
  PageDrafter(page, drafter).walk();
  return drafter.finish(id);
}

}  // namespace schede
