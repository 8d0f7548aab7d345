#include "extractors/answers/field_values.h"

#include <catch2/catch.hpp>

using namespace schede;

TEST_CASE("dotted lines and a leading colon are no part of an answer") {
  struct Row {
    std::string text, without;
  };
  const auto row = GENERATE(values<Row>({
      {"……Comune di Lecce……", "Comune di Lecce"},
      {" ........ Lecce ........", "Lecce"},
      {"____Lecce____", "Lecce"},
      {": Lecce", "Lecce"},
      {" - Lecce", "Lecce"},
      {"………", ""},
      {"Lecce ecc.", "Lecce ecc."},
      {"S. Maria – Lecce", "S. Maria – Lecce"},
  }));
  CAPTURE(row.text);
  CHECK(without_leaders(row.text) == row.without);
}

TEST_CASE("filler is what people write where there is nothing to say") {
  static const FormIndex index(default_form());
  for (const std::string filler : {"n.d.", "N.D.", "///", "-", "…………", "____", "nessuno", "Non disponibile", "xxx", "*", "?"}) {
    CAPTURE(filler);
    CHECK(is_filler(index, filler));
  }
  for (const std::string answer : {"no", "Lecce", "n. 12", "0", "nd Lecce", "nessuno sportello"}) {
    CAPTURE(answer);
    CHECK_FALSE(is_filler(index, answer));
  }
}
