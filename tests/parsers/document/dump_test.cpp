#include "parsers/document/dump.h"

#include <catch2/catch.hpp>

namespace schede {
namespace {

Block line(std::string text, std::string label = {}) {
  Paragraph paragraph;
  paragraph.runs.emplace_back().text = std::move(text);
  paragraph.label = std::move(label);
  return {std::move(paragraph)};
}

TEST_CASE("a document as plain text: a paragraph a line, cells by tab, frames and notes after what they belong to") {
  Document document;
  document.blocks.push_back(line("Comune di Lecce", "1."));
  document.blocks.push_back({Frame{{line("un riquadro")}}});
  document.blocks.push_back({Table{{Row{{Cell{{line("Telefono")}}, Cell{{line("0832"), line("682111")}}}}}}});
  document.notes.push_back({NoteKind::comment, {line("una nota")}});
  CHECK(plain_text(document) == "1. Comune di Lecce\nun riquadro\nTelefono\t0832\n682111\nuna nota\n");
}

TEST_CASE("plain text leaves out the characters that nobody sees") {
  Document document;
  document.blocks.push_back(line("\uFEFFperso\u00ADna\u200B \u2060perch\u00E9", "a)\u200B"));
  CHECK(plain_text(document) == "a) persona perch\u00E9\n");
}

}  // namespace
}  // namespace schede
