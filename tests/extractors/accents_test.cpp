#include "extractors/accents.h"

#include <catch2/catch.hpp>

#include "extractors/text.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("an apostrophe that stands for an accent becomes the accent, every other stays") {
  for (const auto& row : test::table(test::data("normalize/accents.txt"))) {
    REQUIRE(row.size() == 2);
    CAPTURE(row[0]);
    CHECK(normalize_line(row[0]) == row[1]);
  }
}

TEST_CASE("a quotation ends with its line") {
  CHECK(normalize_text("il nido 'Faro\nla citta' dei bambini") == "il nido 'Faro\nla città dei bambini");
}
