#include "outputs/forms/blank_document.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <span>

#include "extractors/extract.h"
#include "extractors/form/answer_keys.h"
#include "extractors/form/form_set.h"
#include "outputs/forms/definition_xml.h"
#include "parsers/read.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

Form form_called(const std::string& name) {
  return name.empty() ? default_form() : parse_form(test::slurp(test::data("forms/" + name))).value();
}

Document read(const std::string& bytes) { return read_document(std::as_bytes(std::span(bytes)), Limits()).value(); }

Record record_of(Document document, const FormSet& forms) { return extract(std::move(document), forms, Source(), Language::it).record; }

std::vector<std::string> codes_of(const Record& record) {
  std::vector<std::string> codes;
  for (const Gap& gap : record.gaps)
    if (!gap.code.starts_with("missing-") && gap.code != "offering-body-missing") codes.push_back(gap.code + " " + gap.field);
  return codes;
}

/// A paragraph of printed text and an answer that a bookmark or a tag names.
Block answered(std::string printed, std::string answer, std::string key, std::optional<Checkbox> box = {}) {
  Paragraph paragraph;
  paragraph.runs.resize(2);
  paragraph.runs[0].text = std::move(printed);
  paragraph.runs[1].text = std::move(answer);
  paragraph.runs[1].key = std::move(key);
  paragraph.runs[1].checkbox = box;
  return {std::move(paragraph)};
}

}  // namespace

TEST_CASE("a form made to be filled in tells which it is and reads back as empty") {
  const auto name = GENERATE(as<std::string>(), "", "orti.xml", "village-libraries.xml");
  const auto kind = GENERATE(as<std::string>(), "docx", "odt");
  CAPTURE(name, kind);
  const Form form = form_called(name);
  const FormSet forms({form});
  Document document = read(kind == "docx" ? blank_docx(form) : blank_odt(form));
  CHECK(document.metadata.form == form.id + "/" + form.version);
  const Record record = record_of(std::move(document), forms);
  CHECK(record.status == Status::accepted);
  CHECK(codes_of(record) == std::vector<std::string>{"blank-form "});
  CHECK(record.unread.empty());
}

TEST_CASE("each answer has a bookmark of its own, in at most the characters that Word takes") {
  CHECK(AnswerKey{"birth.date", {}}.bookmark() == "sch__birth__date");
  CHECK(AnswerKey{"partners[0].share", {}}.bookmark() == "sch__partners__0__share");
  CHECK(AnswerKey{"service.hours", "2"}.bookmark() == "sch__service__hours__2");
  CHECK(AnswerKey{"damage", "things"}.tag() == "damage.things");
  const std::string longer = AnswerKey{"description_of_the_measures.taken_in_the_first_year", {}}.bookmark();
  CHECK(longer.size() == 40);
  CHECK(longer.starts_with("sch__description_of_the_measure_"));
}

TEST_CASE("an answer that a bookmark or a tag names is read wherever it stands, and stands before what the label says") {
  const FormSet forms({form_called("orti.xml")});
  Document document;
  document.metadata.form = "orti/1";
  document.blocks = {answered("Anything: ", "2 marzo 2024", "sch__date"), answered("", "Perché sì", "why"),
                     answered("", "3", "sch__family__2__age"), answered("", "Ada Bo", "sch__family__2__name"),
                     answered("", "☒", "care.water.often", Checkbox::checked)};
  const Record record = record_of(std::move(document), forms);
  REQUIRE(record.status == Status::accepted);
  CHECK(record.text("date") == "2024-03-02");
  CHECK(record.text("why") == "Perché sì");
  CHECK(record.text("family[0].name") == "Ada Bo");
  CHECK(record.text("care.water") == "often");
  for (const auto& [path, evidence] : record.evidence) {
    CAPTURE(path);
    CHECK(evidence.how == "control");
    CHECK(evidence.confidence == 1.0);
  }
}

TEST_CASE("where the label says another thing than the key, the key's value stands, in doubt") {
  const FormSet forms({form_called("orti.xml")});
  Document document;
  document.metadata.form = "orti/1";
  document.blocks = {answered("6. Perché desidera un orto: per i pomodori, ", "per mio figlio", "sch__why")};
  const Record record = record_of(std::move(document), forms);
  CHECK(record.text("why") == "per mio figlio");
  const std::vector<std::string> codes = codes_of(record);
  CHECK(std::count(codes.begin(), codes.end(), "ambiguous why") == 1);
}
