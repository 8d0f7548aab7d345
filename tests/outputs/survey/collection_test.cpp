#include "outputs/survey/collection.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/report/summary.h"
#include "tests/outputs/sample.h"

using namespace schede;

TEST_CASE("the survey counts returns and gaps") {
  const Survey survey = test::sample_survey();
  CHECK(survey.entries.size() == 3);
  CHECK(survey.count(Validity::current) == 2);
  CHECK(survey.count(Validity::rejected) == 1);
  CHECK(survey.by_severity.at(Severity::error) == 1);
  CHECK(survey.by_code.at("inferred").gaps == 1);
  CHECK(survey.by_code.at("not-returned").returns == 0);
  CHECK(survey.by_field.at("contact.phone").returns == 1);
}

TEST_CASE("completeness is the share of answered fields") {
  const Survey survey = test::sample_survey();
  CHECK(survey.entries[0].filled == survey.entries[0].asked);
  CHECK(survey.entries[1].filled == 4);
  CHECK(survey.entries[1].asked == 12);
  CHECK(survey.entries[2].asked == 0);
}

TEST_CASE("areas count candidates, offers and items, by region") {
  const Survey survey = test::sample_survey();
  const AreaTally& first = survey.areas.at(0);
  CHECK(first.all.candidates == 2);
  CHECK(first.all.offers == 2);
  CHECK(first.convergence.candidates == 1);
  CHECK(first.unknown.candidates == 1);
  CHECK(first.regions.at("Puglia").offers == 1);
  CHECK(first.items.at("1a") == 1);
  CHECK(first.items.at("1b") == 0);
  CHECK(first.offering_bodies.at("Comune di Modena") == 2);
  CHECK(first.gaps == 1);
}

TEST_CASE("an area that nobody wants or offers is a gap of the survey") {
  struct Case {
    std::size_t area;
    std::vector<std::string> codes;
  };
  const auto c = GENERATE(values<Case>({{0, {}}, {1, {"area-without-candidate", "area-without-offer"}}, {2, {"area-without-offer"}}}));
  const std::string field = "areas[" + std::to_string(c.area) + "]";
  std::vector<std::string> codes;
  const Survey survey = test::sample_survey();
  for (const GapRow& row : survey.outside)
    if (row.gap.field == field) codes.push_back(row.gap.code);
  CHECK(codes == c.codes);
}

TEST_CASE("no area is missed where nothing was accepted") {
  SurveyTally tally(default_form());
  CHECK(tally.take(Language::it).outside.empty());
}

TEST_CASE("totals, tables and rates are the same with superseded, duplicate and rejected documents and without them") {
  const auto roster = parse_roster("ente\nComune di Lecce\nComune di Bari\n");
  const Record lecce = test::sample_records().at(0), rejected = test::sample_records().at(2);
  SurveyTally few(default_form(), &*roster), many(default_form(), &*roster);
  few.add(lecce);
  many.add(lecce);
  for (const char* code : {"superseded", "duplicate"}) {
    Record other = lecce;
    other.gaps.push_back({code, "", Severity::info, "…"});
    many.add(other);
  }
  many.add(rejected);
  const Survey one = few.take(Language::it), all = many.take(Language::it);
  REQUIRE(all.entries.size() == 4);
  for (const Validity validity : {Validity::superseded, Validity::duplicate, Validity::rejected}) CHECK(all.count(validity) == 1);
  CHECK(all.count(Validity::current) == 1);
  CHECK(all.gap_total() == one.gap_total());
  CHECK(all.listed_gaps() > one.listed_gaps());
  CHECK(all.by_severity == one.by_severity);
  CHECK(all.by_code.size() == one.by_code.size());
  for (const auto& [code, count] : one.by_code) {
    CAPTURE(code);
    CHECK(all.by_code.at(code).gaps == count.gaps);
    CHECK(all.by_code.at(code).returns == count.returns);
  }
  for (const auto& [field, count] : one.by_field) CHECK(all.by_field.at(field).gaps == count.gaps);
  for (std::size_t i = 0; i < one.areas.size(); ++i) {
    CHECK(all.areas[i].gaps == one.areas[i].gaps);
    CHECK(all.areas[i].all.candidates == one.areas[i].all.candidates);
    CHECK(all.areas[i].items == one.areas[i].items);
  }
  CHECK(all.asked == one.asked);
  CHECK(all.filled == one.filled);
  CHECK(all.responses->all.returned == 1);
}

