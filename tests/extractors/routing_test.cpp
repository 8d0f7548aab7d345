#include "extractors/routing.h"

#include <catch2/catch.hpp>

#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

Form form_at(const std::string& file) { return parse_form(test::slurp(test::data("forms/" + file))).value(); }

Document written(const std::string& markup) {
  const std::string bytes = test::written_as("odt", markup);
  return read_document(std::as_bytes(std::span(bytes)), Limits()).value();
}

/// The form with other words in place of some, under another id.
Form changed(std::string id, std::string_view from, std::string_view to) {
  std::string xml = test::slurp(test::data("forms/orti.xml"));
  for (std::size_t at = xml.find(from); at != std::string::npos; at = xml.find(from, at + to.size())) xml.replace(at, from.size(), to);
  Form form = parse_form(xml).value();
  form.id = std::move(id);
  return form;
}

std::string chosen(const Document& document, const FormSet& forms) {
  const auto index = choose_form(document, forms);
  return index ? (*index)->form.id + "/" + (*index)->form.version : std::string(to_string(index.error().code)) + " " + index.error().detail;
}

}  // namespace

TEST_CASE("a document is read as the form whose labels it has") {
  const Document orti = written(test::form_case(test::data("extractors/orti.form")).markup);
  const Document libraries = written(test::form_case(test::data("extractors/village-libraries.form")).markup);
  const FormSet both({form_at("village-libraries.xml"), form_at("orti.xml")});
  CHECK(chosen(orti, both) == "orti/1");
  CHECK(chosen(libraries, both) == "village-libraries/1");
  CHECK(chosen(written("Una lettera qualsiasi."), both) == "not-this-form 0");

  const FormSet alike({form_at("orti.xml"), changed("balconi", "Attrezzi da prestare", "Arnesi da dare in prestito")});
  CHECK(chosen(orti, alike) == "ambiguous-form orti, balconi");
  const FormSet one({form_at("orti.xml")});
  CHECK(chosen(libraries, one) == "orti/1");  // the reading itself refuses it
}

TEST_CASE("a document that tells its form is believed, and the newer of two versions fits as well as the older") {
  Document document = written(test::form_case(test::data("extractors/orti.form")).markup);
  Form newer = form_at("orti.xml");
  newer.version = "2";
  const FormSet forms({newer, form_at("orti.xml"), form_at("village-libraries.xml")});
  CHECK(chosen(document, forms) == "orti/2");
  document.metadata.form = "orti/1";
  CHECK(chosen(document, forms) == "orti/1");
  document.metadata.form = "village-libraries/1";
  CHECK(chosen(document, forms) == "village-libraries/1");
  document.metadata.form = "unknown/7";
  CHECK(chosen(document, forms) == "orti/2");
}

TEST_CASE("versions are compared by their numbers") {
  struct Row {
    std::string newer, older;
  };
  const auto row = GENERATE(values<Row>({{"2", "1"}, {"10", "9"}, {"2024.10", "2024.9"}, {"2.1", "2"}, {"1b", "1a"}, {"02", "1"}}));
  CAPTURE(row.newer, row.older);
  CHECK(is_newer(row.newer, row.older));
  CHECK_FALSE(is_newer(row.older, row.newer));
  CHECK_FALSE(is_newer(row.newer, row.newer));
}
