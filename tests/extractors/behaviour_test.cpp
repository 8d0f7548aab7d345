#include <catch2/catch.hpp>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("a return is read as a careful reader would, whatever its respondent did to the form") {
  const auto* part = GENERATE("contact", "areas", "narratives", "documents", "controls");
  const auto base = test::data("extractors/scheda.form");
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + std::string(part) + ".cases"), base))
    for (const auto& format : form.formats) {
      INFO(part << ": " << form.name << " [" << format << "]");
      CHECK(test::differences(form, test::read_record(test::written_as(format, form.markup))) == "");
    }
}

TEST_CASE("what a respondent did to one part of the form changes nothing in another") {
  const auto folder = test::data("extractors/behaviour");
  const auto forms = test::joined_form_cases({folder / "contact.cases", folder / "areas.cases", folder / "narratives.cases"},
                                             test::data("extractors/scheda.form"), 300);
  for (const auto& form : forms)
    for (const auto& format : form.formats) {
      INFO(form.name << " [" << format << "]");
      CHECK(test::differences(form, test::read_record(test::written_as(format, form.markup))) == "");
    }
}

TEST_CASE("a form that is filled in cleanly leaves no gap and no unread text") {
  const auto form = test::form_case(test::data("extractors/scheda.form"));
  for (const auto& format : form.formats) {
    CAPTURE(format);
    const auto record = test::read_record(test::written_as(format, form.markup));
    CHECK(test::differences(form, record) == "");
    CHECK(record.unread.empty());
  }
}

TEST_CASE("a record gives names and addresses in their parts, too") {
  const auto record = test::read_record(test::written_as("docx", test::form_case(test::data("extractors/scheda.form")).markup));
  CHECK(record.text("contact.responsible_parts.given") == "Maria Grazia");
  CHECK(record.text("contact.responsible_parts.family") == "De Luca");
  CHECK(record.text("contact.address_parts.street") == "Via Rubichi 16");
  CHECK(record.text("contact.address_parts.place") == "Lecce");
}
