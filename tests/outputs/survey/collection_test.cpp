#include "outputs/survey/collection.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/records/code_names.h"
#include "outputs/report/summary.h"
#include "tests/outputs/sample.h"

using namespace schede;

TEST_CASE("the survey counts returns and gaps") {
  const Survey survey = test::sample_survey();
  CHECK(survey.entries.size() == 3);
  CHECK(survey.accepted == 2);
  CHECK(survey.rejected == 1);
  CHECK(survey.by_severity.at(Severity::error) == 2);
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

TEST_CASE("a return that another one superseded counts for no area") {
  SurveyTally tally(default_form());
  tally.add(test::sample_records().at(0), {{"superseded", "", Severity::info, "…"}});
  const Survey survey = tally.take(Language::it);
  CHECK(survey.accepted == 1);
  CHECK_FALSE(survey.entries.at(0).current);
  CHECK(survey.areas.at(0).all.candidates == 0);
  CHECK(survey.asked == 0);
}

TEST_CASE("a roster tells who has answered, who has not, and who was not invited") {
  const auto roster = parse_roster("ente,istat\nComune di Bari,\nCITTA' DI LECCE,\nRegione Puglia,\nEnte senza luogo,\n");
  REQUIRE(roster);
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  const Survey survey = tally.take(Language::en);
  REQUIRE(survey.responses);
  CHECK(survey.responses->returned == std::vector{false, true, false, false});
  CHECK(survey.responses->all.invited == 4);
  CHECK(survey.responses->all.returned == 1);
  CHECK(survey.responses->regions.at("Puglia").invited == 3);
  CHECK(survey.responses->regions.at("Puglia").returned == 1);
  CHECK(survey.responses->regions.at("").invited == 1);
  CHECK(survey.responses->uninvited == std::vector<std::size_t>{1});
  CHECK(survey.by_code.at("not-returned").gaps == 3);
  CHECK(survey.outside.front().organisation == "Comune di Bari");
}

TEST_CASE("a return that was set aside or does not name its body answers for nobody new") {
  const auto roster = parse_roster("ente\nComune di Bari\n");
  SurveyTally tally(default_form(), &*roster);
  Record lecce = test::sample_records().at(0);
  tally.add(lecce, {{"superseded", "", Severity::info, "…"}});
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
  CHECK_THAT(it.str(), Catch::StartsWith("Schede ricevute: 3 (accolte 2, respinte 1)\nLacune: 13 (errori 2, avvisi 11, note 0)\n"
                                         "      4  Area senza soggetti offerenti\n      3  Area senza candidature\n"));
  CHECK_THAT(en.str(), Catch::StartsWith("Returns: 3 (accepted 2, rejected 1)\nGaps: 13 (errors 2, warnings 11, notes 0)\n"));
}

TEST_CASE("every code has its name and advice in both languages") {
  CHECK(code_names().size() == 26);
  for (const CodeName& name : code_names()) {
    CAPTURE(name.code);
    CHECK_FALSE((name.name.it.empty() || name.name.en.empty() || name.hint.it.empty() || name.hint.en.empty()));
  }
  CHECK(code_name("of-another-program", Language::it) == "of-another-program");
}
