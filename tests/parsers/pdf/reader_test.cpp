#include "parsers/pdf/reader.h"

#include <catch2/catch.hpp>

#include "parsers/document/dump.h"
#include "tests/support/pdf.h"
#include "tests/support/support.h"

namespace schede {
namespace {

using test::pdf_field;
using test::pdf_grid;
using test::pdf_line;
using test::pdf_text;
using test::PdfPage;

std::string pdf_dump_of(const std::vector<PdfPage>& pages) {
  const auto document = read_pdf(test::as_bytes(test::pdf(pages)), {});
  return document ? dump(*document) : std::string(to_string(document.error().code)) + ": " + document.error().detail + "\n";
}

/// Fills a line up to about 300 points.
const std::string full = "Il servizio accoglie ogni anno le famiglie che ne fanno richiesta";

TEST_CASE("a PDF is read by where its characters and lines stand") {
  struct Case {
    std::string name, content, dump;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {"cells by drawn lines",
       pdf_grid({50, 200, 400}, {100, 120, 140}) + pdf_text(55, 114, "Telefono") + pdf_text(205, 114, "0932 555080") +
           pdf_text(55, 134, "Cellulare"),
       "table\n  row\n    cell\n      p: Telefono\n    cell\n      p: 0932 555080\n  row\n    cell\n      p: Cellulare\n    cell\n"},
      {"a cell over two columns, one over two rows",
       pdf_line(50, 100, 400, 100) + pdf_line(50, 120, 400, 120) + pdf_line(200, 140, 400, 140) + pdf_line(50, 160, 400, 160) +
           pdf_line(50, 100, 50, 160) + pdf_line(400, 100, 400, 160) + pdf_line(200, 120, 200, 160) + pdf_text(55, 114, "sopra") +
           pdf_text(55, 134, "sinistra") + pdf_text(205, 154, "destra"),
       "table\n  row\n    cell span 2\n      p: sopra\n  row\n    cell\n      p: sinistra\n    cell\n  row\n    cell covered\n    cell\n   "
       "   p: destra\n"},
      {"a frame round a page is no table", pdf_grid({40, 560}, {40, 760}) + pdf_text(55, 114, "Telefono"), "p: Telefono\n"},
      {"columns without lines",
       pdf_text(55, 114, "Telefono") + pdf_text(205, 114, "0932 555080") + pdf_text(55, 127, "e.mail") +
           pdf_text(205, 127, "a@comune.example"),
       "table\n  row\n    cell\n      p: Telefono\n    cell\n      p: 0932 555080\n  row\n    cell\n      p: e.mail\n    cell\n      p: "
       "a@comune.example\n"},
      {"there, what stands alone in a row may belong to the row before",
       pdf_text(55, 114, "Responsabile") + pdf_text(205, 114, "Silvia") + pdf_text(55, 127, "Bruni") + pdf_text(55, 140, "Telefono") +
           pdf_text(205, 140, "0932"),
       "table\n  row\n    cell\n      p: [perhaps prompt: Responsabile]\n    cell\n      p: Silvia\n  row\n    cell\n      p: [perhaps "
       "prompt: Bruni]\n    cell\n"
       "  row\n    cell\n      p: Telefono\n    cell\n      p: 0932\n"},
      {"full lines go on", pdf_text(50, 100, full) + pdf_text(50, 112, "e sostiene chi cerca lavoro."),
       "p: " + full + " e sostiene chi cerca lavoro.\n"},
      {"a line that ends early ends a paragraph",
       pdf_text(50, 100, full) + pdf_text(50, 112, "per un anno") + pdf_text(50, 124, "Nel 2009 sono nati centri."),
       "p: " + full + " per un anno\np: Nel 2009 sono nati centri.\n"},
      {"a sentence that ends where its line does may end a paragraph",
       pdf_text(50, 100, full + ".") + pdf_text(50, 112, "Nel 2009 sono nati centri."),
       "p: " + full + ". [perhaps prompt: Nel 2009 sono nati centri.]\n"},
      {"a bullet", pdf_text(50, 100, "\\225") + pdf_text(68, 100, "PUA, " + full) + pdf_text(68, 112, "e altro"),
       "p list 1 \"\u2022\": PUA, " + full + " e altro\n"},
      {"a number that a program set", pdf_text(50, 100, "1.") + pdf_text(68, 100, "Conciliazione"), "p list 1 \"1.\": Conciliazione\n"},
      {"a number that somebody typed", pdf_text(50, 100, "1. Conciliazione"), "p: 1. Conciliazione\n"},
      {"bold, underlined, struck, highlighted",
       pdf_text(50, 100, "grassetto", 10, "F2") + pdf_text(50, 150, "sotto") + pdf_line(50, 151, 75, 151) + pdf_text(50, 200, "via") +
           pdf_line(50, 197, 64, 197) + "1 1 0 rg 50 546 30 14 re f 0 g\n" + pdf_text(50, 250, "giallo"),
       "p: [bold: grassetto]\np: [underlined: sotto]\np: [struck: via]\np: [highlighted: giallo]\n"},
      {"a drawn box, and one with a cross in it",
       pdf_grid({50, 60}, {90, 100}) + pdf_text(66, 99, "no") + pdf_grid({50, 60}, {190, 200}) + pdf_line(50, 190, 60, 200) +
           pdf_text(66, 199, "s\\354"),
       "p: [unticked: \u2610] no\np: [ticked: \u2612] s\u00EC\n"},
      {"words that a border cuts were not written there",
       pdf_grid({50, 100, 400}, {90, 110, 130}) + pdf_text(60, 104, "Servizio Infanzia") + pdf_text(110, 124, "Bari"),
       "table\n  row\n    cell\n      p: [perhaps prompt: Servizio I]\n    cell\n      p: [perhaps prompt: nfanzia]\n  row\n    cell\n    "
       "cell\n      p: [perhaps prompt: Bari]\n"},
      {"lines that were joined below the empty lines that parted them",
       pdf_grid({50, 200, 400}, {90, 130}) + pdf_text(55, 104, "Indirizzo") + pdf_text(205, 124, "Via Beta 371169 GammaCentro"),
       "table\n  row\n    cell\n      p: Indirizzo\n    cell\n      p: [perhaps prompt: Via Beta 371169 GammaCentro]\n"},
      {"an answer below an empty line",
       pdf_grid({50, 200, 400}, {90, 130}) + pdf_text(55, 104, "Indirizzo") + pdf_text(205, 124, "Via Beta 3, 71169 Gamma"),
       "table\n  row\n    cell\n      p: Indirizzo\n    cell\n      p: Via Beta 3, 71169 Gamma\n"},
      {"letters without ink", pdf_text(50, 100, "si vede") + "3 Tr\n" + pdf_text(50, 130, "non si vede"), "p: si vede\n"},
      {"a note and what leads to it",
       pdf_text(50, 88, full) + pdf_text(50, 100, "La delibera") + pdf_text(99, 96, "1", 6) + pdf_line(50, 700, 150, 700) +
           pdf_text(50, 712, "1 Delibera n. 112", 8),
       "p: " + full + " La delibera\nfootnote\n  p: 1 Delibera n. 112\n"},
  }));
  CAPTURE(c.name);
  CHECK(pdf_dump_of({{c.content, {}}}) == c.dump);
}

