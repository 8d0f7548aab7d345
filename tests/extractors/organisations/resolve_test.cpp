#include "extractors/organisations/resolve.h"
#include "extractors/organisations/innermost_body.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

namespace {

std::string or_dash(const std::optional<std::string>& member) { return member.value_or("-"); }

Located locate(std::string_view organisation) { return locate_body({organisation, {}, {}, {}}); }

const Evidence& evidence_of(const Located& located, const std::string& member) {
  for (const auto& [path, evidence] : located.evidence)
    if (path == "territory." + member) return evidence;
  FAIL("no evidence of " << member);
  throw std::logic_error("unreachable");
}

}  // namespace

TEST_CASE("a body is known by its name, and what the name leaves open stays empty") {
  for (const auto& row : test::table(test::data("normalize/organisations.txt"))) {
    REQUIRE(row.size() == 7);
    CAPTURE(row[0]);
    const auto located = locate(row[0]);
    CHECK(or_dash(located.territory.kind) == row[1]);
    CHECK(or_dash(located.territory.region) == row[2]);
    CHECK(or_dash(located.territory.province) == row[3]);
    CHECK(or_dash(located.territory.municipality) == row[4]);
    CHECK(or_dash(located.territory.istat) == row[5]);
    CHECK((located.ambiguous ? "ambiguous" : located.recognised ? "recognised" : "unrecognised") == row[6]);
    CHECK(located.territory.convergence.has_value() == located.territory.region.has_value());
  }
}

TEST_CASE("the rest of a return decides between places of one name") {
  struct Case {
    BodyHints hints;
    std::string province, how;
  };
  const auto c = GENERATE(values<Case>({{{"Comune di Castro", {}, "0836 555711", {}}, "Lecce", "phone"},
                                        {{"Comune di Castro", "Via Roma 1, 24063 Castro (BG)", {}, {}}, "Bergamo", "address"},
                                        {{"Comune di Castro", {}, {}, "info@comune.castro.le.it"}, "Lecce", "e-mail"},
                                        {{"Comune di Livo", {}, "0344 555123", {}}, "Como", "phone"}}));
  CAPTURE(c.hints.organisation, c.how);
  const auto located = locate_body(c.hints);
  CHECK(or_dash(located.territory.province) == c.province);
  CHECK(located.territory.istat);
  CHECK_FALSE(located.ambiguous);
  CHECK(evidence_of(located, "kind").how == "organisation");
  CHECK(evidence_of(located, "province").how == c.how);
  CHECK(evidence_of(located, "province").confidence < 1.0);
}

TEST_CASE("a bare name is a comune or a province, as the e-mail domain says") {
  CHECK_FALSE(locate("Lecce").territory.kind);
  CHECK(or_dash(locate_body({"Lecce", {}, {}, "x@comune.lecce.it"}).territory.kind) == "comune");
  CHECK(or_dash(locate_body({"Lecce", {}, {}, "x@provincia.lecce.it"}).territory.kind) == "provincia");
}

TEST_CASE("a region that the body's own words name is not overruled by a telephone's area") {
  for (const std::string body : {"Agenzia per il lavoro della Basilicata", "Sviluppo Campania S.p.A.", "CGIL Puglia",
                                 "Provincia dell'Ogliastra", "Fondazione Calabria Etica", "Azienda Ospedaliera Policlinico di Bari"}) {
    CAPTURE(body);
    const auto region = locate(body).territory.region;
    REQUIRE(region);
    CHECK(locate_body({body, {}, "06 5551234", {}}).territory.region == region);
  }
}

TEST_CASE("of region, province and comune one after the other the innermost is the body") {
  CHECK(innermost_body("Puglia\nLecce\nNardò") == "Comune di Nardò");
  CHECK(innermost_body("Puglia\nLecce\nLecce") == "Comune di Lecce");
  CHECK(innermost_body("Regione Puglia\nProvincia di Lecce\nComune di Nardò") == "Comune di Nardò");
  CHECK(innermost_body("Regione: Puglia\nProvincia: LECCE\nComune: Nardò") == "Comune di Nardò");
  CHECK(innermost_body("Calabria / Cosenza / Rende") == "Comune di Rende");
  CHECK(innermost_body("Lecce - Nardò") == "Comune di Nardò");
  CHECK(innermost_body("Regione Puglia, Provincia di Lecce") == "Provincia di Lecce");
  for (const std::string text : {"Puglia, Lecce", "Puglia\nCosenza\nRende", "Comune di Nardò", "Comune di Nardò, Puglia",
                                 "Lecce\nSettore sociale", "Comune di Lecce\nProvincia di Lecce"})
    CHECK_FALSE(innermost_body(text));
}

