#include "extractors/form/opening_words.h"

#include <catch2/catch.hpp>
#include <string_view>
#include <utility>

using namespace schede;

TEST_CASE("a text that may begin with a known word somewhere is told from one that cannot") {
  OpeningWords words;
  words.add("fare clic qui");
  words.add("testo");
  words.add("e poi");
  const std::pair<std::string_view, bool> rows[] = {
      {"Fare clic qui", true}, {"Comune di Lecce FARE CLIC", true},
      {"(fare", true},         {"\u00a0fare", true},  // blanks outside of ASCII part words too
      {"farebbe", true},                              // a quick look: what goes on is for the careful one to tell
      {"Testo", true},         {"contesto", false},
      {"affare", false},       {"2fare", false},
      {"far", false},          {"clic qui", false},
      {"vita e", true},  // a word of one letter, also where the text ends behind it
      {"vita", false},         {"", false},
  };
  for (const auto& [text, may] : rows) {
    INFO(text);
    CHECK(words.may_begin_in(text) == may);
  }
}
