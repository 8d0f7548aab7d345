#include "pipeline/ingest/settle.h"

#include <catch2/catch.hpp>

#include "tests/pipeline/scratch.h"

using namespace schede;
using namespace std::string_literals;

TEST_CASE("a file is left in peace while it is young and no whole archive") {
  const test::Scratch scratch;
  const auto end = "PK\x05\x06"s + std::string(18, '\0');
  scratch.write("whole.docx", "PK\x03\x04" + std::string(100'000, 'x') + end);
  scratch.write("signed.docx.p7m", "0\x82" + std::string(1000, 'x') + end);
  scratch.write("comment.docx", "PK\x03\x04" + end + std::string(60'000, 'c'));
  scratch.write("half.docx", "PK\x03\x04" + std::string(100'000, 'x'));
  scratch.write("empty.docx", "");
  struct Case {
    std::string name;
    std::int64_t modified;  // seconds; it is 100 now
    bool unsettled;
  };
  const auto c = GENERATE(values<Case>({{"whole.docx", 99, false},
                                        {"comment.docx", 99, false},
                                        {"signed.docx.p7m", 99, true},
                                        {"half.docx", 99, true},
                                        {"half.docx", 96, true},
                                        {"half.docx", 95, false},
                                        {"half.docx", 101, false},
                                        {"empty.docx", 99, true},
                                        {"empty.docx", 90, false},
                                        {"missing.docx", 0, false}}));
  CAPTURE(c.name, c.modified);
  const std::int64_t second = 1'000'000'000;
  CHECK(is_unsettled(scratch.path(), {c.name, 0, c.modified * second}, std::chrono::seconds(5), 100 * second) == c.unsettled);
}
