#include "outputs/report/document_part.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace schede;

namespace {

Block paragraph(std::vector<Run> runs) { return {Paragraph{std::move(runs), {}, 0, 0}}; }
Run run(const std::string& text) {
  Run made;
  made.text = text;
  return made;
}
Run bold(const std::string& text) {
  Run made = run(text);
  made.emphasis.bold = true;
  return made;
}

std::string page_of(const std::vector<Block>& blocks, const std::vector<DocumentMark>& marks) {
  Document document;
  document.blocks = blocks;
  std::ostringstream part, page;
  write_document_part(part, document, Language::it);
  write_marked_document(page, part.str(), marks);
  return page.str();
}

using Kind = DocumentMark::Kind;

}  // namespace

TEST_CASE("words are marked where they stand, by code points, and the first of a value bears its name") {
  struct Case {
    std::string what;
    std::vector<Run> runs;
    std::vector<DocumentMark> marks;
    std::string html;  ///< of the paragraph
  };
  const auto c = GENERATE(values<Case>({
      {"nothing", {run("Città")}, {}, "Città"},
      {"behind letters of several bytes",
       {run("Città: Forlì")},
       {{{{0}, 7, 12}, Kind::read, "name"}},
       R"(Città: <a class="read" href="#v-name" data-of="name"><span id="w-name"></span>Forlì</a>)"},
      {"over a change of look",
       {run("a b"), bold("c d")},
       {{{{0}, 2, 4}, Kind::read, "x"}},
       R"(a <a class="read" href="#v-x" data-of="x"><span id="w-x"></span>b</a><span class="b"><a class="read" href="#v-x" data-of="x">c</a> d</span>)"},
      {"two values of the same words, one in doubt",
       {run("Lecce")},
       {{{{0}, 0, 5}, Kind::read, "name"}, {{{0}, 0, 5}, Kind::doubtful, "place"}},
       R"(<a class="doubtful" href="#v-name" data-of="name place"><span id="w-name"></span><span id="w-place"></span>Lecce</a>)"},
      {"unread words", {run("a b")}, {{{{0}, 2, 3}, Kind::unread, ""}}, R"(a <mark class="unread">b</mark>)"},
      {"of another paragraph", {run("a b")}, {{{{1}, 0, 3}, Kind::read, "x"}}, "a b"},
      {"what is not HTML", {run("<b>&\x01")}, {{{{0}, 0, 3}, Kind::unread, ""}}, R"(<mark class="unread">&lt;b&gt;</mark>&amp;?)"},
  }));
  CAPTURE(c.what);
  CHECK(page_of({paragraph(c.runs)}, c.marks) == "<p data-p=\"0\">" + c.html + "</p>");
}

TEST_CASE("paragraphs in tables, in tables within them and in text boxes have their way") {
  Table inner{{Row{{Cell{{paragraph({run("dentro")})}}}}}};
  Table outer{{Row{{Cell{{paragraph({run("a")})}}, Cell{{paragraph({run("b")}), Block{inner}}}}}}};
  Frame frame{{paragraph({run("box")})}};
  const auto page = page_of({paragraph({run("x")}), Block{outer}, Block{frame}},
                            {{{{1, 0, 1, 1, 0, 0, 0}, 0, 6}, Kind::unread, ""}, {{{2, 0}, 0, 3}, Kind::unread, ""}});
  CHECK(page.find("<p data-p=\"1.0.1.1.0.0.0\"><mark class=\"unread\">dentro</mark></p>") != page.npos);
  CHECK(page.find("<p data-p=\"2.0\"><mark class=\"unread\">box</mark></p>") != page.npos);
}

TEST_CASE("of a very long document the beginning is shown") {
  const std::vector<Block> blocks(3000, paragraph({run(std::string(1000, 'a'))}));
  const auto page = page_of(blocks, {});
  CHECK(page.size() < 2'000'000);
  CHECK(page.find("Il resto si legge nel documento.") != page.npos);
}
