#include <catch2/catch.hpp>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// The paths of what the respondent said and of where the body is, as far as this record has a value there.
std::vector<std::string> valued_paths(const Record& record) {
  std::vector<std::string> paths;
  for (const auto& [path, value] : test::values_of(record))
    if (!path.ends_with(".area")) paths.push_back(path);  // the printed number is nobody's answer
  const Territory& place = *record.territory;
  if (place.kind) paths.emplace_back("territory.kind");
  if (place.region) paths.insert(paths.end(), {"territory.region", "territory.convergence"});
  if (place.province) paths.emplace_back("territory.province");
  if (place.municipality) paths.emplace_back("territory.municipality");
  if (place.istat) paths.emplace_back("territory.istat");
  return paths;
}

}  // namespace

TEST_CASE("every value has evidence with a place, and an inferred gap of its own where it is in doubt") {
  const auto part = GENERATE(as<std::string>(), "contact", "areas", "narratives", "documents");
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + part + ".cases"), test::data("extractors/scheda.form"))) {
    const Record record = test::read_record(test::written_as(*form.formats.begin(), form.markup));
    for (const std::string& path : valued_paths(record)) {
      CAPTURE(part, form.name, path);
      const Evidence* evidence = record.evidence_of(path);
      REQUIRE(evidence);
      CHECK_FALSE(evidence->at.empty());
      CHECK(test::gaps_of(record).contains("inferred " + path) == (evidence->confidence < least_sure));
    }
  }
}

TEST_CASE("a place is shown by the document's own words") {
  const auto base = test::data("extractors/scheda.form");
  const Record record = test::read_record(test::written_as("docx", test::form_case(base).markup));
  const Evidence* place = record.evidence_of("territory.province");
  const Evidence* organisation = record.evidence_of("contact.organisation");
  REQUIRE(place);
  CHECK(place->raw == organisation->raw);
  CHECK(place->at == organisation->at);
}
