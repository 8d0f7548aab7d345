#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("what fuzzers once found stays mended") {
  for (const auto& folder : std::filesystem::directory_iterator(test::data("fuzz"))) {
    const auto target = std::find_if(fuzz::targets.begin(), fuzz::targets.end(),
                                     [&](const fuzz::Target& each) { return each.name == folder.path().filename().string(); });
    CAPTURE(folder.path().filename());
    REQUIRE(target != fuzz::targets.end());
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      CAPTURE(file.path().filename());
      CHECK_NOTHROW(target->run(test::slurp(file.path())));
    }
  }
}
