#include <catch2/catch.hpp>

#include "extractors/extract.h"
#include "extractors/form/form_set.h"
#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string orti() { return test::slurp(test::data("forms/orti.xml")); }

/// The second version of the allotments' form: some paths are new, a code has another name, one question is gone.
Form second_version() {
  return parse_form(
             replaced(orti(),
                      {{"version=\"1\"", "version=\"2\""},
                       {"path=\"who.birthplace\"", "path=\"born.place\""},
                       {"<field path=\"who.taxcode\" type=\"taxcode\" need=\"recommended\"><label>codice fiscale</label></field>", ""},
                       {"path=\"size\"", "path=\"plot\""},
                       {"code=\"small\"", "code=\"s\""},
                       {"code=\"medium\"", "code=\"m\""},
                       {"path=\"family\"", "path=\"people\""},
                       {"<preamble>",
                        "<was version=\"1\" path=\"who.birthplace\" now=\"born.place\"/>"
                        "<was version=\"1\" path=\"who.taxcode\"/>"
                        "<was version=\"1\" path=\"size\" now=\"plot\" codes=\"small=s medium=m\"/>"
                        "<was version=\"1\" path=\"family\" now=\"people\"/><preamble>"}}))
      .value();
}

Record read_with(const FormSet& forms) {
  const std::string bytes = test::written_as("odt", test::form_case(test::data("extractors/orti.form")).markup);
  auto document = read_document(std::as_bytes(std::span(bytes)), Limits());
  document->metadata.form = "orti/1";
  return extract(std::move(document), forms, {}, Language::en).record;
}

}  // namespace

TEST_CASE("a return of an older version stands at the paths of the newest") {
  const FormSet forms({parse_form(orti()).value(), second_version()});
  const Record record = read_with(forms);
  CHECK(record.status == Status::accepted);
  CHECK(record.form_version == "1");
  CHECK(record.text("born.place") == "Cuneo");
  CHECK(record.find("who.birthplace") == nullptr);
  CHECK(record.text("who.name") == "Anna Bassi");
  CHECK(record.text("former['who.taxcode']") == "BSSNNA60B43D205G");
  CHECK(record.evidence_of("born.place")->raw == "Cuneo");
  CHECK(record.evidence_of("former['who.taxcode']") != nullptr);
  CHECK(record.text("plot") == "m");
  CHECK(record.evidence_of("plot") != nullptr);
  CHECK(record.text("people[0].name") == "Ugo Bassi");
  CHECK(record.text("care.water") == "often");
  const FormSet newest({second_version()});
  std::vector<std::string> wanted, had;
  for (const Field& field : read_with(newest).fields) wanted.push_back(field.path);
  for (const Field& field : record.fields)
    if (!field.path.starts_with("former")) had.push_back(field.path);
  CHECK(had == wanted);
}

TEST_CASE("nobody misses what the newest version no longer asks") {
  const FormSet forms({parse_form(orti()).value(), second_version()});
  const std::string blank = replaced(test::form_case(test::data("extractors/orti.form")).markup, {{" BSSNNA60B43D205G", ""}});
  const std::string bytes = test::written_as("docx", blank);
  auto document = read_document(std::as_bytes(std::span(bytes)), Limits());
  document->metadata.form = "orti/1";
  const Record record = extract(std::move(document), forms, {}, Language::en).record;
  CHECK(record.status == Status::accepted);
  CHECK(record.find("former['who.taxcode']") == nullptr);
  for (const Gap& gap : record.gaps) CHECK(gap.field.find("taxcode") == std::string::npos);
}
