#include "parsers/document/budget.h"

#include <vector>

namespace schede {
namespace {

void weigh(const std::vector<Block>& blocks, Budget::Weight& weight);

void weigh(const Row& row, Budget::Weight& weight) {
  for (const Cell& cell : row.cells) {
    ++weight.cells;
    weigh(cell.blocks, weight);
  }
}

void weigh(const std::vector<Block>& blocks, Budget::Weight& weight) {
  for (const Block& block : blocks) {
    ++weight.blocks;
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      weight.runs += paragraph->runs.size();
      weight.bytes += paragraph->label.size();
      for (const Run& run : paragraph->runs) weight.bytes += run.text.size();
    } else if (const auto* table = std::get_if<Table>(&block.content)) {
      for (const Row& row : table->rows) weigh(row, weight);
    } else {
      weigh(std::get<Frame>(block.content).blocks, weight);
    }
  }
}

}  // namespace

bool Budget::charge(const Weight& weight, std::uint64_t times) {
  charge(spent_.blocks, weight.blocks * times, limits_.blocks, "blocks");
  charge(spent_.runs, weight.runs * times, limits_.runs, "runs");
  charge(spent_.cells, weight.cells * times, limits_.cells, "cells");
  return text(weight.bytes * times);
}

bool Budget::copies(const Row& row, std::uint64_t times) {
  if (times == 0) return true;
  Weight weight;
  weigh(row, weight);
  return charge(weight, times);
}

bool Budget::copies(const Cell& cell, std::uint64_t times) {
  if (times == 0) return true;
  Weight weight;
  weight.cells = 1;
  weigh(cell.blocks, weight);
  return charge(weight, times);
}

}  // namespace schede