TEST_CASE("fields of a PDF form count by their values, whatever the page shows") {
  struct Case {
    std::string name, members, content, dump;
  };
  const std::string box = "/FT/Btn/AP<</N<</Yes 5 0 R/Off 5 0 R>>>>";
  const auto c = GENERATE_COPY(values<Case>({
      {"a text", "/FT/Tx/V(0932 555080)", pdf_text(155, 112, "altro"), "p: Telefono\\t0932 555080\n"},
      {"an empty text under words", "/FT/Tx", pdf_text(155, 112, "altro"), "p: Telefono\\taltro\n"},
      {"a chosen entry, by its words", "/FT/Ch/Ff 131072/Opt[[(01)(Anagrafe)][(02)(Tributi)]]/V(02)", "", "p: Telefono\\tTributi\n"},
      {"a chosen entry that was kept by its words", "/FT/Ch/Ff 131072/Opt[[(01)(Anagrafe)][(02)(Tributi)]]/V(Tributi)", "",
       "p: Telefono\\tTributi\n"},
      {"a ticked box", box + "/V/Yes/AS/Yes", "", "p: Telefono\\t[ticked: \u2612]\n"},
      {"a box that is not, with a drawn frame", box + "/V/Off/AS/Off", pdf_grid({151, 159}, {105, 113}),
       "p: Telefono\\t[unticked: \u2610]\n"},
      {"a box whose look says otherwise", box + "/V/Yes/AS/Off", "", "p: Telefono\\t[ticked not as saved: \u2612]\n"},
      {"a box that was ticked when the file was made", box + "/V/Yes/DV/Yes/AS/Yes", "", "p: Telefono\\t[ticked not as saved: \u2612]\n"},
      {"a box that was ticked later", box + "/V/Yes/DV/Off/AS/Yes", "", "p: Telefono\\t[ticked: \u2612]\n"},
      {"a button to be pushed", "/FT/Btn/Ff 65536/V/Yes", "", "p: Telefono\n"},
  }));
  CAPTURE(c.name);
  const bool is_box = c.members.find("/AP") != std::string::npos;
  CHECK(pdf_dump_of({{pdf_text(50, 112, "Telefono") + c.content, {pdf_field("campo", 150, 104, is_box ? 160 : 300, 114, c.members)}}}) ==
        c.dump);
}

