#include "extractors/organisations/named_bodies.h"

#include <catch2/catch.hpp>

#include "extractors/organisations/resolve.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// "comune carpi; comune modena"
std::string keys_of(std::string_view text) {
  std::string keys;
  for (const auto& body : bodies_of(text)) keys += (keys.empty() ? "" : "; ") + body.key;
  return keys;
}

}  // namespace

TEST_CASE("every body that a text names is one of its list, and what belongs to a body is none") {
  for (const auto& row : test::table(test::data("normalize/bodies.txt"))) {
    REQUIRE(row.size() == 2);
    CAPTURE(row[0]);
    CHECK(keys_of(row[0]) == row[1]);
  }
}

TEST_CASE("bodies on lines of their own are several, and a line that goes on is none") {
  CHECK(keys_of("Comune di Modena\nProvincia di Trento") == "comune modena; provincia trento");
  CHECK(keys_of("Comune di Modena\nASL di Modena") == "comune modena; asl modena");
  CHECK(keys_of("Comune di\nModena") == "comune modena");
  CHECK(keys_of("Comune di Modena\nSettore Servizi sociali") == "comune modena");
  CHECK(keys_of("Settore Servizi sociali\nComune di Modena") == "comune modena");
  CHECK(keys_of("Comune di Carpi\nProvincia di Modena") == "comune carpi");
}

TEST_CASE("a body of a list has its own words") {
  const auto bodies = bodies_of("1) Comuni di Carpi e Modena (MO); 2) Regione Toscana.");
  REQUIRE(bodies.size() == 3);
  CHECK(bodies[0].text == "Comuni di Carpi");
  CHECK(bodies[1].text == "Modena (MO)");
  CHECK(bodies[2].text == "Regione Toscana");
  CHECK(bodies[1].official == "Comune di Modena");
  CHECK(bodies[1].territory.istat == "036023");
}

TEST_CASE("of several bodies only what they share is said of their territory") {
  const auto located = locate_body({"Comune di Carpi e Modena", "Via Roma 1, 41121 Modena", "059 555111", "x@comune.modena.it"});
  CHECK(located.ambiguous);
  CHECK_FALSE(located.territory.municipality);
  CHECK_FALSE(located.territory.istat);
  CHECK(located.territory.kind == "comune");
  CHECK(located.territory.province == "Modena");
  CHECK(located.official_name.empty());
}
