#include "extractors/blank.h"

#include <catch2/catch.hpp>

#include "extractors/form/definition_tree.h"
#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

const char* const blank = R"(<b>COMUNE DI BORGOVALLE</b>
<b>DOMANDA DI ASSEGNAZIONE DI UN ORTO URBANO</b>
<b>1. Chi chiede</b>
Il/La sottoscritto/a .................... nato/a a ............ il .........., codice fiscale ................
residente in via ............ n. .... CAP ........ Comune ............
| Telefono * |
| E-mail |
<b>2. Che cosa chiede</b>
Misura dell'orto *   ☐ piccolo   ☐ medio   ☐ grande
Ha già avuto un orto?     SI     NO     Se sì, fino all'anno ..........
Attrezzi da prestare (al massimo due)
☐ zappa
☐ vanga
☐ rastrello
☐ altro attrezzo ....................
Spesa per l'acqua
☐ tutta a suo carico
☐ a suo carico fino a € .......... l'anno
3. Quanto tempo può dare?
| Attività | mai | qualche volta | spesso | Note
| Annaffiare |  |  |  |
| Togliere erbacce |  |  |  |
4. Chi lo coltiverà con lei
| N. | Nome e cognome | Età | Parentela
| 1 |  |  |
| 2 |  |  |
| 3 |  |  |
5. Che cosa pianterà
| Stagione | Piante
| Primavera |
| Autunno |
<b>6. Perché desidera un orto</b>
....................
...................., lì ..........
Firma del richiedente
)";

std::string with(std::string text, const std::string& part, const std::string& by) {
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), by);
}

std::string told_of(const std::string& definition, const std::string& format, const std::string& markup) {
  const auto tree = read_definition(definition);
  const Form form = parse_form(definition).value();
  const FormIndex index(form);
  const std::string bytes = test::written_as(format, markup);
  const Reading reading = extract(read_document(std::as_bytes(std::span(bytes)), Limits()), index, Source(), Language::en);
  std::string lines;
  for (const DefinitionFinding& finding : check_blank(tree->root, index, reading))
    lines += std::to_string(finding.line) + ": " + finding.message.en + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a definition is held to its own blank form") {
  struct Case {
    std::string shows, part, by, told;
  };
  const auto c = GENERATE(values<Case>({
      {"all is there and nothing else", "", "", ""},
      {"a text that the form does not print", "Ha già avuto un orto?     SI     NO     ", "",
       "25: text \"Ha già avuto un orto?\": is not found"},
      {"a paragraph of the introduction that it lacks", "<b>COMUNE DI BORGOVALLE</b>\n", "",
       "5: text \"COMUNE DI BORGOVALLE\": is not found"},
      {"text that the definition does not have", "3. Quanto tempo", "Si compila in stampatello.\n3. Quanto tempo", "0: paragraph "},
      {"an answer that stands there", "Misura dell'orto *   ☐ piccolo", "Misura dell'orto *   ☒ piccolo",
       "21: path \"size\": the blank form has an answer already: "},
      {"a text that stands in another place", "| Telefono * |\n| E-mail |\n", "| E-mail |\n| Telefono * |\n",
       ": is not found in the blank form, or not in this order"},
  }));
  const std::string format = GENERATE("docx", "odt");
  CAPTURE(c.shows, format);
  const std::string told = told_of(test::slurp(test::data("forms/orti.xml")), format, with(blank, c.part, c.by));
  if (c.told.empty())
    CHECK(told == "");
  else
    CHECK_THAT(told, Catch::Contains(c.told));
}
