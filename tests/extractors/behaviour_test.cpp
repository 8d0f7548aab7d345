#include <catch2/catch.hpp>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("a return is read as a careful reader would, whatever its respondent did to the form") {
  const auto* part = GENERATE("contact", "areas", "bodies", "narratives", "documents", "controls");
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

TEST_CASE("every area has the bodies that its offering body names, each with its official name, key and territory") {
  auto markup = test::form_case(test::data("extractors/scheda.form")).markup;
  const std::string body = "Comune di Modena";
  markup.replace(markup.find(body), body.size(), "Comune di Carpi e Modena\nASL di Modena");
  for (const std::string format : {"docx", "odt"}) {
    CAPTURE(format);
    const auto record = test::read_record(test::written_as(format, markup));
    const std::string bodies = "areas[0].offering_bodies";
    CHECK(record.text("areas[0].offering_body") == "Comune di Carpi e Modena ASL di Modena");
    CHECK(record.text(bodies + "[0].official") == "Comune di Carpi");
    CHECK(record.text(bodies + "[1].text") == "Modena");
    CHECK(record.text(bodies + "[1].key") == "comune modena");
    CHECK(record.text(bodies + "[1].territory.istat") == "036023");
    CHECK(record.text(bodies + "[2].territory.kind") == "asl");
    CHECK_FALSE(record.find(bodies + "[3].text"));
    REQUIRE(record.find("areas[1].offering_bodies"));
    CHECK(is_empty(*record.find("areas[1].offering_bodies")));
  }
}

TEST_CASE("a record gives names and addresses in their parts, too") {
  const auto record = test::read_record(test::written_as("docx", test::form_case(test::data("extractors/scheda.form")).markup));
  CHECK(record.text("contact.responsible_parts.given") == "Maria Grazia");
  CHECK(record.text("contact.responsible_parts.family") == "De Luca");
  CHECK(record.text("contact.address_parts.street") == "Via Rubichi 16");
  CHECK(record.text("contact.address_parts.place") == "Lecce");
}
