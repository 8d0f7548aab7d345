#include "extractors/text/collation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace schede;

TEST_CASE("bodies stand in a list as in an Italian dictionary") {
  const std::vector<std::string> sorted = {"ambito 2",
                                           "Ambito 10",
                                           "Città di Lecce",
                                           "CITTÀ DI LUCERA",
                                           "Cittanova",
                                           "Comune di Nardò",
                                           "Comune di Nardò (LE)",
                                           "comune di Norcia",
                                           "Forlì",
                                           "Forlimpopoli",
                                           "Santagata",
                                           "Sant'Agata di Puglia",
                                           "Sant'Egidio"};
  auto shuffled = sorted;
  std::reverse(shuffled.begin(), shuffled.end());
  std::sort(shuffled.begin(), shuffled.end(),
            [](const std::string& a, const std::string& b) { return collation_key(a, Language::it) < collation_key(b, Language::it); });
  CHECK(shuffled == sorted);
  CHECK(collation_key("", Language::it) < collation_key("a", Language::en));
}
