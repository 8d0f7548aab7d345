#include "extractors/values/person.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

TEST_CASE("a name is taken apart where its parts are certain") {
  const auto or_dash = [](const std::string& part) { return part.empty() ? "-" : part; };
  for (const auto& row : test::table(test::data("normalize/names.txt"))) {
    REQUIRE(row.size() == 5);
    CAPTURE(row[0]);
    const auto parts = split_name(row[0]);
    CHECK(or_dash(parts.title) == row[1]);
    CHECK(or_dash(parts.given) == row[2]);
    CHECK(or_dash(parts.family) == row[3]);
    CHECK(or_dash(parts.role) == row[4]);
  }
}
