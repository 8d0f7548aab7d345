#include "extractors/choices/marks.h"

#include <catch2/catch.hpp>

#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

std::string shown(const Marking& marking) {
  std::string out;
  for (const auto& [says, word] : {std::pair(marking.yes, "yes"), std::pair(marking.no, "no"), std::pair(marking.unticked, "unticked"),
                                   std::pair(marking.bullet, "bullet"), std::pair(marking.words, "words")})
    if (says) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

/// What a line of markup says as a mark.
std::string marking_of(const std::string& markup) {
  static const FormIndex index(default_form());
  const auto document = read_document(test::as_bytes(test::written_as("docx", "\\" + markup)), {});
  REQUIRE(document);
  const Page page = lay_out(document->blocks);
  return shown(read_marking(page, index, {0, 0, static_cast<std::uint32_t>(page.lines[0].text.size())}));
}

}  // namespace

TEST_CASE("marks say yes, no or neither") {
  struct Row {
    std::string markup, says;
  };
  const auto row = GENERATE(values<Row>({
      {"X", "yes"},
      {"x", "yes"},
      {"XXX", "yes"},
      {"(x)", "yes"},
      {"[X]", "yes"},
      {"X.", "yes"},
      {"✓", "yes"},
      {"✗", "yes"},
      {"☒", "yes"},
      {"<ticked>", "yes"},
      {"<legacy-ticked>", "yes"},
      {"SI", "yes"},
      {"sì", "yes"},
      {"Si'", "yes"},
      {"v", "yes"},
      {"●", "yes bullet"},
      {"■", "yes bullet"},
      {"!!", "yes bullet"},
      {"★", "yes bullet"},
      {"☞", "yes bullet"},
      {"NO", "no"},
      {"no.", "no"},
      {"☐", "unticked"},
      {"<box>", "unticked"},
      {"○", "unticked"},
      {"( )", "unticked"},
      {"[]", "unticked"},
      {"Х", "yes"},  // Cyrillic, as typed on a Slavic keyboard
      {"χ", "yes"},
      {"ΝΑΙ", "yes"},
      {"Nein", "no"},
      {"", ""},
      {"-", ""},
      {"/", ""},
      {"……", ""},
      {"<s>X</s>", ""},
      {"1.", "words"},
      {"1. X", "yes"},
      {"Comune di Modena", "words"},
      {"Comune di Modena X", "yes words"},
  }));
  CAPTURE(row.markup);
  CHECK(marking_of(row.markup) == row.says);
}

TEST_CASE("of yes and no, both printed, the one that is marked counts") {
  struct Row {
    std::string markup, says;
  };
  const auto row = GENERATE(values<Row>({
      {"SI X  NO", "yes"},
      {"SI  NO X", "no"},
      {"X SI  NO", "yes"},
      {"SI X NO", "yes"},  // the first mark stands behind its word: so do the others
      {"SI  X NO", "yes no"},
      {"SI   → NO", "no"},
      {"→ SI   NO", "yes"},
      {"(X) SI  ( ) NO", "yes"},
      {"( ) SI  ( X ) NO", "no"},
      {"[__] SI  [X] NO", "no"},
      {"( ) SI  ( ) NO", "unticked"},
      {"(SI) / NO", "yes"},
      {"SI [NO]", "no"},
      {"SI / no", "yes"},
      {"Si / NO", "unticked"},
      {"☒ SI ☐ NO", "yes"},
      {"☐ SI ☒ NO", "no"},
      {"SI ☒ NO ☐", "yes"},
      {"<ticked> SI <box> NO", "yes"},
      {"SI <s>NO</s>", "yes"},
      {"<s>SI</s> NO", "no"},
      {"<b>SI</b> / NO", "yes"},
      {"SI / <u>NO</u>", "no"},
      {"SI <hl>NO</hl>", "no"},
      {"X SI X NO", "yes no"},
      {"SI NO", "unticked"},
      {"☐ SI ☐ NO", "unticked"},
      {"<b>SI</b> / <b>NO</b>", "unticked"},
  }));
  CAPTURE(row.markup);
  CHECK(marking_of(row.markup) == row.says);
}

TEST_CASE("words in a colour stand out, words in grey are as good as struck out") {
  struct Row {
    std::uint32_t colour;
    bool stands_out, struck;
  };
  const auto row = GENERATE(values<Row>({{0xFF0000, true, false},
                                         {0x0000FF, true, false},
                                         {0xA6A6A6, false, true},
                                         {0x404040, false, false},
                                         {0x212529, false, false},
                                         {0x1F497D, true, false},
                                         {0x000033, false, false},
                                         {0x006600, true, false}}));
  Line line;
  line.text = "Centri per le famiglie";
  line.styles = {{static_cast<std::uint32_t>(line.text.size()), {}, false, {}, Aside::none, {}, {}}};
  line.styles.front().emphasis.colour = row.colour;
  const Formatting look = formatting_of(line, 0, static_cast<std::uint32_t>(line.text.size()));
  CAPTURE(row.colour);
  CHECK(look.colour == row.stands_out);
  CHECK(look.struck == row.struck);
}