TEST_CASE("pages go on where they end") {
  struct Case {
    std::string name;
    std::vector<PdfPage> pages;
    std::string dump;
  };
  const auto row = [](double top, const std::string& left, const std::string& right) {
    return pdf_grid({50, 200, 400}, {top, top + 20}) + pdf_text(55, top + 14, left) + pdf_text(205, top + 14, right);
  };
  const auto c = GENERATE_COPY(values<Case>({
      {"a paragraph", {{pdf_text(50, 780, full), {}}, {pdf_text(50, 30, "e altro."), {}}}, "p: " + full + " e altro.\n"},
      {"a table, without the head that is printed again",
       {{row(700, "Nome", "Ente") + row(720, "Anna", "Bari"), {}}, {row(20, "Nome", "Ente") + row(40, "Luca", "Lecce"), {}}},
       "table\n  row\n    cell\n      p: Nome\n    cell\n      p: Ente\n  row\n    cell\n      p: Anna\n    cell\n      p: Bari\n  row\n   "
       " cell\n      p: Luca\n    cell\n      p: Lecce\n"},
      {"heads and feet of pages",
       {{pdf_text(50, 20, "Comune di Bari") + pdf_text(50, 100, "uno") + pdf_text(50, 780, "pag. 1"), {}},
        {pdf_text(50, 20, "Comune di Bari") + pdf_text(50, 100, "due") + pdf_text(50, 780, "pag. 2"), {}}},
       "p: uno\np: due\nheader\n  p: Comune di Bari\nfooter\n  p: pag. 1\nheader\n  p: Comune di Bari\nfooter\n  p: pag. 2\n"},
  }));
  CAPTURE(c.name);
  CHECK(pdf_dump_of(c.pages) == c.dump);
}

TEST_CASE("a PDF says on which page a block begins") {
  const auto document =
      read_pdf(test::as_bytes(test::pdf({{pdf_text(50, 100, "uno") + pdf_text(50, 130, "due"), {}}, {pdf_text(50, 100, "tre"), {}}})), {});
  REQUIRE(document);
  CHECK(document->pages == std::vector<std::size_t>{0, 2});
  CHECK(to_string(document->format) == "pdf");
}

TEST_CASE("words over a picture of a page were read off it") {
  const std::string picture = "q 600 0 0 800 0 0 cm /Im Do Q\n";
  struct Case {
    std::string content;
    bool read, recognised;
  };
  const auto c = GENERATE_COPY(values<Case>({{picture, false, false},
                                             {picture + "3 Tr\n" + pdf_text(50, 100, "Telefono"), true, true},
                                             {picture + pdf_text(50, 100, "Telefono"), true, true},
                                             {"q 60 0 0 80 0 0 cm /Im Do Q\n" + pdf_text(50, 100, "Telefono"), true, false}}));
  const auto document = read_pdf(test::as_bytes(test::pdf({{c.content, {}}})), {});
  REQUIRE(document.has_value() == c.read);
  if (c.read)
    CHECK(!document->metadata.ocr.empty() == c.recognised);
  else
    CHECK(document.error().detail == "PDF scan");
}

TEST_CASE("a scan is read off its picture: words, cells, and boxes with what crosses them") {
  if (scan_recogniser().empty()) {
    WARN("there is no tesseract with Italian data: not tested");
    return;
  }
  const auto document = read_pdf(test::as_bytes(test::slurp(test::data("pdf/scan.pdf"))), {});
  REQUIRE(document);
  CHECK(document->metadata.ocr == scan_recogniser());
  CHECK(dump(*document) ==
        "table\n  row\n    cell\n      p: Telefono\n    cell\n      p: 0932 555080\n  row\n    cell\n      p: Indirizzo\n    cell\n"
        "      p: Piazza dei Normanni 3\n"
        "p: [ticked: ☒] Creazione di servizi di consulenza\np: [unticked: ☐] Sostegno alle competenze genitoriali\n"
        "p: Altro ……\n");
}

TEST_CASE("a PDF that cannot be read says why") {
  struct Case {
    std::string bytes;
    ErrorCode code;
    std::string detail;
  };
  Limits limits;
  limits.text_bytes = 1000;
  std::string endless;
  for (int line = 0; line < 100; ++line) endless += pdf_text(50, 100, full);
  const std::string sound = test::pdf({{pdf_text(50, 100, "Telefono"), {}}});
  const auto c = GENERATE_COPY(values<Case>({
      {test::pdf({}), ErrorCode::unreadable, "no pages"},
      {test::pdf({{"", {}}}), ErrorCode::unsupported_format, "PDF scan"},
      {test::pdf({{pdf_text(50, 100, "Telefono"), {}}}, "/Encrypt<</Filter/Nobodys/V 9>>/ID[(a)(a)]"), ErrorCode::encrypted,
       "PDF document"},
      {sound.substr(0, 60), ErrorCode::unreadable, "PDF structure"},
      {test::pdf({{endless, {}}}), ErrorCode::limits_exceeded, "text_bytes"},
  }));
  CAPTURE(c.bytes.substr(0, 200), c.detail);
  const auto document = read_pdf(test::as_bytes(c.bytes), limits);
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error().code) == to_string(c.code));
  CHECK(document.error().detail == c.detail);
}

}  // namespace
}  // namespace schede
