#include "parsers/container/compound_file.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/compound_file.h"

using namespace schede;

TEST_CASE("a compound file names what stands at its top, wherever its directory lies") {
  struct Case {
    std::size_t streams, directory, sector_size;
  };
  const auto c = GENERATE(values<Case>(
      {{0, 2, 512}, {3, 2, 512}, {4, 2, 512}, {50, 100, 512}, {9, 108 * 128, 512}, {9, 109 * 128, 512}, {31, 2, 4096}, {32, 2, 4096}}));
  CAPTURE(c.streams, c.directory, c.sector_size);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < c.streams; ++i) names.push_back("stream " + std::to_string(i));
  auto file = test::compound_file(names, c.directory, c.sector_size);
  CHECK(CompoundFile(file).names() == names);

  // However little of it has come, or whatever it says of its place, looking ends.
  CHECK(CompoundFile(file.substr(0, (c.directory + 1) * c.sector_size)).names().empty());
  file.replace(48, 4, "\xFE\xFF\xFF\xFF");
  CHECK(CompoundFile(file).names().empty());
  file.replace(48, 4, std::string(4, '\0'));
  CHECK(CompoundFile(file).names().size() <= file.size() / 128);
}

TEST_CASE("a stream at the top of a compound file is read, short or long, and nothing beyond what is asked for") {
  const auto length = GENERATE(as<std::size_t>(), 0, 1, 64, 200, 4095, 4096, 9000);
  CAPTURE(length);
  std::string content;
  for (std::size_t i = 0; i < length; ++i) content += static_cast<char>('a' + i % 26);
  auto file = test::compound_file_with("contents", content);
  CHECK(CompoundFile(file).stream("contents", 10'000) == content);
  CHECK_FALSE(CompoundFile(file).stream("other", 10'000));
  if (length > 0) CHECK_FALSE(CompoundFile(file).stream("contents", length - 1));

  // However little of it has come.
  for (std::size_t cut = 0; cut < file.size(); cut += 100) {
    const auto cut_off = file.substr(0, cut);
    CHECK(CompoundFile(cut_off).stream("contents", 10'000).value_or("").size() <= length);
  }
}
