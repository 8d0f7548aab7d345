#include "extractors/form/form.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/cases.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("a definition that is not sound says where and why") {
  for (const test::Case& each : test::cases(test::data("forms/broken.cases"))) {
    CAPTURE(each.shows);
    REQUIRE(each.parts.size() == 2);
    const auto form = parse_form(each.parts[0]);
    REQUIRE_FALSE(form);
    std::istringstream expected(each.parts[1]);
    for (std::string start; std::getline(expected, start);) {
      CAPTURE(start);
      CHECK(std::any_of(form.error().begin(), form.error().end(),
                        [&](const FormIssue& issue) { return (std::to_string(issue.line) + ": " + issue.message).starts_with(start); }));
    }
  }
}

TEST_CASE("a definition gives the form's parts in printed order") {
  const auto form = parse_form(test::slurp(test::data("forms/village-libraries.xml")));
  REQUIRE(form);
  CHECK(form->id == "village-libraries");
  CHECK(form->title.in(Language::it) == "Biblioteche di paese");
  REQUIRE(form->sections.size() == 4);
  std::string paths;
  for (const FormField* field : plain_fields(*form)) paths += field->path + " ";
  CHECK(paths == "library.name library.founded opening story sender.name sender.email sender.phone ");
  REQUIRE(choice_tables(*form).size() == 1);
  CHECK(choice_tables(*form)[0]->areas[1].items[2].label.text == "Step-free entrance");
  REQUIRE(groups(*form).size() == 1);
  CHECK(groups(*form)[0]->printed == 2);
}

TEST_CASE("a path has a title for people") {
  struct Row {
    std::string path, it, en;
  };
  const auto row = GENERATE(values<Row>({
      {"contact.phone", "Telefono", "Telephone"},
      {"contact.other[1].name", "Altri contatti 2, Nome e cognome", "Other contacts 2, Name"},
      {"areas[2].offering_body", "Area 3, Assistenza domiciliare integrata: Soggetto offerente",
       "Area 3, Integrated home care: Offering body"},
      {"areas", "Aree di interesse", "Areas of interest"},
      {"territory", "Territorio", "Territory"},
      {"territory.istat", "Codice ISTAT", "ISTAT code"},
      {"no.such", "no.such", "no.such"},
  }));
  CAPTURE(row.path);
  CHECK(title_of(default_form(), row.path, Language::it) == row.it);
  CHECK(title_of(default_form(), row.path, Language::en) == row.en);
}
