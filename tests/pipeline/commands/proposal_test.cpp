#include <catch2/catch.hpp>
#include <string>

#include "tests/pipeline/shell.h"

using Catch::Contains;
using schede::test::run;
using schede::test::Scratch;
using schede::test::slurp;
using schede::test::source;

namespace {

/// The register of the samples, made once.
const Scratch& desk() {
  static const Scratch scratch;
  static const auto made = run(scratch, "schede ingest '" + source("samples/returned").string() + "' --out out --settle 0 --quiet");
  REQUIRE(made.code == 0);
  return scratch;
}

/// The id of the twinning that Catanzaro has chosen in area 1: with Trento, which has sent nothing.
std::string chosen_id() {
  const auto twinnings = run(desk(), "schede twinnings out --for 'Provincia di Catanzaro' --area 1").out;
  return twinnings.substr(0, twinnings.find(' '));
}

}  // namespace

TEST_CASE("from the samples to a draft of a project, in either format") {
  const auto format = GENERATE(as<std::string>(), "docx", "odt");
  const auto made = run(desk(), "schede proposal out " + chosen_id() + " --out bozza." + format + " && schede text bozza." + format);
  CHECK(made.err == "");
  REQUIRE(made.code == 0);
  for (const std::string part :
       {"1. Descrizione e motivazione dell’iniziativa", "Lo standard Family Audit della Provincia autonoma di Trento",
        "4. Fabbisogni specifici", "Giornate di esperti", "provincia-di-catanzaro.docx, paragrafo",
        "[da scrivere: l’ente non ha inviato la scheda]", "8. Professionalità coinvolte"})
    CHECK_THAT(made.out, Contains(part));
  CHECK_THAT(made.out, !Contains("{{") && !Contains("}}"));
}

TEST_CASE("a draft that cannot be made says why") {
  struct Case {
    std::string line;
    int code;
    std::string words;
  };
  const auto c = GENERATE(values<Case>({
      {"schede proposal out nobody-1-nobody --out bozza.odt", 66, "non c'è un gemellaggio nobody-1-nobody"},
      {"schede proposal nowhere x --out bozza.odt", 66, ""},
      {"schede proposal out ID --out bozza.pdf", 64, "deve finire in .docx o .odt"},
      {"schede proposal out ID --out nowhere/bozza.odt", 73, ""},
      {"schede proposal out ID --out bozza.odt --template nowhere.odt", 66, ""},
      {"schede proposal out ID --out bozza.odt --template out/register.csv", 65, "non è un documento .odt"},
      {"schede proposal out ID --out bozza.odt --template '" + source("templates/proposta.docx").string() + "'", 65,
       "non è un documento .odt"},
  }));
  auto line = c.line;
  if (const auto at = line.find("ID"); at != line.npos) line.replace(at, 2, chosen_id());
  const auto failed = run(desk(), line);
  CAPTURE(c.line, failed.err);
  CHECK(failed.code == c.code);
  CHECK_THAT(failed.err, Contains(c.words));
}

TEST_CASE("a document is explained as a page of its own") {
  const auto page = run(desk(), "schede explain --html '" + source("samples/returned/comune-di-marsala.docx").string() + "'");
  CHECK(page.code == 0);
  CHECK_THAT(page.out, Contains("<div class=\"paper\">") && Contains("id=\"w-contact.organisation\"") && !Contains("register.html"));
}
