#include <catch2/catch.hpp>
#include <span>

#include "extractors/text/utf8.h"
#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// The paths of what the respondent said and of where the body is, as far as this record has a value there.
std::vector<std::string> valued_paths(const Record& record) {
  std::vector<std::string> paths;
  for (const auto& [path, value] : test::values_of(record))
    if (!path.ends_with(".area")) paths.push_back(path);  // the printed number is nobody's answer
  const Territory& place = *record.territory;
  if (place.kind) paths.emplace_back("territory.kind");
  if (place.region) paths.insert(paths.end(), {"territory.region", "territory.convergence"});
  if (place.province) paths.emplace_back("territory.province");
  if (place.municipality) paths.emplace_back("territory.municipality");
  if (place.istat) paths.emplace_back("territory.istat");
  return paths;
}

/// All that stands in the paragraph that a path leads to.
std::string text_at(const std::vector<Block>& blocks, std::span<const std::uint32_t> path) {
  const auto& content = blocks.at(path[0]).content;
  if (const auto* frame = std::get_if<Frame>(&content)) return text_at(frame->blocks, path.subspan(1));
  if (const auto* table = std::get_if<Table>(&content)) return text_at(table->rows.at(path[1]).cells.at(path[2]).blocks, path.subspan(3));
  std::string text;
  for (const Run& run : std::get<Paragraph>(content).runs) text += run.text;
  return text;
}

std::size_t byte_of(std::string_view text, std::uint32_t code_point) {
  std::size_t byte = 0;
  for (std::uint32_t passed = 0; passed < code_point; ++passed) static_cast<void>(next_character(text, byte));
  return byte;
}

std::string words_at(const Document& document, const std::vector<Passage>& span) {
  std::string words;
  for (const Passage& passage : span) {
    if (!words.empty()) words += '\n';
    const std::string text = text_at(document.blocks, passage.path);
    const std::size_t from = byte_of(text, passage.from);
    words += text.substr(from, byte_of(text, passage.to) - from);
  }
  return words;
}

void check_spans(const std::string& bytes, const FormIndex& index) {
  const Record record = test::read_record(bytes, index);
  const auto document = read_document(test::as_bytes(bytes), {});
  REQUIRE(document);
  for (const auto& [path, evidence] : record.evidence) {
    CAPTURE(path);
    CHECK(words_at(*document, evidence.span) == evidence.raw);
  }
  for (const Unread& unread : record.unread)
    if (!unread.span.empty()) CHECK(words_at(*document, unread.span) == unread.text);
}

}  // namespace

TEST_CASE("every value has evidence with a place, and an inferred gap of its own where it is in doubt") {
  const auto part = GENERATE(as<std::string>(), "contact", "areas", "narratives", "documents");
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + part + ".cases"), test::data("extractors/scheda.form"))) {
    const Record record = test::read_record(test::written_as(*form.formats.begin(), form.markup));
    for (const std::string& path : valued_paths(record)) {
      CAPTURE(part, form.name, path);
      const Evidence* evidence = record.evidence_of(path);
      REQUIRE(evidence);
      CHECK_FALSE(evidence->at.empty());
      CHECK(test::gaps_of(record).contains("inferred " + path) == (evidence->confidence < least_sure));
    }
  }
}

TEST_CASE("the spans of evidence and of unread text are where its words stand in the document") {
  const auto part = GENERATE(as<std::string>(), "contact", "areas", "narratives", "documents", "controls");
  const FormIndex index(default_form());
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + part + ".cases"), test::data("extractors/scheda.form"))) {
    CAPTURE(part, form.name);
    check_spans(test::written_as(*form.formats.rbegin(), form.markup), index);
  }
}

TEST_CASE("the values of any survey have spans") {
  const auto survey = GENERATE(as<std::string>(), "village-libraries", "orti");
  const auto form = parse_form(test::slurp(test::data("forms/" + survey + ".xml")));
  REQUIRE(form);
  const FormIndex index(*form);
  const auto base = test::data("extractors/" + survey + ".form");
  for (const auto& each : test::form_cases(test::data("extractors/" + survey + ".cases"), base)) {
    CAPTURE(survey, each.name);
    check_spans(test::written_as(*each.formats.begin(), each.markup), index);
  }
}

TEST_CASE("a place is shown by the document's own words") {
  const auto base = test::data("extractors/scheda.form");
  const Record record = test::read_record(test::written_as("docx", test::form_case(base).markup));
  const Evidence* place = record.evidence_of("territory.province");
  const Evidence* organisation = record.evidence_of("contact.organisation");
  REQUIRE(place);
  CHECK(place->raw == organisation->raw);
  CHECK(place->at == organisation->at);
}
