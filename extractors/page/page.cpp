#include "extractors/page/page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/text/utf8.h"
#include "parsers/document/symbols.h"

namespace schede {

namespace {

std::optional<Checkbox> box_of(std::string_view bullet) {
  static constexpr std::array<std::string_view, 9> ticks = {"✓", "✔", "☑", "☒", "✗", "✘", "✅", "X", "x"};
  if (std::find(ticks.begin(), ticks.end(), bullet) != ticks.end()) return Checkbox::checked;
  return box_shown(bullet);
}

bool is_empty(const Paragraph& paragraph) {
  return std::none_of(paragraph.runs.begin(), paragraph.runs.end(), [](const Run& run) {
    return run.picture || run.drawing || run.checkbox || !run.about.empty() || has_visible(run.text);
  });
}

/// The only thing in these blocks that shows anything, where that is a table of one cell; some programs set each cell's text in such a
/// frame.
Block* only_framed_cell(std::vector<Block>& blocks) {
  Block* only = nullptr;
  for (Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph && is_empty(*paragraph)) continue;
    const auto* table = std::get_if<Table>(&block.content);
    if (!table || only || table->rows.size() != 1 || table->rows.front().cells.size() != 1) return nullptr;
    only = &block;
  }
  return only;
}

std::uint32_t length_of(std::string_view text) { return static_cast<std::uint32_t>(count_code_points(text)); }

class PageBuilder {
 public:
  Page page;

  void add(std::vector<Block>& blocks) {
    const std::uint32_t outer = place_;
    for (std::uint32_t number = 0; number < blocks.size(); ++number) {
      place_ = step(outer, number);
      std::visit([this](auto& content) { add(content); }, blocks[number].content);
    }
    place_ = outer;
  }

 private:
  void add(Paragraph& paragraph) {
    if (cell_ < 0) ++paragraphs_;
    written_ = 0;
    start_line(paragraph, true);
    for (Run& run : paragraph.runs) run.placeholder ? leave_out(run) : add(run, paragraph);
    paragraph.runs = {};
  }

  void leave_out(const Run& run) {
    const std::uint32_t length = length_of(run.text);
    page.left_out.push_back({page.lines.size() - 1, static_cast<std::uint32_t>(page.lines.back().text.size()), length});
    written_ += length;
  }

  void add(Run& run, const Paragraph& paragraph) {
    Line& here = page.lines.back();
    here.picture = here.picture || run.picture;
    here.drawings += run.drawing;
    if (run.aside == Aside::field || run.aside == Aside::lost_field) {
      here.field = run.about;
      here.lost = run.aside == Aside::lost_field;
    }
    std::size_t from = 0;
    for (std::size_t end = run.text.find('\n'); end != std::string::npos; end = run.text.find('\n', from)) {
      append(run, from, end);
      ++written_;
      start_line(paragraph, false);
      from = end + 1;
    }
    append(run, from, run.text.size());
  }

  void append(Run& run, std::size_t from, std::size_t end) {
    if (from == end) return;
    written_ += length_of(std::string_view(run.text).substr(from, end - from));
    Line& line = page.lines.back();
    const bool whole = line.text.empty() && end - from == run.text.size();
    if (whole)
      line.text = std::move(run.text);
    else
      line.text.append(run.text, from, end - from);
    const auto length = static_cast<std::uint32_t>(line.text.size());
    StyleSpan* last = line.styles.empty() ? nullptr : &line.styles.back();
    const bool same = last && !run.checkbox && !last->checkbox && last->emphasis == run.emphasis && last->struck == run.struck &&
                      last->aside == run.aside && last->about == run.about && last->key == run.key;
    if (same)
      last->end = length;
    else
      line.styles.push_back({length, run.emphasis, run.struck, run.checkbox, run.aside, run.about, run.key});
  }

  void start_line(const Paragraph& paragraph, bool first) {
    Line& line = page.lines.emplace_back();
    line.cell = cell_;
    line.frame = frame_;
    line.paragraph = paragraphs_;
    line.first_of_paragraph = first;
    line.in_list = paragraph.list_level > 0;
    if (first) line.bullet_box = box_of(paragraph.label);
    line.place = place_;
    line.from = written_;
  }

  std::uint32_t step(std::uint32_t parent, std::uint32_t number) {
    page.steps.push_back({parent, number});
    return static_cast<std::uint32_t>(page.steps.size() - 1);
  }

