#include "extractors/page/page.h"

#include <algorithm>
#include <array>
#include <utility>

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

/// What a cell holds, but of a table of one cell in it: some programs set each cell's text in such a frame.
std::vector<Block>& innermost(std::vector<Block>& blocks) {
  Table* only = nullptr;
  for (Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph && is_empty(*paragraph)) continue;
    auto* table = std::get_if<Table>(&block.content);
    if (!table || only || table->rows.size() != 1 || table->rows.front().cells.size() != 1) return blocks;
    only = table;
  }
  return only ? innermost(only->rows.front().cells.front().blocks) : blocks;
}

class PageBuilder {
 public:
  Page page;

  void add(std::vector<Block>& blocks) {
    for (Block& block : blocks) std::visit([this](auto& content) { add(content); }, block.content);
  }

 private:
  void add(Paragraph& paragraph) {
    if (cell_ < 0) ++paragraphs_;
    start_line(paragraph, true);
    for (Run& run : paragraph.runs)
      if (!run.placeholder) add(run, paragraph);
    paragraph.runs = {};
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
      start_line(paragraph, false);
      from = end + 1;
    }
    append(run, from, run.text.size());
  }

  void append(Run& run, std::size_t from, std::size_t end) {
    if (from == end) return;
    Line& line = page.lines.back();
    const bool whole = line.text.empty() && end - from == run.text.size();
    if (whole)
      line.text = std::move(run.text);
    else
      line.text.append(run.text, from, end - from);
    const auto length = static_cast<std::uint32_t>(line.text.size());
    StyleSpan* last = line.styles.empty() ? nullptr : &line.styles.back();
    const bool same = last && !run.checkbox && !last->checkbox && last->emphasis == run.emphasis && last->struck == run.struck &&
                      last->aside == run.aside && last->about == run.about;
    if (same)
      last->end = length;
    else
      line.styles.push_back({length, run.emphasis, run.struck, run.checkbox, run.aside, run.about});
  }

  void start_line(const Paragraph& paragraph, bool first) {
    Line& line = page.lines.emplace_back();
    line.cell = cell_;
    line.frame = frame_;
    line.paragraph = paragraphs_;
    line.first_of_paragraph = first;
    line.in_list = paragraph.list_level > 0;
    if (first) line.bullet_box = box_of(paragraph.label);
  }

  void add(Table& table) {
    const auto index = page.tables.size();
    page.tables.push_back({cell_, static_cast<int>(table.rows.size()), 0, page.lines.size(), 0, {}});
    for (std::size_t row = 0; row < table.rows.size(); ++row) add(table.rows[row], static_cast<int>(index), static_cast<int>(row));
    page.tables[index].end_line = page.lines.size();
  }

  void add(Row& row, int table, int number) {
    int column = 0;
    for (Cell& cell : row.cells) {
      const auto index = static_cast<int>(page.cells.size());
      const std::size_t first = page.lines.size();
      page.cells.push_back({table, number, column, cell.column_span, cell_, cell.shaded, first, first});
      page.tables[static_cast<std::size_t>(table)].cells.push_back(index);
      const int outer = std::exchange(cell_, index);
      add(innermost(cell.blocks));
      cell_ = outer;
      page.cells[static_cast<std::size_t>(index)].end_line = page.lines.size();
      column += cell.column_span;
    }
    TablePlace& place = page.tables[static_cast<std::size_t>(table)];
    place.columns = std::max(place.columns, column);
  }

  void add(Frame& frame) {
    const int outer = std::exchange(frame_, ++frames_);
    add(frame.blocks);
    frame_ = outer;
  }

  int cell_ = -1;
  int frame_ = 0, frames_ = 0;
  int paragraphs_ = 0;
};

}  // namespace

Page lay_out(std::vector<Block> blocks) {
  PageBuilder builder;
  builder.add(blocks);
  return std::move(builder.page);
}

std::string place_of(const Page& page, std::size_t line) {
  const Line& where = page.lines[line];
  if (where.cell >= 0) {
    const CellPlace& cell = page.cells[static_cast<std::size_t>(where.cell)];
    return "table " + std::to_string(cell.table + 1) + " row " + std::to_string(cell.row + 1);
  }
  if (where.frame > 0) return "text box " + std::to_string(where.frame);
  return "paragraph " + std::to_string(where.paragraph);
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
