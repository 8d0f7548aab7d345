#include "extractors/text/fold.h"

#include <catch2/catch.hpp>

using namespace schede;

TEST_CASE("texts that differ in case, accents, punctuation or spacing have one key") {
  struct Row {
    std::string text, key;
  };
  const auto row = GENERATE(values<Row>({
      {"Telefono:", "telefono"},
      {"  E.MAIL ", "e mail"},
      {"Città d'Arte", "citta d arte"},
      {"Citta\xCC\x80", "citta"},  // a combining accent
      {"l’Amministrazione “buona”", "l amministrazione buona"},
      {"resp\xC2\xADonsabile", "responsabile"},  // a soft hyphen
      {"ﬁrma", "firma"},
      {"Ｆａｘ", "fax"},
      {"n.\xC2\xA0"
       "12/a",
       "n 12 a"},
      {"…… ___ //", ""},
  }));
  CAPTURE(row.text);
  CHECK(fold_key(row.text) == row.key);
}

TEST_CASE("a folded word knows its place in the text") {
  const std::string text = " Più «città»";
  const auto words = fold_words(text);
  REQUIRE(words.size() == 2);
  CHECK(text.substr(words[0].begin, words[0].end - words[0].begin) == "Più");
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "città");
  CHECK(fold_words(text, 1).size() == 1);
}

TEST_CASE("words are alike by the share of letters that stay") {
  CHECK(word_similarity("telefono", "telefono") == 1.0);
  CHECK(word_similarity("telefono", "telefeno") == Approx(1 - 1.0 / 8));
  CHECK(word_similarity("pratica", "prattica") == Approx(1 - 1.0 / 8));
  CHECK(word_similarity("recapiti", "recaipti") == Approx(1 - 1.0 / 8));
  CHECK(word_similarity("ca", "abc") == 0.0);
  CHECK(word_similarity("indirizzo", "inidrizo") == Approx(1 - 2.0 / 9));
  CHECK(word_similarity("κατα", "κατο") == Approx(1 - 1.0 / 8));
  CHECK(word_similarity("fax", "telefono") == 0.0);
  CHECK(word_similarity("", "fax") == 0.0);
}
