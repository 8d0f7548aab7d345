#include "outputs/escape/escape.h"

#include <catch2/catch.hpp>

using namespace schede;

TEST_CASE("what would act unseen is shown") {
  struct Case {
    std::string text, kept, shown;
  };
  const auto c = GENERATE(values<Case>({
      {"perché no?", "perché no?", "perché no?"},
      {"\x1B[31mrosso\x07", "␛[31mrosso␇", "␛[31mrosso␇"},
      {"\xC2\x9B"
       "2J",
       "⟦U+009B⟧2J", "⟦U+009B⟧2J"},
      {"fattura\u202Efdp.exe", "fattura⟦U+202E⟧fdp.exe", "fattura⟦U+202E⟧fdp.exe"},
      {"a\u200Bb\uFEFF", "a⟦U+200B⟧b⟦U+FEFF⟧", "a⟦U+200B⟧b⟦U+FEFF⟧"},
      {"\U000E0041", "⟦U+E0041⟧", "⟦U+E0041⟧"},
      {"due\nrighe\t\r", "due\nrighe\t␍", "due␊righe␉␍"},
      {"citt\xE0", "citt\uFFFD", "citt\uFFFD"},
      {"\x7F", "␡", "␡"},
  }));
  CHECK(visible(c.text) == c.kept);
  CHECK(visible(c.text, LineEnds::shown) == c.shown);
}

TEST_CASE("a document's text stays text in a page") {
  struct Case {
    std::string text, html;
  };
  const auto c = GENERATE(values<Case>({
      {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
      {"\" onload=\"alert(1)", "&quot; onload=&quot;alert(1)"},
      {"R&D", "R&amp;D"},
      {"&lt;", "&amp;lt;"},
      {"\u202E", "⟦U+202E⟧"},
  }));
  CHECK(html(c.text) == c.html);
}
