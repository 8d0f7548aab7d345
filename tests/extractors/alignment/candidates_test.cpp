#include "extractors/alignment/candidates.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// The heaviest match: the words of the document, what follows them, the printed text that they are; "" for none.
std::string best_hit(const std::string& markup) {
  static const FormIndex index(default_form());
  const auto document = read_document(test::as_bytes(test::written_as("odt", markup + "\n")), {});
  REQUIRE(document);
  const Page page = lay_out(document->blocks);
  const auto matches = find_candidates(page, index);
  const auto best = std::max_element(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.weight < b.weight; });
  if (best == matches.end()) return "";
  std::string found;
  for (std::size_t line = best->first_line; line <= best->last_line; ++line) {
    const std::string& text = page.lines[line].text;
    const std::size_t begin = line == best->first_line ? best->begin : 0, end = line == best->last_line ? best->end : text.size();
    found += (found.empty() ? "" : " ¶ ") + text.substr(begin, end - begin);
  }
  return found + " -> " + index.anchors[best->anchor].text;
}

}  // namespace

TEST_CASE("printed text is found however it is written") {
  struct Row {
    std::string shows, markup, match;
  };
  const std::string example = "Esempio di buona pratica già nota che si intenderebbe trasferire.";
  const auto row = GENERATE_COPY(values<Row>({
      {"as printed", example, example + " -> " + example},
      {"in capitals, accents as apostrophes", "ESEMPIO DI BUONA PRATICA GIA' NOTA CHE SI INTENDEREBBE TRASFERIRE:",
       "ESEMPIO DI BUONA PRATICA GIA' NOTA CHE SI INTENDEREBBE TRASFERIRE -> " + example},
      {"misspelt", "Esempio di buona prattica già nota che si intenderebe trasferire",
       "Esempio di buona prattica già nota che si intenderebe trasferire -> " + example},
      {"with words missing", "Esempio di buona pratica nota che si intende trasferire",
       "Esempio di buona pratica nota che si intende trasferire -> " + example},
      {"over two lines", "Esempio di buona pratica già nota\nche si intenderebbe trasferire.",
       "Esempio di buona pratica già nota ¶ che si intenderebbe trasferire. -> " + example},
      {"behind a number", "4) Telefono", "Telefono -> Telefono"},
      {"behind a tick", "X Consulta urbana sui tempi delle città",
       "Consulta urbana sui tempi delle città -> Consulta urbana sui tempi delle città"},
      {"before its answer", "Telefono: 0832 682111", "Telefono -> Telefono"},
      {"before its answer on dots", "Indirizzo …… Via Rubichi 16", "Indirizzo -> Indirizzo"},
      {"without its number", "Sostegno alle famiglie", "Sostegno alle famiglie -> 4. Sostegno alle famiglie"},
  }));
  CAPTURE(row.shows);
  CHECK(best_hit(row.markup) == row.match);
}

TEST_CASE("an answer's own words are no printed text") {
  for (const std::string text :
       {"Come detto alla voce Esempio di buona pratica già nota che si intenderebbe trasferire, lo sportello è aperto.",
        "Esempio di buona pratica già nota che si intenderebbe trasferire è per noi lo sportello di Modena.",
        "Telefono amico è il servizio che il Comune ha aperto nel 2009.", "Gli operatori sono stati qualificati con un corso.",
        "Contesto difficile, quello delle aree interne."}) {
    CAPTURE(text);
    CHECK(best_hit(text) == "");
  }
}
