#include "parsers/document/lost_boxes.h"

#include <catch2/catch.hpp>

#include "parsers/document/dump.h"

namespace schede {
namespace {

Block box_line(Checkbox state) {
  Paragraph paragraph;
  Run& box = paragraph.runs.emplace_back();
  box.text = state == Checkbox::checked ? "☒" : "☐";
  box.checkbox = state;
  return {std::move(paragraph)};
}

TEST_CASE("boxes are in doubt where a document has some and none is ticked") {
  struct Case {
    Checkbox first, second;
    std::string dump;
  };
  const auto c = GENERATE(
      values<Case>({{Checkbox::unchecked, Checkbox::unchecked,
                     "p: [unticked not as saved: ☐]\ntable\n  row\n    cell\n      p: [unticked not as saved: ☐]\n"},
                    {Checkbox::unchecked, Checkbox::checked, "p: [unticked: ☐]\ntable\n  row\n    cell\n      p: [ticked: ☒]\n"}}));
  Document document;
  document.blocks.push_back(box_line(c.first));
  document.blocks.push_back({Table{{Row{{Cell{{box_line(c.second)}}}}}}});
  doubt_unticked_boxes(document);
  CHECK(dump(document) == c.dump);
}

}  // namespace
}  // namespace schede
