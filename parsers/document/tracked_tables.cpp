#include "parsers/document/tracked_tables.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "parsers/document/runs.h"
#include "parsers/document/symbols.h"

namespace schede {
namespace {

/// A single sign that is no box: "X", "✗". Words that were taken out come back as rarely as any; to doubt them all would bury the rest.
bool is_lone_sign(const Run& run) {
  constexpr std::string_view blanks = " \t";
  const std::size_t begin = run.text.find_first_not_of(blanks);
  if (begin == std::string::npos || run.checkbox) return false;
  const std::string_view sign = std::string_view(run.text).substr(begin, run.text.find_last_not_of(blanks) + 1 - begin);
  const auto characters = std::count_if(sign.begin(), sign.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
  return characters == 1 && !box_shown(sign);
}

void doubt(Table& table) {
  for (Row& row : table.rows)
    for (Cell& cell : row.cells)
      for_each_run(cell.blocks, [](Run& run) {
        if (run.aside == Aside::none && is_lone_sign(run)) run.aside = Aside::store;
      });
}

void collect(std::vector<Block>& blocks, std::vector<Table*>& tables) {
  for (Block& block : blocks) {
    if (auto* table = std::get_if<Table>(&block.content)) tables.push_back(table);
    if (auto* frame = std::get_if<Frame>(&block.content)) collect(frame->blocks, tables);
  }
}

}  // namespace

void TrackedTables::doubt_others(Document& document) const {
  if (!has_deletions_ || !document.metadata.generator.starts_with("LibreOffice")) return;
  std::vector<Table*> tables;
  collect(document.blocks, tables);
  if (tables.size() != changed_.size()) return;
  for (std::size_t number = 0; number < tables.size(); ++number)
    if (!changed_[number]) doubt(*tables[number]);
}

}  // namespace schede
