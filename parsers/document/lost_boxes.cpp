#include "parsers/document/lost_boxes.h"

#include <algorithm>

#include "parsers/document/runs.h"

namespace schede {

void doubt_unticked_boxes(Document& document) {
  std::vector<Run*> boxes;
  for_each_run(document.blocks, [&](Run& run) {
    if (run.checkbox) boxes.push_back(&run);
  });
  if (std::ranges::any_of(boxes, [](const Run* box) { return box->checkbox == Checkbox::checked; })) return;
  for (Run* box : boxes) box->aside = Aside::store;
}

}  // namespace schede
