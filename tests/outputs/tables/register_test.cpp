#include "outputs/tables/register.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/tables/candidatures.h"
#include "outputs/tables/gaps.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

std::string expected(const std::string& name) { return test::slurp(test::data("outputs/" + name)); }

std::vector<std::string> names(const std::vector<RegisterColumn>& columns) {
  std::vector<std::string> out;
  for (const RegisterColumn& column : columns) out.push_back(column.name);
  return out;
}

}  // namespace

TEST_CASE("the register has a row a record") {
  std::ostringstream out;
  RegisterCsv csv(out, default_form(), Dialect::standard, {"duplicate_of"});
  for (const Record& record : test::sample_records()) csv.add(record, {record.source.path == "protetta.docx" ? "copia.docx" : ""});
  CHECK(out.str() == expected("register.csv"));
}

TEST_CASE("a number is left as it is where the program wrote it, not where the respondent did") {
  struct Case {
    std::vector<Gap> gaps;
    std::string row;
  };
  const auto c = GENERATE(values<Case>({{{}, ",+1234,"}, {{{"invalid-value", "contact.phone", Severity::warning, ""}}, ",'+1234,"}}));
  Record record;
  record.fields = {{"contact.phone", "+1234"}};
  record.gaps = c.gaps;
  std::ostringstream out;
  RegisterCsv(out, default_form(), Dialect::standard).add(record);
  CHECK_THAT(out.str(), Catch::Contains(c.row));
}

TEST_CASE("an Italian Excel gets every code of the register as text") {
  Record record;
  record.record_id = "1208e7996098";
  record.status = Status::accepted;
  record.territory = Territory{};
  record.territory->istat = "075035";
  record.fields = {{"contact.address_parts.postcode", "07040"}};
  std::ostringstream out;
  RegisterCsv(out, default_form(), Dialect::excel_it, {"duplicate_of"}).add(record, {"2011.docx"});
  for (const auto* code : {"1208e7996098", "075035", "07040", "2011.docx"})
    CHECK_THAT(out.str(), Catch::Contains("\"=\"\"" + std::string(code) + "\"\"\""));
}

TEST_CASE("the register names the fields that a cell of its dialect cannot hold") {
  Record record;
  record.status = Status::accepted;
  const Value text = std::string(32'768, 'a');
  record.fields = {{"context", text}, {"areas[1].other", text}, {"contact.other[2].details", text}, {"good_practice.example", "a"}};
  CHECK(cut_fields(record, register_columns(default_form()), Dialect::excel_it) ==
        std::vector<std::string>{"contact.other", "context", "areas[1].other"});
  CHECK(cut_fields(record, register_columns(default_form()), Dialect::standard).empty());
}

TEST_CASE("the candidatures have a row per record and candidate area") {
  std::ostringstream out;
  CandidaturesCsv csv(out, default_form(), Dialect::standard);
  for (const Record& record : test::sample_records()) csv.add(record);
  CHECK(out.str() == expected("candidatures.csv"));
}

TEST_CASE("the gaps have a row each") {
  std::ostringstream out;
  GapsCsv csv(out, default_form(), Dialect::standard);
  for (const Record& record : test::sample_records()) csv.add(record);
  CHECK(out.str() == expected("gaps.csv"));
}

TEST_CASE("another form has other columns") {
  const auto form = parse_form(expected("small-form.xml"));
  REQUIRE(form);
  CHECK(names(register_columns(*form)) == std::vector<std::string>{"record_id", "source", "status", "school", "pupil_1_name", "pupil_more",
                                                                   "topic_A", "topic_A_chosen", "topic_A_free", "topic_A_teacher",
                                                                   "territory_kind", "region", "province", "municipality", "istat",
                                                                   "convergence", "gaps_error", "gaps_warning", "gaps_info"});
}

TEST_CASE("register.json is one document, with and without records") {
  std::ostringstream empty, full;
  RegisterJson none(empty, "f", "2011-06-01T08:00:00Z");
  none.finish();
  CHECK(empty.str() == "{\"form\":\"f\",\"generated\":\"2011-06-01T08:00:00Z\",\"records\":[\n]}\n");
  RegisterJson two(full, "f", "2011-06-01T08:00:00Z");
  two.add("{}");
  two.add("{}");
  two.finish();
  CHECK(full.str() == "{\"form\":\"f\",\"generated\":\"2011-06-01T08:00:00Z\",\"records\":[\n{},\n{}\n]}\n");
}
