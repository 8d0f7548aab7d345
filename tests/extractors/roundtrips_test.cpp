#include <catch2/catch.hpp>

#include "extractors/form/form.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// What arrived of a value, by its path.
struct Arrived {
  std::string file, path;
  std::string value;  ///< as values_of shows it; empty for none
  std::string gap;    ///< that tells of what was lost; empty where the value is right
};

const std::vector<Arrived> of_scheda{
    {"deleted-cross-through-doc.docx", "areas[0].candidate", "true", "ambiguous areas[0].candidate"},
    {"deleted-cross.odt", "areas[2].candidate", "true", "ambiguous areas[2].candidate"},
    {"box-bullets-by-pandoc.docx", "areas[0].candidate", "true", "inferred areas[0].candidate"},
    {"signs-by-pandoc.docx", "areas[3].candidate", "false", "inferred areas"},
    {"rows-run-together-through-rtf.odt", "areas[3].candidate", "true", "inferred areas[3].candidate"},
    {"rows-run-together-through-rtf.odt", "areas[2].candidate", "false", "inferred areas[2].candidate"},
    {"rows-run-together-through-rtf.odt", "areas[1].candidate", "true", ""},
    {"rows-run-together-through-rtf.odt", "contact.office", "", "unread-text contact.office"},
    {"macro-button-through-odt.docx", "areas[0].offering_body", "", ""},
};

const std::vector<Arrived> of_survey{
    {"date-field.docx", "day", "2024-12-03", "ambiguous day"},
    {"date-field.odt", "day", "2024-12-03", "ambiguous day"},
    {"formatted-control-through-doc.odt", "notes", "0", "inferred notes"},
};

void check(const Arrived& arrived, const Record& record) {
  CAPTURE(arrived.file, arrived.path);
  const auto values = test::values_of(record);
  const auto value = values.find(arrived.path);
  CHECK((value == values.end() ? std::string() : value->second) == arrived.value);
  if (!arrived.gap.empty()) CHECK(test::gaps_of(record).count(arrived.gap) == 1);
}

std::string document(const Arrived& arrived) { return test::slurp(test::data("roundtrips/" + arrived.file)); }

}  // namespace

// Documents that bench/roundtrips made and sent through LibreOffice 7.4.7 and pandoc 2.17.1.1, a return for each way of losing a value.
TEST_CASE("what a program destroyed on a form's way is told, and never read as an answer") {
  for (const Arrived& arrived : of_scheda) check(arrived, test::read_record(document(arrived)));
  const auto survey = parse_form(test::slurp(test::source("bench/roundtrips/survey.xml")));
  REQUIRE(survey);
  const FormIndex index(*survey);
  for (const Arrived& arrived : of_survey) check(arrived, test::read_record(document(arrived), index));
}
