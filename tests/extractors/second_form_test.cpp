#include <catch2/catch.hpp>

#include "extractors/form/form.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

Form parsed(const std::string& definition) {
  auto form = parse_form(definition);
  REQUIRE(form);
  return std::move(*form);
}

}  // namespace

TEST_CASE("another survey is another definition, read by the same program") {
  const std::string survey = GENERATE("village-libraries", "orti");
  const Form form = parsed(test::slurp(test::data("forms/" + survey + ".xml")));
  const FormIndex index(form);
  const auto base = test::data("extractors/" + survey + ".form");
  auto returns = test::form_cases(test::data("extractors/" + survey + ".cases"), base);
  returns.push_back(test::form_case(base));
  for (const auto& each : returns)
    for (const auto& format : each.formats) {
      INFO(each.name << " [" << format << "]");
      const auto record = test::read_record(test::written_as(format, each.markup), index);
      CHECK(record.form == survey);
      CHECK(test::differences(each, record) == "");
    }
}

TEST_CASE("a return of one survey is refused as another's") {
  const Form libraries = parsed(test::slurp(test::data("forms/village-libraries.xml")));
  const auto scheda = test::form_case(test::data("extractors/scheda.form"));
  const auto questionnaire = test::form_case(test::data("extractors/village-libraries.form"));
  const auto refused = test::read_record(test::written_as("docx", scheda.markup), FormIndex(libraries));
  CHECK(test::gaps_of(refused) == std::set<std::string>{"not-this-form"});
  CHECK(test::gaps_of(test::read_record(test::written_as("odt", questionnaire.markup))) == std::set<std::string>{"not-this-form"});
}

TEST_CASE("the examples that the documentation explains are these very definitions") {
  const auto [guide, survey] = GENERATE(table<std::string, std::string>(
      {{"docs/form-definitions.md", "forms/orti.xml"}, {"docs/form-definitions-1.md", "forms/village-libraries.xml"}}));
  CHECK(test::slurp(test::source(guide)).find(test::slurp(test::data(survey))) != std::string::npos);
}
