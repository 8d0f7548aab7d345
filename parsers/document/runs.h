#pragma once

#include "parsers/document/document.h"

namespace schede {

/// Takes every paragraph of blocks in the order of the document, those in tables and frames too.
template <class Blocks, class Take>
void for_each_paragraph(Blocks& blocks, const Take& take) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content)) take(*paragraph);
    if (auto* frame = std::get_if<Frame>(&block.content)) for_each_paragraph(frame->blocks, take);
    if (auto* table = std::get_if<Table>(&block.content))
      for (auto& row : table->rows)
        for (auto& cell : row.cells) for_each_paragraph(cell.blocks, take);
  }
}

/// The same of their runs.
template <class Change>
void for_each_run(std::vector<Block>& blocks, const Change& change) {
  for_each_paragraph(blocks, [&](Paragraph& paragraph) {
    for (Run& run : paragraph.runs) change(run);
  });
}

}  // namespace schede
