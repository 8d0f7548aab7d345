#include "extractors/definition/check_definition.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// A whole definition is itself; of others the lines stand from line 6 on in one that is sound.
std::string definition_with(const std::string& lines) {
  if (lines.starts_with("<")) return lines;
  return R"(<form xmlns="urn:schede:form:2" id="prova" version="1" lang="it">
  <title it="Prova"/>
  <section><heading>Chi risponde</heading>
    <field path="who.name"><label>Nome e cognome</label></field><field path="who.street"><label>Via e numero</label></field>
    <choice path="had" use="yes-no"><label>Ha un orto?</label></choice><field path="since" type="date"><label>Dal giorno di consegna</label></field>
)" + lines +
         "  </section>\n</form>\n";
}

/// "12: errore: …", a line each.
std::string told(const std::vector<DefinitionFinding>& findings, Language language) {
  static const Bilingual error{"errore", "error"}, warning{"avviso", "warning"};
  std::string lines;
  for (const DefinitionFinding& finding : findings)
    lines += std::to_string(finding.line) + ": " + (finding.severity == Severity::error ? error : warning).in(language) + ": " +
             finding.message.in(language) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("what is wrong in a definition is told by line, in the reader's language, with what may stand there") {
  for (const test::Case& each : test::cases(test::data("forms/unsound.cases"))) {
    CAPTURE(each.shows);
    REQUIRE(each.parts.size() == 2);
    const auto findings = check_definition(definition_with(each.parts[0]));
    CHECK(told(findings, Language::it) + told(findings, Language::en) == each.parts[1]);
  }
}

TEST_CASE("definitions that are sound have nothing said of them") {
  const std::string file =
      GENERATE("tests/data/forms/orti.xml", "tests/data/forms/village-libraries.xml", "forms/agire-por-gemellaggi.xml");
  CAPTURE(file);
  CHECK(told(check_definition(test::slurp(test::source(file))), Language::en) == "");
}

TEST_CASE("a definition with an error is no form, one with warnings is") {
  CHECK_FALSE(sound_form(definition_with("<field path='a' type='data'><label>Altezza</label></field>\n")));
  const auto warned =
      sound_form(definition_with("    <field path='a'><label>Fax</label></field>\n    <field path='b'><label>Fax</label></field>\n"));
  REQUIRE(warned);
  CHECK(warned->id == "prova");
}
