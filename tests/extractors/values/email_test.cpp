#include "extractors/values/email.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

TEST_CASE("the addresses of a cell are cut out of what stands around them, and what is none stays as written") {
  for (const auto& row : test::table(test::data("normalize/emails.txt"))) {
    REQUIRE(row.size() == 3);
    CAPTURE(row[0]);
    std::string values, kinds;
    for (const auto& email : read_emails(row[0])) {
      values += (values.empty() ? "" : "; ") + email.value;
      kinds += std::string(kinds.empty() ? "" : " ") + (!email.valid ? "invalid" : email.certified ? "certified" : "valid");
    }
    CHECK(values == row[1]);
    CHECK(kinds == row[2]);
  }
}

TEST_CASE("a line is valid when every address is") {
  CHECK(join_emails(read_emails("a@x.it - b@y.it")).value == "a@x.it; b@y.it");
  CHECK(join_emails(read_emails("a@x.it - b@y.it")).valid);
  CHECK_FALSE(join_emails(read_emails("a@x.it - b@")).valid);
  CHECK_FALSE(join_emails(read_emails("")).valid);
}

TEST_CASE("a line end parts words from an address, but where the address is broken at it") {
  CHECK(join_emails(read_emails("Anna Rossi\ninfo@x.it")).value == "info@x.it");
  CHECK(join_emails(read_emails("info@comune.\nlecce.it")).value == "info@comune.lecce.it");
  CHECK(join_emails(read_emails("info\n@comune.lecce.it")).value == "info@comune.lecce.it");
  CHECK_FALSE(join_emails(read_emails("servizi\nsociali@comune.lecce.it")).valid);
}
