#include "outputs/report/register_html.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/survey/validity.h"
#include "tests/outputs/sample.h"

using namespace schede;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string page_of_samples(Language language = Language::it) {
  std::ostringstream out;
  RegisterPage page(out, default_form(), {"2026-11-30T08:00:00+01:00", "2026-11-30T09:00:00+01:00"}, language);
  for (const Record& record : test::sample_records())
    if (validity_of(record) == Validity::current) page.add(record);
  page.finish();
  return out.str();
}

}  // namespace

TEST_CASE("the page of the register holds its data and lets no document's text out of them") {
  const auto page = page_of_samples();
  CHECK(count(page, "</script>") == 2);
  CHECK(count(page, "<script>alert(1)") == 0);
  CHECK(count(page, "\\u003cscript>alert(1)") == 1);
  CHECK(count(page, "[\"5f1c0a9be2d4\",\"Comune di Lecce\",\"Puglia\",1,") == 1);
  CHECK(count(page, "http://") == 1);  // a respondent's
  CHECK(count(page, "dati aggiornati al 30/11/2026, 08:00 (UTC+01:00)") == 1);
}

TEST_CASE("the page of the register is in the language asked for") {
  CHECK(count(page_of_samples(Language::en), "Register of returns") == 2);
  CHECK(count(page_of_samples(Language::en), "Registro") == 0);
}