TEST_CASE("a body without a place in its name is where its address or its telephone is") {
  const auto by_address = locate_body({"Unione dei Comuni della Bassa Romagna", "Via dei Mille 186, 90334 Lugo", "+39 0545 555441", {}});
  CHECK(or_dash(by_address.territory.province) == "Ravenna");
  CHECK(evidence_of(by_address, "province").how == "address");
  CHECK_FALSE(by_address.territory.municipality);
  const auto by_phone = locate_body({"Unione Montana Valli Orco e Soana", {}, "+39 0124 555655", {}});
  CHECK(or_dash(by_phone.territory.region) == "Piemonte");
}

TEST_CASE("a return that names no body may still say where it comes from") {
  const auto by_domain = locate_body({{}, {}, {}, "pasquale.pirro@comune.ascolipiceno.example"});
  CHECK(or_dash(by_domain.territory.municipality) == "Ascoli Piceno");
  CHECK(evidence_of(by_domain, "municipality").confidence < 0.8);
  const auto by_address = locate_body({{}, "Via Roma 1, 73100 Lecce", {}, {}});
  CHECK(or_dash(by_address.territory.province) == "Lecce");
  CHECK_FALSE(by_address.territory.municipality);
  CHECK(or_dash(locate_body({{}, {}, "+33 4 79 55 50 12", {}}).territory.kind) == "foreign");
}

TEST_CASE("a misspelling by a letter is understood, with less confidence") {
  const auto located = locate("Comune di Galipoli");
  CHECK(or_dash(located.territory.municipality) == "Gallipoli");
  CHECK(evidence_of(located, "municipality").confidence < 0.8);
}

TEST_CASE("a body has an official name") {
  CHECK(locate("CITTA' DI LECCE").official_name == "Comune di Lecce");
  CHECK(locate("Prov. di Bolzano").official_name == "Provincia autonoma di Bolzano");
  CHECK(locate("Provincia autonoma di Trento").official_name == "Provincia autonoma di Trento");
  CHECK(locate("REGIONE SICILIA").official_name == "Regione Siciliana");
  CHECK(locate("Comune di Roma").official_name == "Roma Capitale");
  CHECK(locate("Comune di Castro").official_name == "Comune di Castro");
  CHECK(locate("Lecce").official_name.empty());
}

TEST_CASE("one body has one key however it is written, and two bodies have two") {
  struct Case {
    std::string one, other;
    bool same;
  };
  const auto c = GENERATE(values<Case>({{"CITTA' DI LECCE", "Comune Lecce", true},
                                        {"Comune di Lecce - Settore Servizi Sociali", "Com. di Lecce", true},
                                        {"Comune di Lecce", "Provincia di Lecce", false},
                                        {"Comune di Castro (LE)", "Comune di Castro (BG)", false},
                                        {"Regione Siciliana", "REGIONE SICILIA", true},
                                        {"A.S.L. TO 3", "ASL TO3", true},
                                        {"ASL TO3", "ASL TO4", false},
                                        {"Unione dei Comuni della Bassa Romagna", "UNIONE COMUNI BASSA ROMAGNA", true},
                                        {"Distretto socio-sanitario D44", "Distretto Sociosanitario D 44", true},
                                        {"Comune di Bolzano/Bozen", "Stadtgemeinde Bozen", true},
                                        {"Cooperativa Sociale Il Faro", "Coop. Sociale \"Il Faro\"", true},
                                        {"Cooperativa Sociale Il Faro", "Coop. Soc. Il Faro", true},
                                        {"Azienda U.S.L. n° 5 – Messina", "Azienda USL n. 5 Messina", true},
                                        {"AZIENDA USL N.5 DI MESSINA", "Az. U.S.L. nº 5 - Messina", true},
                                        {"Azienda U.S.L. n. 5 (ME)", "Azienda Unità Sanitaria Locale 5 di Messina", true},
                                        {"ASL 5 – La Spezia", "ASL 5 – Pisa", false},
                                        {"Ayuntamiento de Málaga", "Ayuntamiento Málaga", true},
                                        {"Câmara Municipal do Porto", "Câmara Municipal Porto", true},
                                        {"Comune di Carpi e Modena", "Comune di Carpi", false}}));
  CAPTURE(c.one, c.other);
  CHECK((organisation_key(c.one) == organisation_key(c.other)) == c.same);
}

TEST_CASE("an empty name has no key") {
  CHECK(organisation_key("").empty());
  CHECK_FALSE(locate("").recognised);
}
