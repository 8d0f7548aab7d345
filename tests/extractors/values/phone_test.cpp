#include "extractors/values/phone.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

namespace {

std::string with_line_ends(std::string text) {
  for (auto i = text.find("\\n"); i != std::string::npos; i = text.find("\\n")) text.replace(i, 2, "\n");
  return text;
}

}  // namespace

TEST_CASE("the numbers of a cell are read, and what is no number stays as written") {
  for (const auto& row : test::table(test::data("normalize/phones.txt"))) {
    REQUIRE(row.size() == 3);
    CAPTURE(row[0]);
    std::string values, kinds;
    for (const auto& phone : read_phones(with_line_ends(row[0]))) {
      values += (values.empty() ? "" : "; ") + phone.value;
      kinds += (kinds.empty() ? "" : " ") + std::string(phone.valid ? to_string(phone.kind) : "invalid");
    }
    CHECK(values == row[1]);
    CHECK(kinds == row[2]);
  }
}

namespace {

PhoneLine line_of(std::string_view cell) { return join_phones(read_phones(cell), cell); }

}  // namespace

TEST_CASE("a fax is no telephone: it is left out of a line, and one with nothing else stays as written") {
  CHECK(line_of("tel. 0832 682111, fax 0832 682112").value == "+39 0832 682111");
  CHECK(line_of("tel. 0832 682111, fax 0832 682112").valid);
  CHECK(line_of("Fax 0832 682112").value == "Fax 0832 682112");
  CHECK_FALSE(line_of("Fax 0832 682112").valid);
}

TEST_CASE("a line is valid when every number is") {
  CHECK(line_of("0832 682111 - 347 1234567").valid);
  CHECK_FALSE(line_of("0832 682111 - 12345").valid);
  CHECK_FALSE(line_of("").valid);
  CHECK(line_of("").value.empty());
}
