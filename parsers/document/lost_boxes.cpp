#include "parsers/document/lost_boxes.h"

#include <algorithm>

namespace schede {
namespace {

void find_boxes(std::vector<Block>& blocks, std::vector<Run*>& boxes) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content))
      for (Run& run : paragraph->runs)
        if (run.checkbox) boxes.push_back(&run);
    if (auto* table = std::get_if<Table>(&block.content))
      for (Row& row : table->rows)
        for (Cell& cell : row.cells) find_boxes(cell.blocks, boxes);
    if (auto* frame = std::get_if<Frame>(&block.content)) find_boxes(frame->blocks, boxes);
  }
}

}  // namespace

void doubt_unticked_boxes(Document& document) {
  std::vector<Run*> boxes;
  find_boxes(document.blocks, boxes);
  if (std::ranges::any_of(boxes, [](const Run* box) { return box->checkbox == Checkbox::checked; })) return;
  for (Run* box : boxes) box->aside = Aside::store;
}

}  // namespace schede
