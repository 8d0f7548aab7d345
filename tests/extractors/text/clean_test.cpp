#include "extractors/text/clean.h"

#include <catch2/catch.hpp>

#include "parsers/document/utf8.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// The tables write characters that are hard to see as \uXXXX.
std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\u") != 0) {
      result += text[i];
      continue;
    }
    append_utf8(static_cast<char32_t>(std::stoul(text.substr(i + 2, 4), nullptr, 16)), result);
    i += 5;
  }
  return result;
}

}  // namespace

TEST_CASE("a line of text is made clean") {
  for (const auto& row : test::table(test::data("normalize/text.txt"))) {
    REQUIRE(row.size() == 2);
    const auto input = unescaped(row[0]);
    CAPTURE(row[0]);
    CHECK(normalize_line(input) == row[1]);
  }
}

TEST_CASE("cleaning twice changes nothing") {
  for (const auto* name : {"text", "accents", "phones", "emails", "organisations"}) {
    for (const auto& row : test::table(test::data("normalize/" + std::string(name) + ".txt"))) {
      for (const auto& column : row) {
        CAPTURE(column);
        const auto line = normalize_line(unescaped(column));
        CHECK(normalize_line(line) == line);
        const auto text = normalize_text(unescaped(column));
        CHECK(normalize_text(text) == text);
      }
    }
  }
}

TEST_CASE("damage is what an encoding did, not what people write") {
  CHECK(is_damaged("citt\u00C3\u00A0"));
  CHECK(is_damaged("l\u0092ufficio"));
  CHECK_FALSE(is_damaged("città, l’ufficio, perchè, Ångström, São Paulo"));
}

TEST_CASE("ill-formed bytes become U+FFFD") {
  CHECK(normalize_line("citt\xE0 di") == "citt\uFFFD di");
  CHECK(normalize_line("citt\xC3") == "citt\uFFFD");
  CHECK(normalize_line("citt\xA0") == "citt\uFFFD");
}

TEST_CASE("paragraphs keep their line ends and tabs") {
  struct Case {
    std::string text, expected;
  };
  const auto c = GENERATE(values<Case>({{"uno\r\ndue\rtre", "uno\ndue\ntre"},
                                        {"uno \n\n\n\n due", "uno\n\ndue"},
                                        {"  uno \t due\t\ttre\n", "uno\tdue\t\ttre"},
                                        {"uno\u2028due\vtre", "uno\ndue\ntre"},
                                        {"uno  due", "uno due"}}));
  CHECK(normalize_text(c.text) == c.expected);
}

TEST_CASE("a long run of combining marks is cut, not composed for minutes") {
  std::string text = "e";
  for (int i = 0; i < 200'000; ++i) text += "\u0300";
  const auto line = normalize_line(text);
  CHECK(line.size() < 100);
  CHECK(normalize_line(line) == line);
}