  void add(Table& table) {
    const auto index = page.tables.size();
    page.tables.push_back({cell_, static_cast<int>(table.rows.size()), 0, page.lines.size(), 0, {}});
    const std::uint32_t outer = place_;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      place_ = step(outer, static_cast<std::uint32_t>(row));
      add(table.rows[row], static_cast<int>(index), static_cast<int>(row));
    }
    place_ = outer;
    page.tables[index].end_line = page.lines.size();
  }

  void add(Row& row, int table, int number) {
    int column = 0;
    const std::uint32_t outer = place_;
    for (Cell& cell : row.cells) {
      const auto index = static_cast<int>(page.cells.size());
      const std::size_t first = page.lines.size();
      page.cells.push_back({table, number, column, cell.column_span, cell_, cell.shaded, cell.covered, first, first});
      page.tables[static_cast<std::size_t>(table)].cells.push_back(index);
      const int outer_cell = std::exchange(cell_, index);
      place_ = step(outer, static_cast<std::uint32_t>(&cell - row.cells.data()));
      add_innermost(cell.blocks);
      place_ = outer;
      cell_ = outer_cell;
      page.cells[static_cast<std::size_t>(index)].end_line = page.lines.size();
      column += cell.column_span;
    }
    TablePlace& place = page.tables[static_cast<std::size_t>(table)];
    place.columns = std::max(place.columns, column);
  }

  /// The cell's blocks; of a framed one those in the frame.
  void add_innermost(std::vector<Block>& blocks) {
    Block* framed = only_framed_cell(blocks);
    if (!framed) return add(blocks);
    place_ = step(step(step(place_, static_cast<std::uint32_t>(framed - blocks.data())), 0), 0);
    add_innermost(std::get<Table>(framed->content).rows.front().cells.front().blocks);
  }

  void add(Frame& frame) {
    const int outer = std::exchange(frame_, ++frames_);
    add(frame.blocks);
    frame_ = outer;
  }

  int cell_ = -1;
  int frame_ = 0, frames_ = 0;
  int paragraphs_ = 0;
  std::uint32_t place_ = 0;    ///< of what is added, in Page::steps
  std::uint32_t written_ = 0;  ///< code points of the paragraph so far
};

/// "page 2 "; empty where the document has no pages of its own.
std::string sheet_of(const Page& page, const Line& line) {
  if (page.sheets.empty()) return {};
  std::uint32_t step = line.place;
  while (page.steps[step].parent != 0) step = page.steps[step].parent;
  const auto next = std::upper_bound(page.sheets.begin(), page.sheets.end(), page.steps[step].number);
  return "page " + std::to_string(next - page.sheets.begin()) + " ";
}

}  // namespace

Page lay_out(std::vector<Block> blocks, std::vector<std::size_t> sheets) {
  PageBuilder builder;
  builder.page.sheets = std::move(sheets);
  builder.add(blocks);
  return std::move(builder.page);
}

std::string place_of(const Page& page, std::size_t line) {
  const Line& where = page.lines[line];
  const std::string sheet = sheet_of(page, where);
  if (where.cell >= 0) {
    const CellPlace& cell = page.cells[static_cast<std::size_t>(where.cell)];
    return sheet + "table " + std::to_string(cell.table + 1) + " row " + std::to_string(cell.row + 1);
  }
  if (where.frame > 0) return sheet + "text box " + std::to_string(where.frame);
  return sheet + "paragraph " + std::to_string(where.paragraph);
}

const CellPlace* cell_of(const Page& page, std::size_t line) {
  const int cell = page.lines[line].cell;
  return cell < 0 ? nullptr : &page.cells[static_cast<std::size_t>(cell)];
}

std::span<const Line> lines_of(const Page& page, const CellPlace& cell) {
  return std::span(page.lines).subspan(cell.first_line, cell.end_line - cell.first_line);
}

bool is_in_columns(const Page& page, std::size_t line) {
  const CellPlace* cell = cell_of(page, line);
  return cell && page.tables[static_cast<std::size_t>(cell->table)].columns > 1;
}

int cell_in_table(const Page& page, std::size_t line, int table) {
  int cell = page.lines[line].cell;
  while (cell >= 0 && page.cells[static_cast<std::size_t>(cell)].table != table) cell = page.cells[static_cast<std::size_t>(cell)].parent;
  return cell;
}

bool is_blank_line(const Line& line) { return !line.picture && line.field.empty() && !has_visible(line.text); }

}  // namespace schede
