#include <catch2/catch.hpp>
#include <filesystem>

#include "parsers/read.h"
#include "tests/support/accounting.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

std::string left_of(const Document& document) {
  static const FormIndex index(default_form());
  const Reading reading = extract(document, index, {}, Language::en);
  REQUIRE(reading.record.status == Status::accepted);
  return test::unaccounted(document, reading, index);
}

void collect(std::vector<Block>& blocks, std::vector<Paragraph*>& paragraphs) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content); paragraph && !paragraph->runs.empty()) paragraphs.push_back(paragraph);
    if (auto* table = std::get_if<Table>(&block.content))
      for (Row& row : table->rows)
        for (Cell& cell : row.cells) collect(cell.blocks, paragraphs);
  }
}

}  // namespace

TEST_CASE("every visible character of a return is printed text, part of a value or unread") {
  const auto* part = GENERATE("contact", "areas", "narratives", "documents");
  const auto base = test::data("extractors/scheda.form");
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + std::string(part) + ".cases"), base))
    for (const auto& format : form.formats) {
      INFO(part << ": " << form.name << " [" << format << "]");
      const std::string bytes = test::written_as(format, form.markup);
      CHECK(left_of(*read_document(test::as_bytes(bytes), {})) == "");
    }
}

TEST_CASE("every visible character of the samples is accounted for") {
  for (const std::string folder : {"samples/returned", "samples/blank"})
    for (const auto& entry : std::filesystem::directory_iterator(test::source(folder))) {
      CAPTURE(entry.path().filename());
      const std::string bytes = test::slurp(entry.path());
      if (const auto document = read_document(test::as_bytes(bytes), {}); document && test::read_record(bytes).status == Status::accepted)
        CHECK(left_of(*document) == "");
    }
}

TEST_CASE("a letter or sign that strayed to a printed text is accounted for") {
  struct Stray {
    std::string before, behind;
  };
  const std::vector<Stray> extra_labels = {{"b ", ""}, {"X ", ""}, {"", " ☒"}, {"€ ", ""}, {"|\xEF\xBF\xBD", ""}};
  const std::string bytes = test::slurp(test::source("samples/blank/scheda.docx"));
  Document document = *read_document(test::as_bytes(bytes), {});
  std::vector<Paragraph*> paragraphs;
  collect(document.blocks, paragraphs);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::vector<Run> printed = paragraphs[i]->runs;
    paragraphs[i]->runs.front().text.insert(0, extra_labels[i % extra_labels.size()].before);
    paragraphs[i]->runs.back().text += extra_labels[i % extra_labels.size()].behind;
    CAPTURE(i);
    CHECK(left_of(document) == "");
    paragraphs[i]->runs = printed;
  }
}
