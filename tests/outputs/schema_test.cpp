#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/records/record_json.h"
#include "outputs/report/report_json.h"
#include "outputs/tables/register.h"
#include "tests/outputs/sample.h"
#include "tests/support/json_schema.h"

using namespace schede;

namespace {

std::string replaced(std::string text, const std::string& part, const std::string& by) {
  const std::size_t at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), by);
}

}  // namespace

TEST_CASE("every record keeps the published schema") {
  for (const Record& record : test::sample_records()) {
    std::string json;
    append_json(record, json);
    CHECK(test::misfit(json, "record.schema.json") == "");
  }
}

TEST_CASE("the schema refuses what the contract forbids") {
  struct Case {
    std::string shows, part, by;
  };
  const auto c = GENERATE(values<Case>({
      {"an empty text", "\"Ufficio di Piano\"", "\"\""},
      {"an area that is missing", R"({"area":"2","candidate":false,"items":[],"other":null,"offering_body":null},)", ""},
      {"an unknown severity", "\"severity\":\"warning\"", "\"severity\":\"fatal\""},
      {"an unknown code", "\"code\":\"offering-body-missing\"", "\"code\":\"no-offer\""},
      {"a short digest", "\"record_id\":\"5f1c0a9be2d4\"", "\"record_id\":\"5f1c\""},
      {"a phone number that is a number", "\"+39 0832 682111\"", "832682111"},
      {"a rejected record with fields", "\"status\":\"accepted\"", "\"status\":\"rejected\""},
  }));
  CAPTURE(c.shows);
  CHECK(test::misfit(replaced(test::sample_lines().at(0), c.part, c.by), "record.schema.json") != "");
}

TEST_CASE("the register and the gap report keep their schemas") {
  std::ostringstream register_json, report;
  RegisterJson json(register_json, default_form().id, "2011-06-01T08:00:00Z");
  for (const std::string& line : test::sample_lines()) json.add(line);
  json.finish();
  write_gap_report_json(report, test::sample_survey(), "2011-06-01T08:00:00Z", Language::it);
  CHECK(test::misfit(register_json.str(), "register.schema.json") == "");
  CHECK(test::misfit(report.str(), "gap-report.schema.json") == "");
}

TEST_CASE("the gap report of a survey with a roster keeps its schema") {
  const auto roster = parse_roster("ente\nComune di Bari\nComune di Lecce\nEnte senza luogo\n");
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  std::ostringstream report;
  write_gap_report_json(report, tally.take(Language::it), "2011-06-01T08:00:00Z", Language::it);
  CHECK_THAT(report.str(), Catch::Contains(R"("Puglia":{"invited":2,"returned":1,"rate":0.5})"));
  CHECK(test::misfit(report.str(), "gap-report.schema.json") == "");
}
