#include "parsers/docx/blocks.h"

#include <iterator>
#include <utility>

namespace schede::docx {
Blocks::Blocks(Budget& budget) : budget_(budget) {
  stories_.reserve(8);
  begin_story();
}

std::vector<Block> Blocks::end_story() {
  close_paragraph();
  release_carried();
  while (!stories_.back().tables.empty()) end_table();
  std::vector<Block> blocks = std::move(stories_.back().blocks);
  stories_.pop_back();
  return blocks;
}

bool Blocks::add_frame(Frame frame) {
  if (shows_nothing(frame.blocks)) return false;
  Story& story = stories_.back();
  if (story.paragraph) {
    story.anchored.push_back({std::move(frame)});
  } else {
    add_block({std::move(frame)});
  }
  return true;
}

void Blocks::begin_paragraph() {
  close_paragraph();
  Story& story = stories_.back();
  story.paragraph.emplace();
  story.paragraph->runs = std::exchange(story.carried, {});
}

void Blocks::end_paragraph(ParagraphEnd how, Paragraph paragraph) {
  Story& story = stories_.back();
  if (!story.paragraph) return;
  budget_.text(paragraph.label.size());
  paragraph.runs = std::move(story.paragraph->runs);
  story.paragraph.reset();
  if (how == ParagraphEnd::joined) {
    story.carried = std::move(paragraph.runs);
  } else if (how == ParagraphEnd::closed || !paragraph.runs.empty()) {
    add_block({std::move(paragraph)});
  }
  for (Block& frame : std::exchange(story.anchored, {})) add_block(std::move(frame));
}

bool Blocks::paragraph_is_empty() const {
  const Story& story = stories_.back();
  return !story.paragraph || (story.paragraph->runs.empty() && story.anchored.empty());
}

void Blocks::add_text(std::string_view text, const Run& look) {
  std::vector<Run>& runs = paragraph().runs;
  if (runs.empty() || !same_look(runs.back(), look)) append(look);
  if (budget_.text(text.size())) runs.back().text.append(text);
}

void Blocks::add_run(Run run) {
  if (budget_.text(run.text.size())) append(std::move(run));
}

void Blocks::add_blocks(std::vector<Block> blocks) {
  close_paragraph();
  Cell counted{std::move(blocks), 1, false, false};
  if (!budget_.copies(counted, 1)) return;
  std::move(counted.blocks.begin(), counted.blocks.end(), std::back_inserter(stories_.back().blocks));
}

void Blocks::append(Run run) {
  if (budget_.run()) paragraph().runs.push_back(std::move(run));
}

void Blocks::begin_table() {
  close_paragraph();
  release_carried();
  stories_.back().tables.emplace_back();
}

void Blocks::end_table() {
  Story& story = stories_.back();
  if (story.tables.empty()) return;
  end_row();
  Table table = std::move(story.tables.back().table);
  story.tables.pop_back();
  if (!table.rows.empty()) add_block({std::move(table)});
}

bool Blocks::begin_row() {
  Story& story = stories_.back();
  if (story.tables.empty() || story.tables.back().in_row) return false;
  OpenTable& table = story.tables.back();
  table.in_row = true;
  table.column = 0;
  table.skipped_at_end = 0;
  return true;
}

void Blocks::end_row() {
  OpenTable* table = open_row();
  if (!table) return;
  skip_columns(table->skipped_at_end);
  Row row = std::exchange(table->row, {});
  table->in_row = false;
  if (!row.cells.empty()) table->table.rows.push_back(std::move(row));
}

bool Blocks::begin_cell() {
  if (!open_row()) return false;
  close_paragraph();
  begin_story();
  return true;
}

void Blocks::end_cell() {
  const CellShape shape = cell_shape();
  Cell cell{end_story(), shape.columns, shape.shaded, false};
  OpenTable& table = stories_.back().tables.back();
  if (shape.deleted || !takes_columns(table, shape.columns)) return;

  const std::size_t from = table.column;
  const std::size_t to = from + static_cast<std::size_t>(shape.columns);
  table.column = to;
  if (shape.joins_left && !table.row.cells.empty()) {
    Cell& left = table.row.cells.back();
    left.column_span += shape.columns;
    std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(left.blocks));
    return;
  }
  // A cell that goes on from one above where none began is an ordinary one: Word shows it.
  if (table.merging.size() < to) table.merging.resize(to, false);
  cell.covered = shape.vertical == VerticalMerge::resume && table.merging[from];
  if (cell.covered) cell.blocks.clear();
  for (std::size_t column = from; column < to; ++column) table.merging[column] = shape.vertical != VerticalMerge::none;
  table.row.cells.push_back(std::move(cell));
}

void Blocks::skip_columns(int count) {
  OpenTable* table = open_row();
  if (!table || count <= 0 || !takes_columns(*table, count)) return;
  for (int i = 0; i < count; ++i) {
    table->row.cells.emplace_back();
    if (table->column < table->merging.size()) table->merging[table->column] = false;
    ++table->column;
  }
}

void Blocks::skip_columns_at_end(int count) {
  if (OpenTable* table = open_row()) table->skipped_at_end = count;
}

bool Blocks::takes_columns(const OpenTable& table, int count) {
  const auto columns = static_cast<std::uint64_t>(count);
  if (table.column + columns > budget_.limits().columns) budget_.exceed("columns");
  return budget_.cells(columns);
}

Blocks::OpenTable* Blocks::open_row() {
  std::vector<OpenTable>& tables = stories_.back().tables;
  return tables.empty() || !tables.back().in_row ? nullptr : &tables.back();
}

void Blocks::add_block(Block block) {
  if (budget_.block()) stories_.back().blocks.push_back(std::move(block));
}

void Blocks::close_paragraph() {
  if (in_paragraph()) end_paragraph(ParagraphEnd::closed, {});
}

void Blocks::release_carried() {
  if (stories_.back().carried.empty()) return;
  begin_paragraph();
  close_paragraph();
}

Paragraph& Blocks::paragraph() {
  if (!in_paragraph()) begin_paragraph();
  return *stories_.back().paragraph;
}

}  // namespace schede::docx
