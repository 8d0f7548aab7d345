#include "extractors/typed/range.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractors/typed/pattern.h"

using namespace schede;

TEST_CASE("a value beyond its bounds is told by worth, not by letters") {
  struct Case {
    FieldType type;
    Value value;
    std::string min, max;
    bool beyond;
  };
  const auto c = GENERATE(values<Case>({
      {FieldType::integer, Number{"9"}, "10", "", true},
      {FieldType::integer, Number{"10"}, "10", "10", false},
      {FieldType::integer, Number{"100"}, "9", "99", true},
      {FieldType::integer, Number{"-3"}, "0", "", true},
      {FieldType::integer, Number{"-3"}, "-5", "-2", false},
      {FieldType::integer, Number{"-10"}, "-9", "", true},
      {FieldType::decimal, Number{"0.5"}, "0.50", "0.5", false},
      {FieldType::decimal, Number{"0.51"}, "", "0.5", true},
      {FieldType::amount, Amount{"95500.50", "EUR"}, "", "95500.5", false},
      {FieldType::amount, Amount{"95500.51", "EUR"}, "", "95500.5", true},
      {FieldType::year, Number{"1999"}, "2000", "", true},
      {FieldType::date, std::string("2023-12-31"), "", "2023-12-31", false},
      {FieldType::date, std::string("2024-01-01"), "", "2023-12-31", true},
      {FieldType::date, std::string("2024-03"), "", "2023-12-31", true},
      {FieldType::date, std::string("2023"), "", "2023-06-30", false},
      {FieldType::date, std::string("vecchia data"), "2020-01-01", "2023-12-31", false},
      {FieldType::time, std::string("08:30"), "09:00", "", true},
      {FieldType::integer, std::string("20-30"), "100", "", false},
      {FieldType::integer, Value(), "1", "", false},
  }));
  CAPTURE(c.min, c.max);
  CHECK(is_out_of_range(c.type, c.value, c.min, c.max) == c.beyond);
}

TEST_CASE("bounds are in JSON notation") {
  struct Case {
    FieldType type;
    std::string bound;
    bool fits;
  };
  const auto c = GENERATE(values<Case>({
      {FieldType::integer, "0", true},        {FieldType::integer, "-5", true},       {FieldType::integer, "1.5", false},
      {FieldType::integer, "1.000", false},   {FieldType::integer, "05", false},      {FieldType::integer, "", false},
      {FieldType::decimal, "1.5", true},      {FieldType::decimal, "1,5", false},     {FieldType::amount, "100", true},
      {FieldType::date, "2023-12-31", true},  {FieldType::date, "2023-02-30", false}, {FieldType::date, "2023-12", false},
      {FieldType::date, "31/12/2023", false}, {FieldType::time, "08:30", true},       {FieldType::time, "8:30", false},
      {FieldType::time, "24:00", false},      {FieldType::year, "1990", true},        {FieldType::year, "90", false},
      {FieldType::line, "1", false},
  }));
  CAPTURE(c.bound);
  CHECK(is_bound(c.type, c.bound) == c.fits);
}

TEST_CASE("a pattern fits the whole text or not at all") {
  CHECK(matches_pattern("AB-12", "[A-Z]{2}-\\d+"));
  CHECK_FALSE(matches_pattern("AB-12 ", "[A-Z]{2}-\\d+"));
  CHECK(matches_pattern("città", "\\p{L}+"));
  CHECK_FALSE(matches_pattern("a", "("));
  CHECK_FALSE(matches_pattern(std::string(200, 'a') + "!", "(a+)+b"));
  CHECK(check_pattern("[A-Z]{2}"));
  CHECK_FALSE(check_pattern("[A-Z"));
}
