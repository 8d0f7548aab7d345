#include "pipeline/ingest/intake.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

std::vector<std::string> paths(const std::vector<Found>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.path);
  return names;
}

KnownFile known(const Found& file, const std::string& reader = "r") { return {file, reader, true, Status::accepted}; }
Pending waiting(const std::string& path) { return {path, "2026-11-22T05:44:29Z", 0, {}, 0}; }
KnownFile gone(const Found& file) { return {file, "r", false, Status::accepted}; }

}  // namespace

TEST_CASE("what no longer waits is forgotten") {
  const std::vector<Pending> pending = {waiting("a"), waiting("b"), waiting("d")};
  CHECK(no_longer_pending(pending, {}) == std::vector<std::string>{"a", "b", "d"});
  CHECK(no_longer_pending(pending, {{"b", 1, 1}, {"c", 1, 1}}) == std::vector<std::string>{"a", "d"});
  CHECK(no_longer_pending({}, {{"a", 1, 1}}).empty());
}

TEST_CASE("a file is read when it is new, changed, or was read with something else") {
  struct Case {
    std::string what;
    std::vector<Found> found;
    std::vector<KnownFile> ledger;
    std::vector<std::string> to_read, gone, back;
    std::size_t added, changed, unchanged, again = 0;
  };
  const Found a{"a", 10, 100}, b{"b", 20, 200};
  const auto c = GENERATE_COPY(values<Case>({
      {"nothing at all", {}, {}, {}, {}, {}, 0, 0, 0},
      {"all new", {a, b}, {}, {"a", "b"}, {}, {}, 2, 0, 0},
      {"all known", {a, b}, {known(a), known(b)}, {}, {}, {}, 0, 0, 2},
      {"new before the known", {a, b}, {known(b)}, {"a"}, {}, {}, 1, 0, 1},
      {"new after the known", {a, b}, {known(a)}, {"b"}, {}, {}, 1, 0, 1},
      {"another size", {a}, {known({"a", 11, 100})}, {"a"}, {}, {}, 0, 1, 0},
      {"another time", {a}, {known({"a", 10, 101})}, {"a"}, {}, {}, 0, 1, 0},
      {"an older time counts as well", {a}, {known({"a", 10, 99})}, {"a"}, {}, {}, 0, 1, 0},
      {"read with another form", {a}, {known(a, "old")}, {"a"}, {}, {}, 0, 0, 0, 1},
      {"taken away", {b}, {known(a), known(b)}, {}, {"a"}, {}, 0, 0, 1},
      {"taken away before", {b}, {gone(a), known(b)}, {}, {}, {}, 0, 0, 1},
      {"there again", {a}, {gone(a)}, {}, {}, {"a"}, 0, 0, 1},
      {"renamed", {b}, {known({"a", 20, 200})}, {"b"}, {"a"}, {}, 1, 0, 0},
  }));
  CAPTURE(c.what);
  const auto plan = plan_intake(c.found, c.ledger, "r");
  CHECK(paths(plan.to_read) == c.to_read);
  CHECK(plan.gone == c.gone);
  CHECK(plan.back == c.back);
  CHECK(plan.added == c.added);
  CHECK(plan.changed == c.changed);
  CHECK(plan.known == c.unchanged);
  CHECK(plan.again == c.again);
}

TEST_CASE("known documents are read again when they are asked for or were read with something else") {
  using enum Status;
  CHECK_FALSE(is_read_again(rejected, "r", "r", Again::nothing));
  CHECK(is_read_again(accepted, "r", "newer", Again::nothing));
  CHECK(is_read_again(rejected, "r", "r", Again::rejected));
  CHECK_FALSE(is_read_again(accepted, "r", "r", Again::rejected));
  CHECK(is_read_again(accepted, "r", "r", Again::all));
}
