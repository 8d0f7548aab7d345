#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/escape/escape.h"
#include "outputs/report/explain.h"
#include "outputs/report/register_html.h"
#include "outputs/report/report_html.h"
#include "outputs/report/report_json.h"
#include "outputs/report/sections.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;
using Catch::Contains;

namespace {

constexpr auto generated = "2011-06-01T08:00:00Z";
const PageDates dates{"2011-06-01T10:00:00+02:00", "2026-11-30T09:05:00+01:00"};

std::string page(Language language = Language::it) {
  std::ostringstream out;
  write_gap_report_html(out, test::sample_survey(language), dates, language);
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

const ChoiceQuestion* first_choice(const Form& form) {
  for (const Section& section : form.sections)
    for (const auto& part : section.parts)
      if (const auto* choice = std::get_if<ChoiceQuestion>(&part)) return choice;
  return nullptr;
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
    write_gap_report_html(out, tally.take(language), dates, language);
    return out.str();
  };
  CHECK_THAT(page_in(Language::it), Contains("+39 0832 682111 int. 3; +39 0832 682112 int. 4") && !Contains(" ext. "));
  CHECK_THAT(page_in(Language::en), Contains("+39 0832 682111 ext. 3; +39 0832 682112 ext. 4"));
}

TEST_CASE("a survey that asks for neither areas nor Convergence has no word of them, and counts its answers") {
  const auto form = parse_form(test::slurp(test::data("forms/orti.xml")));
  REQUIRE(form);
  Record record;
  record.status = Status::accepted;
  record.source.path = "a.docx";
  const auto* choice = first_choice(*form);
  REQUIRE(choice);
  record.fields = {{choice->path, choice->options.front().code}};
  record.gaps = {{"missing-required", plain_fields(*form).front()->path, Severity::error, "…"}};
  SurveyTally tally(*form);
  tally.add(record);
  std::ostringstream report, list;
  write_gap_report_html(report, tally.take(Language::it), dates, Language::it);
  RegisterPage page(list, *form, dates, Language::it);
  page.add(record);
  page.finish();
  for (const char* word : {"Convergenza", "offerent", "andidatur", "Aree", "Amministrazion"}) {
    CHECK_THAT(report.str(), !Contains(word));
    CHECK_THAT(list.str(), !Contains(word));
  }
  CHECK_THAT(report.str(), Contains("<caption>" + html(choice->title.in(Language::it)) + "</caption>"));
  CHECK_THAT(report.str(), Contains("Chi chiamare (1)"));
}

TEST_CASE("the page says whom to call and what is missing") {
  const std::string text = page();
  CHECK_THAT(text, Contains("Chi chiamare (1)"));
  CHECK_THAT(text, Contains("<a href=\"mailto:urp@comune.modena.example\">"));
  CHECK_THAT(text, Contains("<td>tel. interno 12 · <a href="));
  CHECK_THAT(text, Contains("<a href=\"tel:+390832682111\">+39 0832 682111</a>"));
  CHECK_THAT(text, Contains("Documenti respinti (1)"));
  CHECK_THAT(text, Contains("Il Comune di Bari non ha risposto."));
  CHECK_THAT(page(Language::en), Contains("<html lang=\"en\">") && Contains("Whom to call (1)"));
}

TEST_CASE("a figure or a name of a chart narrows the list to the returns that it counts") {
  const Survey survey = test::sample_survey();
  const std::string text = page();
  const auto rows_with = [&](const std::string& token) {
    return occurrences(text, " data-gaps=\"" + token + "\"") + occurrences(text, " data-gaps=\"" + token + " ") +
           occurrences(text, ' ' + token + ' ') + occurrences(text, ' ' + token + "\"><td>");
  };
  for (const auto& [code, count] : survey.by_code) {
    CAPTURE(code);
    const std::string link = "<a href=\"#bodies\" data-show=\"" + std::string(code) + '"';
    CHECK(occurrences(text, link) == (count.returns > 0 ? 1 : 0));
    CHECK(occurrences(text, "<option value=\"" + std::string(code) + '"') == (count.returns > 0 ? 1 : 0));
    CHECK(rows_with(std::string(code)) == count.returns);
  }
  CHECK(occurrences(text, "<a href=\"#bodies\" data-show=\"usable\"><b>1 di 2</b>") == 1);
  CHECK(rows_with("usable") == 1);
}

TEST_CASE("a section of the form is called by what it asks for") {
  CHECK_THAT(page(), !Contains(">Sezione 2<") && Contains("RIFERIMENTI GENERALI DELLA PERSONA CHE COMPILA"));
}

TEST_CASE("the page says how old its data are and when it was written") {
  CHECK_THAT(page(), Contains("dati aggiornati al <time datetime=\"2011-06-01T10:00:00+02:00\">01/06/2011, 10:00 (UTC+02:00)</time>"));
  CHECK_THAT(page(), Contains("generato il <time datetime=\"2026-11-30T09:05:00+01:00\">30/11/2026, 09:05 (UTC+01:00)</time>"));
  std::ostringstream empty;
  SurveyTally nothing(default_form());
  write_gap_report_html(empty, nothing.take(Language::en), {"", "2026-11-30T08:05:00Z"}, Language::en);
  CHECK_THAT(empty.str(), Contains("generated on <time datetime=\"2026-11-30T08:05:00Z\">2026-11-30, 08:05 (UTC)</time>"));
  CHECK_THAT(empty.str(), !Contains("data as of"));
}

TEST_CASE("rates are rounded for people and whole for programs") {
  struct Case {
    std::size_t part, whole;
    std::string words;
  };
  const auto c = GENERATE(values<Case>(
      {{0, 3, "0%"}, {1, 3, "33%"}, {2, 3, "67%"}, {3, 3, "100%"}, {1, 8, "13%"}, {1, 1000, "1%"}, {999, 1000, "99%"}, {0, 0, "—"}}));
  CHECK(gap_report::percent(c.part, c.whole) == c.words);
  CHECK_THAT(report(), Contains("\"filled\":4,\"asked\":12,\"completeness\":0.3333333333333333,"));
}

TEST_CASE("returns that do not count can be told from those that do") {
  SurveyTally tally(default_form());
  for (const char* code : {"superseded", "duplicate", "inferred"}) {
    Record record = test::sample_records().at(0);
    record.gaps.push_back({code, "", Severity::info, "…"});
    tally.add(record);
  }
  const Survey survey = tally.take(Language::it);
  std::ostringstream page_html, json;
  write_gap_report_html(page_html, survey, dates, Language::it);
  write_gap_report_json(json, survey, generated, Language::it);
  for (const char* validity : {"superseded", "duplicate", "current"}) {
    CHECK(occurrences(page_html.str(), "<tr data-status=\"" + std::string(validity) + '"') == 1);
    CHECK(occurrences(page_html.str(), "<option value=\"" + std::string(validity) + '"') == 1);
    CHECK(occurrences(json.str(), "\"status\":\"accepted\",\"validity\":\"" + std::string(validity) + '"') == 1);
  }
  CHECK_THAT(json.str(), Contains("\"returns\":3,\"accepted\":1,\"superseded\":1,\"duplicates\":1,\"rejected\":0,"));
}

TEST_CASE("with a roster the page says who answered") {
  const auto roster = parse_roster("ente,email\nComune di Bari,urp@comune.bari.it\nComune di Lecce,\n<b>Ente</b>,\n");
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : test::sample_records()) tally.add(record);
  std::ostringstream out;
  write_gap_report_html(out, tally.take(Language::it), dates, Language::it);
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

TEST_CASE("the page says when something last changed, in the zone that it is told") {
  Changes changes;
  changes.run = "2026-11-30T23:30:00Z";
  changes.returns.push_back({"0123456789ab", "a.docx", "new"});
  PageDates told = dates;
  told.changed = "2026-12-01T00:30:00+01:00";
  std::ostringstream out;
  write_gap_report_html(out, test::sample_survey(), told, Language::it, changes);
  CHECK_THAT(out.str(), Contains("<p>01/12/2026, 00:30 (UTC+01:00)</p>"));
  CHECK_THAT(page(), !Contains("id=\"changes\""));
}
