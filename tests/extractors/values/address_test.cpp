#include "extractors/values/address.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

TEST_CASE("an address is taken apart where its parts are certain") {
  const auto or_dash = [](const std::string& part) { return part.empty() ? "-" : part; };
  for (const auto& row : test::table(test::data("normalize/addresses.txt"))) {
    REQUIRE(row.size() == 5);
    CAPTURE(row[0]);
    const auto parts = split_address(row[0]);
    CHECK(or_dash(parts.street) == row[1]);
    CHECK(or_dash(parts.postcode) == row[2]);
    CHECK(or_dash(parts.place) == row[3]);
    CHECK(or_dash(parts.province) == row[4]);
  }
}
