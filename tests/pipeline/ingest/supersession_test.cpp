#include "pipeline/ingest/supersession.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

/// "current", "duplicate of 0", "superseded by 2"
std::string words(const Standing& standing) {
  if (standing.duplicate_of) return "duplicate of " + std::to_string(*standing.duplicate_of);
  if (standing.superseded_by) return "superseded by " + std::to_string(*standing.superseded_by);
  if (standing.tied_with) return "tied with " + std::to_string(*standing.tied_with);
  return "current";
}

}  // namespace

TEST_CASE("a return stands for its body unless it is a copy or a later one came") {
  struct Case {
    std::string what;
    std::vector<ReturnKey> returns;  // source, present, sha256, organisation key, modified, arrived
    std::vector<std::string> standings;
  };
  const auto c = GENERATE(values<Case>({
      {"different bodies", {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "2", "bari", "2012", ""}}, {"current", "current"}},
      {"the same bytes", {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "1", "lecce", "2011", ""}}, {"current", "duplicate of 0"}},
      {"the first was renamed",
       {{"a", false, "1", "lecce", "2011", ""}, {"b", true, "1", "lecce", "2011", ""}},
       {"duplicate of 1", "current"}},
      {"the copy by an earlier path came later",
       {{"a", true, "1", "lecce", "2011", "2026-11-30T08:00:00.2Z"}, {"b", true, "1", "lecce", "2011", "2026-11-30T08:00:00.1Z"}},
       {"duplicate of 1", "current"}},
      {"they came together",
       {{"a", true, "1", "lecce", "2011", "2026"}, {"b", true, "1", "lecce", "2011", "2026"}, {"c", true, "1", "lecce", "2011", "2025"}},
       {"duplicate of 2", "duplicate of 2", "current"}},
      {"the first was taken away, and the copy came later",
       {{"a", true, "1", "lecce", "2011", "2027"}, {"b", false, "1", "lecce", "2011", "2026"}},
       {"current", "duplicate of 0"}},
      {"both were taken away",
       {{"a", false, "1", "lecce", "2011", ""}, {"b", false, "1", "lecce", "2011", ""}},
       {"current", "duplicate of 0"}},
      {"two that were not hashed", {{"a", true, "", "", "", ""}, {"b", true, "", "", "", ""}}, {"current", "current"}},
      {"a later return", {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "2", "lecce", "2012", ""}}, {"superseded by 1", "current"}},
      {"the later one stands first",
       {{"a", true, "1", "lecce", "2012", ""}, {"b", true, "2", "lecce", "2011", ""}},
       {"current", "superseded by 0"}},
      {"three of one body",
       {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "2", "lecce", "2013", ""}, {"c", true, "3", "lecce", "2012", ""}},
       {"superseded by 1", "current", "superseded by 1"}},
      {"one date for both", {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "2", "lecce", "2011", ""}}, {"tied with 1", "tied with 0"}},
      {"the document's date counts, not its arrival",
       {{"a", true, "1", "lecce", "2012", "2026"}, {"b", true, "2", "lecce", "2011", "2027"}},
       {"current", "superseded by 0"}},
      {"without dates of their own the arrival counts",
       {{"a", true, "1", "lecce", "", "2026"}, {"b", true, "2", "lecce", "", "2027"}},
       {"superseded by 1", "current"}},
      {"a date of its own against an arrival",
       {{"a", true, "1", "lecce", "", "2026"}, {"b", true, "2", "lecce", "2011", "2027"}},
       {"current", "superseded by 0"}},
      {"they came together",
       {{"a", true, "1", "lecce", "", "2026"}, {"b", true, "2", "lecce", "", "2026"}, {"c", true, "3", "lecce", "", "2025"}},
       {"tied with 1", "tied with 0", "superseded by 0"}},
      {"of one no date is known",
       {{"a", true, "1", "lecce", "", ""}, {"b", true, "2", "lecce", "2012", ""}, {"c", true, "3", "lecce", "2011", ""}},
       {"tied with 1", "tied with 0", "superseded by 1"}},
      {"no body", {{"a", true, "1", "", "2011", ""}, {"b", true, "2", "", "2012", ""}}, {"current", "current"}},
      {"a copy of a superseded return",
       {{"a", true, "1", "lecce", "2011", ""}, {"b", true, "1", "lecce", "2011", ""}, {"c", true, "2", "lecce", "2012", ""}},
       {"superseded by 2", "duplicate of 0", "current"}},
  }));
  CAPTURE(c.what);
  std::vector<std::string> standings;
  for (const auto& standing : stand(c.returns)) standings.push_back(words(standing));
  CHECK(standings == c.standings);
}

TEST_CASE("a row of the register is told from all others by its bytes and its path together") {
  struct Case {
    std::string what;
    std::vector<ReturnKey> returns;  // source, present, sha256
    std::vector<bool> rows;
  };
  const auto c = GENERATE(values<Case>({
      {"another path", {{"a", true, "1", "", "", ""}, {"b", true, "1", "", "", ""}}, {true, true}},
      {"other bytes", {{"a", true, "1", "", "", ""}, {"a", true, "2", "", "", ""}}, {true, true}},
      {"the same of both", {{"a", true, "1", "", "", ""}, {"a", true, "1", "", "", ""}}, {true, false}},
      {"two copies by one path",
       {{"a", true, "1", "", "", ""}, {"b", true, "1", "", "", ""}, {"b", true, "1", "", "", ""}},
       {true, true, false}},
      {"the original came later in the list", {{"a", true, "1", "", "", "2027"}, {"a", true, "1", "", "", "2026"}}, {false, true}},
      {"moved away", {{"a", false, "1", "", "", ""}, {"b", true, "1", "", "", ""}}, {false, true}},
      {"gone, and the only one", {{"a", false, "1", "", "", ""}}, {true}},
  }));
  CAPTURE(c.what);
  CHECK(have_rows(c.returns, stand(c.returns)) == c.rows);
}

TEST_CASE("the register's gap names the other return") {
  const std::vector<ReturnKey> returns = {{"a.docx", true, "1", "lecce", "2011", ""}, {"b.docx", true, "2", "lecce", "2012", ""}};
  const auto gap = standing_gap(stand(returns)[0], returns, Language::en);
  REQUIRE(gap);
  CHECK(gap->code == "superseded");
  CHECK(gap->message == "The same body sent b.docx later.");
  CHECK_FALSE(standing_gap(stand(returns)[1], returns, Language::en));
}

TEST_CASE("a tie is a warning at both returns") {
  const std::vector<ReturnKey> returns = {{"a.docx", true, "1", "lecce", "2011", ""}, {"b.docx", true, "2", "lecce", "2011", ""}};
  for (const std::size_t i : {0, 1}) {
    const auto gap = standing_gap(stand(returns)[i], returns, Language::en);
    REQUIRE(gap);
    CHECK(gap->code == "ambiguous");
    CHECK(gap->severity == Severity::warning);
    CHECK(gap->message.find(returns[1 - i].source) != std::string::npos);
  }
}
