#include "pipeline/pool.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "tests/pipeline/scratch.h"

using namespace schede;

namespace {

Outcome record(const std::string& line) {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.line = line + "\n";
  return outcome;
}

/// A reader that does what the document's name says.
Outcome act(const Request& request) {
  const auto has = [&](const char* word) { return request.name.find(word) != std::string::npos; };
  if (has("crash")) std::raise(SIGKILL);
  if (has("once") && !std::filesystem::exists(request.path)) {
    std::ofstream(request.path) << "was here";
    std::raise(SIGKILL);
  }
  if (has("hang")) ::pause();
  if (has("throw")) throw std::runtime_error("out of nothing");
  if (has("babble")) ::_exit(static_cast<int>(::write(3, "nonsense\n", 9)));
  if (has("swell")) try {
      const std::vector<char> much(3ULL << 30, 'x');
      return record(request.name + " of " + std::to_string(much.size()));
    } catch (const std::bad_alloc&) {
      return record(request.name + ": no memory");
    }
  if (has("large")) return record(std::string(1 << 20, 'x'));
  return record(request.name);
}

/// The lines in the order of delivery; "name: code (detail)" for what was refused.
std::vector<std::string> run(const std::vector<std::string>& names, unsigned workers, const std::filesystem::path& folder = {}) {
  PoolLimits limits;
  limits.workers = workers;
  limits.deadline = std::chrono::milliseconds(300);
  const auto refuse = [](const Request& request, const Error& error) {
    return record(request.name + ": " + std::string(to_string(error.code)) + " (" + error.detail + ")");
  };
  std::size_t asked = 0;
  const auto next = [&](bool) -> std::optional<Request> {
    if (asked == names.size()) return {};
    const auto& name = names[asked++];
    return Request{folder / name, name};
  };
  std::vector<std::string> lines;
  run_pool(limits, {act, refuse}, next,
           [&](const Request&, const Outcome& outcome) { lines.push_back(outcome.line.substr(0, outcome.line.size() - 1)); });
  return lines;
}

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("document " + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("outcomes come in the order of requests, whatever the number of workers") {
  const auto workers = GENERATE(1U, 2U, 5U);
  const auto names = numbered(700);
  CHECK(run(names, workers) == names);
}

TEST_CASE("no documents, no workers") { CHECK(run({}, 3).empty()); }

TEST_CASE("records larger than what a socket holds get through") {
  const auto lines = run({"large 1", "small", "large 2", "large 3", "large 4", "large 5", "large 6"}, 2);
  REQUIRE(lines.size() == 7);
  CHECK(lines[1] == "small");
  CHECK(lines[6].size() == 1 << 20);
}

TEST_CASE("a document that breaks its worker costs one record") {
  struct Case {
    std::string name, line;
  };
  const auto c = GENERATE(values<Case>({{"crash", "crash: processing-failed (crash)"},
                                        {"throw", "throw: processing-failed (crash)"},
                                        {"babble", "babble: processing-failed (crash)"},
                                        {"hang", "hang: limits-exceeded (time)"}}));
  const auto workers = GENERATE(1U, 2U);
  CAPTURE(c.name, workers);
  auto names = numbered(40);
  auto expected = names;
  for (const std::size_t place : {0U, 17U, 18U, 39U}) {
    names[place] = c.name;
    expected[place] = c.line;
  }
  CHECK(run(names, workers) == expected);
}

TEST_CASE("a document whose worker fell by chance is tried once more") {
  const test::Scratch scratch;
  const std::vector<std::string> names = {"a", "once 1", "b", "once 2", "c"};
  CHECK(run(names, 2, scratch.path()) == names);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a worker has only so much memory") { CHECK(run({"swell"}, 1) == std::vector<std::string>{"swell: no memory"}); }
#endif

TEST_CASE("what source and sink throw goes through, and leaves no process behind") {
  const auto refuse = [](const Request& request, const Error&) { return record(request.name); };
  const auto next = [](bool) { return std::optional(Request{"a", "a"}); };
  CHECK_THROWS_AS(run_pool({}, {act, refuse}, next, [](const Request&, const Outcome&) { throw std::logic_error("enough"); }),
                  std::logic_error);
}
