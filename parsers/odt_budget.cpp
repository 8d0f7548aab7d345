#include "parsers/odt_budget.h"

#include <vector>

namespace schede::odt {

/// What a part of a document holds.
struct Weight {
  std::uint64_t blocks = 0;
  std::uint64_t cells = 0;
  std::uint64_t bytes = 0;
};

namespace {

void weigh(const std::vector<Block>& blocks, Weight& weight);

void weigh(const Row& row, Weight& weight) {
  for (const Cell& cell : row.cells) {
    ++weight.cells;
    weigh(cell.blocks, weight);
  }
}

void weigh(const std::vector<Block>& blocks, Weight& weight) {
  for (const Block& block : blocks) {
    ++weight.blocks;
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      for (const Run& run : paragraph->runs) weight.bytes += sizeof(Run) + run.text.size();
    } else if (const auto* table = std::get_if<Table>(&block.content)) {
      for (const Row& row : table->rows) weigh(row, weight);
    } else {
      weigh(std::get<Frame>(block.content).blocks, weight);
    }
  }
}

}  // namespace

bool Budget::charge(const Weight& weight, std::uint64_t times) {
  charge(blocks_, weight.blocks * times, limits_.blocks, "blocks");
  charge(cells_, weight.cells * times, limits_.cells, "cells");
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

}  // namespace schede::odt
