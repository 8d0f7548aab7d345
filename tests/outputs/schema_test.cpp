#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/gap_report_json.h"
#include "outputs/json.h"
#include "outputs/register.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  INFO(rapidjson::GetParseError_En(document.GetParseError()));
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

rapidjson::SchemaDocument schema(const std::string& name, rapidjson::IRemoteSchemaDocumentProvider* others = nullptr) {
  return rapidjson::SchemaDocument(parsed(test::slurp(test::source("schemas/" + name))), others);
}

/// record.schema.json, for the schema that refers to it.
class Neighbours : public rapidjson::IRemoteSchemaDocumentProvider {
 public:
  const rapidjson::SchemaDocument* GetRemoteDocument(const char*, rapidjson::SizeType) override { return &record_; }

 private:
  rapidjson::SchemaDocument record_ = schema("record.schema.json");
};

/// Where the document breaks the schema and by which keyword; empty when it does not.
std::string misfit(const std::string& json, const rapidjson::SchemaDocument& against) {
  rapidjson::SchemaValidator validator(against);
  if (parsed(json).Accept(validator)) return {};
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().Stringify(where);
  return std::string(where.GetString()) + ' ' + validator.GetInvalidSchemaKeyword();
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
  const std::size_t at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), by);
}

}  // namespace

TEST_CASE("every record keeps the published schema") {
  const auto against = schema("record.schema.json");
  for (const Record& record : test::sample_records()) {
    std::string json;
    append_json(record, json);
    CHECK(misfit(json, against).empty());
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
  CHECK_FALSE(misfit(replaced(test::sample_lines().at(0), c.part, c.by), schema("record.schema.json")).empty());
}

TEST_CASE("the register and the gap report keep their schemas") {
  std::ostringstream register_json, report;
  RegisterJson json(register_json, default_form().id, "2011-06-01T08:00:00Z");
  for (const std::string& line : test::sample_lines()) json.add(line);
  json.finish();
  write_gap_report_json(report, test::sample_survey(), "2011-06-01T08:00:00Z", Language::it);
  Neighbours neighbours;
  CHECK(misfit(register_json.str(), schema("register.schema.json", &neighbours)) == "");
  CHECK(misfit(report.str(), schema("gap-report.schema.json")) == "");
}

TEST_CASE("the gap report of a survey with a roster keeps its schema") {
  const auto roster = parse_roster("ente\nComune di Bari\nComune di Lecce\nEnte senza luogo\n");
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  std::ostringstream report;
  write_gap_report_json(report, tally.take(Language::it), "2011-06-01T08:00:00Z", Language::it);
  CHECK_THAT(report.str(), Catch::Contains(R"("Puglia":{"invited":2,"returned":1,"rate":0.50})"));
  CHECK(misfit(report.str(), schema("gap-report.schema.json")) == "");
}
