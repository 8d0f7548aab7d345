#include "parsers/document/tracked_tables.h"

#include <variant>

namespace schede {
namespace {

void doubt(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (auto* table = std::get_if<Table>(&block.content))
      for (Row& row : table->rows)
        for (Cell& cell : row.cells) doubt(cell.blocks);
    if (auto* frame = std::get_if<Frame>(&block.content)) doubt(frame->blocks);
    if (auto* paragraph = std::get_if<Paragraph>(&block.content))
      for (Run& run : paragraph->runs)
        if (run.aside == Aside::none && !run.text.empty()) run.aside = Aside::store;
  }
}

void collect(std::vector<Block>& blocks, std::vector<Block*>& tables) {
  for (Block& block : blocks) {
    if (std::holds_alternative<Table>(block.content)) tables.push_back(&block);
    if (auto* frame = std::get_if<Frame>(&block.content)) collect(frame->blocks, tables);
  }
}

}  // namespace

void TrackedTables::doubt_others(Document& document) const {
  if (!has_deletions_ || !document.metadata.generator.starts_with("LibreOffice")) return;
  std::vector<Block*> tables;
  collect(document.blocks, tables);
  if (tables.size() != changed_.size()) return;
  for (std::size_t number = 0; number < tables.size(); ++number) {
    auto& table = std::get<Table>(tables[number]->content);
    if (changed_[number]) continue;
    for (Row& row : table.rows)
      for (Cell& cell : row.cells) doubt(cell.blocks);
  }
}

}  // namespace schede
