#include "pipeline/workers/limit_option.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"

using namespace schede;

TEST_CASE("limits are given by name, sizes with their unit") {
  const auto limits = limits_of({"text_bytes=64M", "blocks=10", "seconds=120", "memory_bytes=2G", "blocks=20"});
  CHECK(limits.text_bytes == 64ULL << 20);
  CHECK(limits.blocks == 20);
  CHECK(limits.seconds == 120);
  CHECK(limits.memory_bytes == 2ULL << 30);
  CHECK(limits.cells == Limits().cells);
  CHECK(changed_limits(limits) == " text_bytes=64M blocks=20 seconds=120 memory_bytes=2G");
  CHECK(changed_limits({}).empty());
}

TEST_CASE("an option that is no limit is refused") {
  const auto text = GENERATE(as<std::string>(), "text_bytes", "text_bytes=", "text_bytes=0", "text_bytes=-1", "text_bytes=1T",
                             "text_bytes=1MB", "text_bytes=99999999999999999999", "text_bytes=9999999999999G", "text=1", "=1");
  CLI::App parser;
  std::vector<std::string> given;
  add_limit_option(parser, given, Language::en);
  CHECK_THROWS_AS(parser.parse(std::vector<std::string>{text, "--limit"}), CLI::ValidationError);
}

TEST_CASE("several limits may stand in one option") {
  CLI::App parser;
  std::vector<std::string> given;
  add_limit_option(parser, given, Language::en);
  parser.parse(std::vector<std::string>{"ratio=9", "--limit", "blocks=1K, cells=7", "--limit"});
  CHECK(changed_limits(limits_of(given)) == " ratio=9 blocks=1024 cells=7");
}

TEST_CASE("the operator's page names every limit with its usual value") {
  const auto page = test::slurp(test::source("docs/operator.md"));
  for (const auto& limit : named_limits) {
    const auto words = in_words(limit.name, {});
    const auto row = "| `" + std::string(limit.name) + "` | " + words.substr(words.find('=') + 1) + " |";
    CAPTURE(row);
    CHECK(page.find(row) != std::string::npos);
  }
  CHECK(sizeof(Limits) == named_limits.size() * sizeof(std::uint64_t));
}