TEST_CASE("a roster tells who has answered, who has not, and who was not invited") {
  const auto roster = parse_roster("ente,istat\nComune di Bari,\nCITTA' DI LECCE,\nRegione Puglia,\nEnte senza luogo,\n");
  REQUIRE(roster);
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  const Survey survey = tally.take(Language::en);
  REQUIRE(survey.responses);
  CHECK(survey.responses->answers == std::vector{Answer::none, Answer::returned, Answer::none, Answer::none});
  CHECK(survey.responses->all.invited == 4);
  CHECK(survey.responses->all.returned == 1);
  CHECK(survey.responses->regions.at("Puglia").invited == 3);
  CHECK(survey.responses->regions.at("Puglia").returned == 1);
  CHECK(survey.responses->regions.at("").invited == 1);
  CHECK(survey.responses->uninvited == std::vector<std::size_t>{1});
  CHECK(survey.by_code.at("not-returned").gaps == 3);
  CHECK(survey.outside.front().organisation == "Comune di Bari");
}

TEST_CASE("the region of a body is the roster's, else the return's, else that of its name") {
  struct Case {
    std::string row, region;
  };
  const auto c = GENERATE(values<Case>({{"Comune di Lecce,", "Puglia"},
                                        {"Comune di Lecce,Molise", "Molise"},
                                        {"Comune di Lecce,regione molise", "Molise"},
                                        {"Ente senza luogo,", ""},
                                        {"Ente senza luogo,EMILIA ROMAGNA", "Emilia-Romagna"},
                                        {"Comune di Bari,n.d.", "Puglia"}}));
  CAPTURE(c.row);
  const auto roster = parse_roster("ente,regione\n" + c.row + "\n");
  REQUIRE(roster);
  SurveyTally tally(default_form(), &*roster);
  const Survey survey = tally.take(Language::it);
  CHECK(survey.responses->regions.at(c.region).invited == 1);

  SurveyTally answered(default_form(), &*roster);
  Record record = test::sample_records().at(0);
  record.territory->region = "Lazio";
  answered.add(record);
  const bool is_lecce = c.row.starts_with("Comune di Lecce");
  const auto expected = is_lecce && c.region != "Molise" ? "Lazio" : c.region;
  const Survey after = answered.take(Language::it);
  CHECK(after.responses->regions.at(expected).invited == 1);
  CHECK(after.responses->regions.at(expected).returned == (is_lecce ? 1 : 0));
}

TEST_CASE("a return that was set aside or does not name its body answers for nobody new") {
  const auto roster = parse_roster("ente\nComune di Bari\n");
  SurveyTally tally(default_form(), &*roster);
  Record lecce = test::sample_records().at(0);
  lecce.gaps.push_back({"superseded", "", Severity::info, "…"});
  tally.add(lecce);
  lecce.gaps.clear();
  lecce.fields.clear();
  tally.add(lecce);
  const Survey survey = tally.take(Language::en);
  CHECK(survey.responses->uninvited.empty());
  CHECK(survey.responses->unnamed == 1);
}

TEST_CASE("the summary says the most frequent first") {
  std::ostringstream it, en;
  write_summary(it, test::sample_survey(), Language::it);
  write_summary(en, test::sample_survey(Language::en), Language::en);
  CHECK_THAT(it.str(), Catch::StartsWith("Schede ricevute: 3 (accolte 2, respinte 1)\nLacune: 12 (errori 1, avvisi 11, note 0)\n"
                                         "      4  Area senza soggetti offerenti\n      3  Area senza candidature\n"));
  CHECK_THAT(en.str(), Catch::StartsWith("Returns: 3 (accepted 2, rejected 1)\nGaps: 12 (errors 1, warnings 11, notes 0)\n"));
}
