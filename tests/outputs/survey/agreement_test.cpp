#include "outputs/survey/agreement.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

Correction said(const std::string& by, int place, bool confirms) {
  Correction line;
  line.record_id = "0123456789ab";
  line.field = "field" + std::to_string(place);
  line.by = by;
  line.read = "read";
  line.value = confirms ? "read" : "other";
  line.blind = true;
  return line;
}

}  // namespace

TEST_CASE("agreement is what reviewers share beyond chance") {
  // Cohen's kappa of the table 20, 5 / 10, 15: observed 0.7, expected 0.5.
  std::vector<Correction> lines;
  int place = 0;
  const auto add = [&](int count, bool first, bool second) {
    for (int i = 0; i < count; ++i, ++place) {
      lines.push_back(said("Anna", place, first));
      lines.push_back(said("Bruno", place, second));
    }
  };
  add(20, true, true);
  add(5, true, false);
  add(10, false, true);
  add(15, false, false);
  lines.push_back(said("Anna", 99, true));  // Bruno has not looked at it
  const auto pairs = agreements(lines);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].both == 50);
  CHECK(pairs[0].same == 35);
  REQUIRE(pairs[0].kappa);
  CHECK(*pairs[0].kappa == Approx(0.4));
}

TEST_CASE("who saw what the other gave does not agree of their own accord") {
  auto first = said("Anna", 1, true), second = said("Bruno", 1, true);
  first.number = 1;
  second.number = 2;
  first.blind = false;
  CHECK(agreements({first, second}).size() == 1);  // nothing was there to be seen when the first was given
  second.blind = false;
  CHECK(agreements({first, second}).empty());
}

TEST_CASE("where chance explains everything there is no kappa, and without a value in common no pair") {
  CHECK_FALSE(agreements({said("Anna", 1, true), said("Bruno", 1, true)}).at(0).kappa);
  CHECK(agreements({said("Anna", 1, true), said("Bruno", 2, true)}).empty());
}
