#include "tests/outputs/sample.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/records/record_json.h"
#include "tests/support/support.h"

namespace schede::test {

std::vector<std::string> sample_lines() {
  std::istringstream text(slurp(data("outputs/records.ndjson")));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::vector<Record> sample_records() {
  std::vector<Record> records;
  for (const std::string& line : sample_lines()) {
    auto record = parse_record(line);
    INFO((record ? "" : record.error()));
    REQUIRE(record);
    records.push_back(std::move(*record));
  }
  return records;
}

Survey sample_survey(Language language) {
  SurveyTally tally(default_form());
  for (const Record& record : sample_records()) tally.add(record);
  tally.add(GapRow{"", "", "Comune di Bari", {"not-returned", "", Severity::warning, "Il Comune di Bari non ha risposto."}});
  return tally.take(language);
}

}  // namespace schede::test
