#include "extractors/text/accents.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>

#include "extractors/text/clean.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("an apostrophe that stands for an accent becomes the accent, every other stays") {
  for (const auto& row : test::table(test::data("normalize/accents.txt"))) {
    REQUIRE(row.size() == 2);
    CAPTURE(row[0]);
    CHECK(normalize_line(row[0]) == row[1]);
  }
}

TEST_CASE("a quotation ends with its line") {
  CHECK(normalize_text("il nido 'Faro\nla citta' dei bambini") == "il nido 'Faro\nla città dei bambini");
}

TEST_CASE("restoring accents twice changes nothing, whatever stands side by side") {
  constexpr std::array<std::string_view, 12> parts = {"citta", "'", "`", " ", "po", "Casa", "\u00E0", ".", "\n", "90", "e", "''"};
  constexpr std::size_t all = parts.size() * parts.size() * parts.size() * parts.size();
  std::string worst;
  for (std::size_t number = 0; number < all; ++number) {
    std::string text;
    for (auto rest = number; text.empty() || rest > 0; rest /= parts.size()) text += parts[rest % parts.size()];
    restore_accents(text);
    auto twice = text;
    restore_accents(twice);
    if (twice != text) worst = text;
  }
  CHECK(worst == "");
}
