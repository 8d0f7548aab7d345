#include "pipeline/host/progress.h"

#include <catch2/catch.hpp>

using namespace schede;
using namespace std::chrono_literals;

TEST_CASE("a progress line shows a bar, a rate and the time left") {
  struct Case {
    std::size_t done, total;
    std::chrono::milliseconds elapsed;
    std::string line;
  };
  const auto c = GENERATE(values<Case>({
      {0, 10, 0ms, "[--------------------]   0 %  0/10  0/s  left 0:00"},
      {3000, 10000, 7500ms, "[######--------------]  30 %  3000/10000  400/s  left 0:17"},
      {1, 7201, 1000ms, "[--------------------]   0 %  1/7201  1/s  left 2:00:00"},
      {10, 10, 1s, "[####################] 100 %  10/10  10/s  left 0:00"},
      {12, 0, 2s, "12 documents  6/s"},
  }));
  CHECK(progress_line(c.done, c.total, c.elapsed, Language::en) == c.line);
}
