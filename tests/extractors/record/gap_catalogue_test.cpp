#include "extractors/record/gap_catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/support.h"

using namespace schede;
using Catch::Contains;

namespace {

/// The codes that records may have by their schema, quotes included.
std::string schema_codes() {
  const std::string schema = test::slurp(test::source("schemas/record.schema.json"));
  const auto begin = schema.find('[', schema.find("\"code\": {\n"));
  return schema.substr(begin, schema.find(']', begin) - begin);
}

}  // namespace

TEST_CASE("every gap code has its words, its place in the schema and a line in the guide") {
  const std::string schema = schema_codes();
  const std::string guides = test::slurp(test::source("docs/analyst.md")) + test::slurp(test::source("docs/operator.md"));
  for (const GapCode& row : gap_codes()) {
    CAPTURE(row.code);
    CHECK_FALSE((row.name.it.empty() || row.name.en.empty() || row.hint.it.empty() || row.hint.en.empty()));
    CHECK(row.question.it.empty() == row.question.en.empty());
    CHECK_THAT(schema, Contains('"' + std::string(row.code) + '"'));
    CHECK_THAT(guides, Contains('`' + std::string(row.code) + '`'));
  }
  CHECK(std::ranges::count(schema, '"') == 2 * static_cast<std::ptrdiff_t>(gap_codes().size()));
  CHECK(code_name("of-another-program", Language::it) == "of-another-program");
}

TEST_CASE("every sentence goes with a gap code") {
  for (const GapSentence& sentence : gap_sentences()) {
    CAPTURE(sentence.name);
    CHECK(gap_code(sentence.code));
    CHECK_FALSE((sentence.it.empty() || sentence.en.empty()));
  }
}
