#include "outputs/report/return_html.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/outputs/sample.h"

using namespace schede;

namespace {

std::string page_of(const ReturnPage& page, Language language = Language::it) {
  std::ostringstream out;
  write_return_html(out, page, language);
  return out.str();
}

}  // namespace

TEST_CASE("the page of a return says what was answered, what to ask, and leads from one to the other") {
  const auto records = test::sample_records();
  const auto page =
      page_of({default_form(), records.front(), {{"0123456789ab", "old.docx", Validity::superseded, ""}}, "../../drop/a.docx"});
  for (const std::string part :
       {"<h1>Comune di Lecce</h1>", "href=\"../register.html#s=5f1c0a9be2d4\"", "href=\"0123456789ab.html\">old.docx</a>, superata",
        "id=\"v-contact.organisation\"", "href=\"../../drop/a.docx\"", "scritta senza il documento"})
    CHECK_THAT(page, Catch::Contains(part));
}

TEST_CASE("a group that nobody filled in is a line, and an area says why the body does nothing there") {
  Record record;
  record.status = Status::accepted;
  record.fields = {{"areas[2].candidate", true}, {"areas[2].mode_reason", "receiver-outside-convergence"}};
  const auto page = page_of({default_form(), record});
  CHECK_THAT(page, Catch::Contains("<div class=\"row empty\" id=\"v-contact.other\"><dt>Altri contatti</dt><dd>—</dd>"));
  CHECK_THAT(page, Catch::Contains("riceverebbe fuori Convergenza"));
}

TEST_CASE("no text of a document gets into the page but as text") {
  for (const Record& record : test::sample_records()) CHECK(page_of({default_form(), record}).find("<script>alert") == std::string::npos);
}

TEST_CASE("the page is in the language asked for") {
  const auto page = page_of({default_form(), test::sample_records().front()}, Language::en);
  CHECK_THAT(page, Catch::Contains("<html lang=\"en\">"));
  CHECK_THAT(page, !Catch::Contains("documento"));
}
