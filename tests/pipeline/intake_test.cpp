#include "pipeline/intake.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

std::vector<std::string> paths(const std::vector<Found>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.path);
  return names;
}

}  // namespace

TEST_CASE("a file is read when it is new, changed, or was read with something else") {
  struct Case {
    std::string what;
    std::vector<Found> found;
    std::vector<KnownFile> known;
    std::vector<std::string> to_read, gone, back;
    std::size_t added, changed, unchanged;
  };
  const Found a{"a", 10, 100}, b{"b", 20, 200};
  const auto c = GENERATE_COPY(values<Case>({
      {"nothing at all", {}, {}, {}, {}, {}, 0, 0, 0},
      {"all new", {a, b}, {}, {"a", "b"}, {}, {}, 2, 0, 0},
      {"all known", {a, b}, {{a, "r"}, {b, "r"}}, {}, {}, {}, 0, 0, 2},
      {"new before the known", {a, b}, {{b, "r"}}, {"a"}, {}, {}, 1, 0, 1},
      {"new after the known", {a, b}, {{a, "r"}}, {"b"}, {}, {}, 1, 0, 1},
      {"another size", {a}, {{{"a", 11, 100}, "r"}}, {"a"}, {}, {}, 0, 1, 0},
      {"another time", {a}, {{{"a", 10, 101}, "r"}}, {"a"}, {}, {}, 0, 1, 0},
      {"an older time counts as well", {a}, {{{"a", 10, 99}, "r"}}, {"a"}, {}, {}, 0, 1, 0},
      {"read with another form", {a}, {{a, "old"}}, {"a"}, {}, {}, 0, 1, 0},
      {"taken away", {b}, {{a, "r"}, {b, "r"}}, {}, {"a"}, {}, 0, 0, 1},
      {"taken away before", {b}, {{a, "r", false}, {b, "r"}}, {}, {}, {}, 0, 0, 1},
      {"there again", {a}, {{a, "r", false}}, {}, {}, {"a"}, 0, 0, 1},
      {"renamed", {b}, {{{"a", 20, 200}, "r"}}, {"b"}, {"a"}, {}, 1, 0, 0},
  }));
  CAPTURE(c.what);
  const auto plan = plan_intake(c.found, c.known, "r");
  CHECK(paths(plan.to_read) == c.to_read);
  CHECK(plan.gone == c.gone);
  CHECK(plan.back == c.back);
  CHECK(plan.added == c.added);
  CHECK(plan.changed == c.changed);
  CHECK(plan.known == c.unchanged);
}
