#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/report/explain.h"
#include "outputs/report/report_html.h"
#include "outputs/report/report_json.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;
using Catch::Contains;

namespace {

constexpr auto generated = "2011-06-01T08:00:00Z";

std::string page(Language language = Language::it) {
  std::ostringstream out;
  write_gap_report_html(out, test::sample_survey(language), generated, language);
  return out.str();
}

std::string report() {
  std::ostringstream out;
  write_gap_report_json(out, test::sample_survey(), generated, Language::it);
  return out.str();
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("the same survey gives the same bytes") {
  CHECK(page() == page());
  CHECK(report() == report());
}

TEST_CASE("nothing in the page comes from elsewhere or runs unknown") {
  const std::string text = page();
  CHECK_THAT(text, Contains("default-src 'none'; style-src 'sha256-"));
  CHECK(occurrences(text, "<script>") == 1);
  CHECK(occurrences(text, " style=\"") == 0);
  CHECK(occurrences(text, "src=") == 0);
  CHECK(occurrences(text, "href=\"http") == 0);
  CHECK_THAT(text, Contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("in an Italian page an extension is int., in an English one ext.") {
  Record record;
  record.status = Status::accepted;
  record.source.path = "a.docx";
  record.fields = {{"contact.organisation", "Comune di Lecce"}, {"contact.phone", "+39 0832 682111 ext. 3; +39 0832 682112 ext. 4"}};
  record.gaps = {{"missing-required", "contact.responsible", Severity::error, ""}};
  const auto page_in = [&](Language language) {
    SurveyTally tally(default_form());
    tally.add(record);
    std::ostringstream out;
    write_gap_report_html(out, tally.take(language), generated, language);
    return out.str();
  };
  CHECK_THAT(page_in(Language::it), Contains("+39 0832 682111 int. 3; +39 0832 682112 int. 4") && !Contains("ext. "));
  CHECK_THAT(page_in(Language::en), Contains("+39 0832 682111 ext. 3; +39 0832 682112 ext. 4"));
}

TEST_CASE("the page says whom to call and what is missing") {
  const std::string text = page();
  CHECK_THAT(text, Contains("Enti da chiamare (1)"));
  CHECK_THAT(text, Contains("<a href=\"mailto:urp@comune.modena.example\">"));
  CHECK_THAT(text, Contains("<td>tel. interno 12 · <a href="));
  CHECK_THAT(text, Contains("<a href=\"tel:+390832682111\">+39 0832 682111</a>"));
  CHECK_THAT(text, Contains("Documenti respinti (1)"));
  CHECK_THAT(text, Contains("Il Comune di Bari non ha risposto."));
  CHECK_THAT(page(Language::en), Contains("<html lang=\"en\">") && Contains("Bodies to call (1)"));
}

TEST_CASE("with a roster the page says who answered") {
  const auto roster = parse_roster("ente,email\nComune di Bari,urp@comune.bari.it\nComune di Lecce,\n<b>Ente</b>,\n");
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  std::ostringstream out;
  write_gap_report_html(out, tally.take(Language::it), generated, Language::it);
  const std::string text = out.str();
  CHECK_THAT(text, Contains("Non hanno ancora risposto (2)") && Contains("<a href=\"mailto:urp@comune.bari.it\">"));
  CHECK_THAT(text, Contains("documenti respinti (1)"));
  CHECK_THAT(text, Contains("non sono nell'elenco (1)"));
  CHECK_THAT(text, Contains("&lt;b&gt;Ente&lt;/b&gt;"));
  CHECK(occurrences(text, "Invitato, non ha ancora risposto") == 0);
}

TEST_CASE("a reading is explained to a person") {
  Reading reading;
  reading.record = test::sample_records().at(0);
  reading.record.source.generator = "\x1B[2JWord";
  reading.anchors = {{"Telefono", "contact.phone", "table 1 row 6", "Tel."}, {"Cellulare", "contact.mobile", "", ""}};
  std::ostringstream out;
  write_explanation(out, reading, default_form(), Language::it);
  CHECK(out.str() == test::slurp(test::data("outputs/explanation.txt")));
}
