#include "parsers/docx/reader.h"

#include <catch2/catch.hpp>

#include "parsers/container/package.h"
#include "parsers/document/dump.h"
#include "parsers/docx/numbering.h"
#include "tests/support/cases.h"
#include "tests/support/compound_file.h"
#include "tests/support/ooxml.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

namespace schede {
namespace {

using namespace test::ooxml;
using Members = std::vector<std::pair<std::string, std::string>>;

Result<Document> read(Members members) {
  if (members.front().first != "_rels/.rels")
    members.insert(members.begin(), {"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"}})});
  const std::string bytes = test::zip(members);
  const auto package = Package::open(test::as_bytes(bytes), {});
  REQUIRE(package);
  return read_docx(*package, {});
}

std::string dump_of(const Members& members) {
  const auto document = read(members);
  return document ? dump(*document) : "refused: " + document.error().detail;
}

/// Cases have definitions (where they need some), the body, and the dump.
std::string dump_of(const test::Case& c, const Family& family) {
  const auto [styles, numbering] = definitions(c.parts.size() == 3 ? c.parts.front() : "");
  return dump_of(
      {{"word/document.xml", document_part(c.parts[c.parts.size() - 2], family)},
       {"word/_rels/document.xml.rels", links({{"rId1", "styles", "styles.xml"}, {"rId2", "numbering", "numbering.xml"}}, family)},
       {"word/styles.xml", part("styles", styles, family)},
       {"word/numbering.xml", part("numbering", numbering, family)}});
}

TEST_CASE("a Word document reads as a person sees it") {
  const auto* subject = GENERATE("text", "looks", "changes", "fields", "controls", "tables", "frames", "lists");
  for (const test::Case& c : test::cases(test::data("docx/" + std::string(subject) + ".cases"))) {
    CAPTURE(subject, c.shows);
    REQUIRE(c.parts.size() >= 2);
    CHECK(dump_of(c, transitional) == c.parts.back());
    CHECK(dump_of(c, strict) == c.parts.back());
  }
}

TEST_CASE("the main part is where the package says") {
  const std::string expected = "p: text\n";
  const std::string body = document_part("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
  CHECK(dump_of({{"_rels/.rels", links({{"rId1", "officeDocument", "/word/document2.xml"}})}, {"word/document2.xml", body}}) == expected);
  CHECK(dump_of({{"_rels/.rels", links({{"rId1", "officeDocument", "./a/../b.xml"}})}, {"b.xml", body}}) == expected);
}

TEST_CASE("notes, comments, headers and footers stand apart, each once, only those that are seen") {
  const auto note = [](const std::string& name, const std::string& id, const std::string& text) {
    return "<w:" + name + " w:id=\"" + id + "\"><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:" + name + ">";
  };
  const std::string body = document_part(
      "<w:p><w:r><w:t>text</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
      "<w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>"
      "<w:del w:id=\"9\" w:author=\"x\"><w:r><w:footnoteReference w:id=\"4\"/></w:r></w:del></w:p>"
      "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/></w:sectPr></w:pPr></w:p>"
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/><w:headerReference w:type=\"first\" r:id=\"rId7\"/>"
      "<w:footerReference w:type=\"even\" r:id=\"rId8\"/><w:footerReference w:type=\"default\" r:id=\"rId9\"/></w:sectPr>");
  const std::string dumped =
      dump_of({{"word/document.xml", body},
               {"word/_rels/document.xml.rels", links({{"rId3", "footnotes", "footnotes.xml"},
                                                       {"rId4", "endnotes", "endnotes.xml"},
                                                       {"rId5", "comments", "comments.xml"},
                                                       {"rId6", "header", "header1.xml"},
                                                       {"rId7", "header", "header2.xml"},
                                                       {"rId8", "footer", "footer1.xml"},
                                                       {"rId9", "footer", "footer2.xml"}})},
               {"word/footnotes.xml",
                part("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>" +
                                      note("footnote", "2", "two") + note("footnote", "3", "three") + note("footnote", "4", "four"))},
               {"word/endnotes.xml", part("endnotes", note("endnote", "2", "end"))},
               {"word/comments.xml", part("comments", note("comment", "0", "remark") + note("comment", "1", "of nothing"))},
               {"word/header1.xml", part("hdr", "<w:p><w:r><w:t>Comune</w:t></w:r></w:p>")},
               {"word/header2.xml", part("hdr", "<w:p><w:r><w:t>first page only</w:t></w:r></w:p>")},
               {"word/footer1.xml", part("ftr", "<w:p><w:r><w:t>even pages only</w:t></w:r></w:p>")},
               {"word/footer2.xml", part("ftr", "<w:p><w:r><w:t>Pagina</w:t></w:r></w:p>")}});
  CHECK(dumped ==
        "p: text\np:\nfootnote\n  p: three\nfootnote\n  p: two\nendnote\n  p: end\ncomment\n  p: remark\n"
        "header\n  p: Comune\nfooter\n  p: Pagina\n");
}

/// Bytes from hexadecimal digits; blanks between them do not matter.
std::string bytes_of(std::string_view digits) {
  std::string bytes;
  int high = -1;
  for (const char c : digits) {
    if (c == ' ') continue;
    const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
    if (high >= 0) bytes += static_cast<char>(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  return bytes;
}

std::string control_part(const std::string& class_id, const std::string& persistence, const std::string& inner = {}) {
  return "<ax:ocx xmlns:ax=\"http://schemas.microsoft.com/office/2006/activeX\""
         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ax:classid=\"{" +
         class_id + "}\" ax:persistence=\"" + persistence + "\" r:id=\"rId1\">" + inner + "</ax:ocx>";
}

/// The dump of a document that holds one ActiveX control, whose image is a picture, between brackets.
std::string dump_of_control(const std::string& part_of_control, const std::string& state,
                            const std::string& program = "Microsoft Office Word") {
  return dump_of(
      {{"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"}, {"rId2", "extended-properties", "docProps/app.xml"}})},
       {"docProps/app.xml", "<Properties><Application>" + program + "</Application></Properties>"},
       {"word/document.xml", document_part("<w:p><w:r><w:t>{</w:t></w:r><w:r><w:object><v:shape><v:imagedata r:id=\"rId8\"/></v:shape>"
                                           "<w:control r:id=\"rId5\" w:name=\"C\"/></w:object></w:r><w:r><w:t>}</w:t></w:r></w:p>")},
       {"word/_rels/document.xml.rels", links({{"rId5", "control", "activeX/activeX1.xml"}})},
       {"word/activeX/activeX1.xml", part_of_control},
       {"word/activeX/_rels/activeX1.xml.rels", links({{"rId1", "activeXControlBinary", "activeX1.bin"}})},
       {"word/activeX/activeX1.bin", state}});
}

const std::string check_box = "8BD21D40-EC42-11CE-9E0D-00AA006002F3", option_button = "8bd21d50-ec42-11ce-9e0d-00aa006002f3",
                  text_box = "8BD21D10-EC42-11CE-9E0D-00AA006002F3", list_box = "8BD21D20-EC42-11CE-9E0D-00AA006002F3",
                  combo_box = "8BD21D30-EC42-11CE-9E0D-00AA006002F3", button = "D7053240-CE69-11CD-A777-00DD01143C57",
                  label = "978C9E23-D4B0-11CE-BF2D-00AA003F40D0", spin_button = "79176FB0-B7F2-11CE-97EF-00AA006D2776";

TEST_CASE("ActiveX controls show their state, as it is kept in a storage, in a bare stream") {
  struct Case {
    std::string what, class_id, state, shows;
  };
  // The first bytes are version and length, the next four or eight the mask of what follows.
  const auto c = GENERATE(values<Case>({
      {"a ticked box with a caption", check_box,
       "0002 3800 4501c084 00000000 1b08002c 00000000 04000000 02000000 0c000000 01000000 9f0f0000 58020000 31000000 43006f00 6d007500 "
       "6e006500",
       "[ticked: ☒] Comune"},
      {"an empty box", check_box,
       "0002 2c00 4501c084 00000000 1b08002c 00000000 04000000 02000000 00000000 01000000 58020000 58020000 30000000", "[unticked: ☐]"},
      {"a chosen option of a group", option_button,
       "0002 3800 4501c084 01000000 1b08002c 00000000 05000000 02000000 04000000 01000000 04000000 9f0f0000 58020000 31000000 53004900 "
       "67003000",
       "[ticked: ☒] SI"},
      {"one that is not chosen", option_button,
       "0002 3800 4501c084 01000000 1b08002c 00000000 05000000 02000000 04000000 01000000 04000000 9f0f0000 58020000 30000000 4e004f00 "
       "67003000",
       "[unticked: ☐] NO"},
      {"characters of one byte each", check_box,
       "0002 2800 4101c080 00000000 1b0b802c 04000000 01000080 02000080 9f0f0000 58020000 31000000 53ec0000", "[ticked: ☒] Sì"},
      {"a text box", text_box,
       "0002 4800 47034082 00000000 1b08002c 05000080 00000000 01000000 1e000000 00000000 9f0f0000 58020000 43006f00 6d007500 6e006500 "
       "20006400 "
       "69002000 4c006500 63006300 65000000",
       "Comune di Lecce"},
      {"a text box of two lines", text_box, "0002 2800 01004080 00000000 1b48802c 08000000 61000d00 0a006200", "a\\nb"},
      {"a combo box", combo_box, "0002 2000 41014080 00000000 1b08002c 03000000 04000080 9f0f0000 58020000 50504747", "PPGG"},
      {"an empty list box of Word's", list_box, "0002 2000 44014082 00000000 00000000 02000000 00000000 00000000 9f0f0000 58020000", ""},
      {"a button to push", button, "0002 2400 2d020000 00000000 1b000000 0a000000 49006e00 76006900 61000000 9f0f0000 58020000",
       "[prompt: Invia]"},
      {"a label", label, "0002 2000 28000000 06000080 54656c2e 3a200000 9f0f0000 58020000", "Tel.: "},
      {"a kind that holds no answer", spin_button, "0002 0400 00000000", "[unreadable (spin-button)]"},
      {"one of another program", "12345678-0000-0000-0000-000000000000", "0002 0400 00000000", "[unreadable (control)]"},
      {"a state that cannot be read", text_box, "ff", "[unreadable (text-box)]"},
  }));
  CAPTURE(c.what);
  const std::string expected = "p: {" + c.shows + "}\n";
  CHECK(dump_of_control(control_part(c.class_id, "persistStorage"), test::compound_file_with("contents", bytes_of(c.state))) == expected);
  CHECK(dump_of_control(control_part(c.class_id, "persistStreamInit"), std::string(16, 'c') + bytes_of(c.state)) == expected);
}

TEST_CASE("ActiveX controls show their state where it is written as XML") {
  const auto property = [](const std::string& name, const std::string& value) {
    return "<ax:ocxPr ax:name=\"" + name + "\" ax:value=\"" + value + "\"/>";
  };
  struct Case {
    std::string class_id, value, shows;
  };
  const auto c = GENERATE(values<Case>({{check_box, "1", "[ticked: ☒] SI"},
                                        {check_box, "0", "[unticked: ☐] SI"},
                                        {option_button, "True", "[ticked: ☒] SI"},
                                        {text_box, "Comune di Lecce", "Comune di Lecce"},
                                        {combo_box, "Modena", "Modena"},
                                        {list_box, "Modena", "Modena"},
                                        {button, "", "[prompt: SI]"},
                                        {label, "", "SI"}}));
  CAPTURE(c.class_id, c.value);
  const std::string inner = property("DisplayStyle", "4") + property("Value", c.value) + property("Caption", "SI");
  CHECK(dump_of_control(control_part(c.class_id, "persistPropertyBag", inner), "") == "p: {" + c.shows + "}\n");
}

TEST_CASE("what LibreOffice loses of a control is told, for its own files alone") {
  const std::string list = "0002 2000 44014082 00000000 00000000 02000000 00000000 00000000 9f0f0000 58020000";
  const std::string number = "0002 2400 46034082 00000000 05000080 00000000 01000000 00000000 00000000 9f0f0000 58020000";
  const std::string formatted = "0002 2800 46034082 00000000 05000080 00000000 01000000 02000000 00000000 9f0f0000 58020000 30000000";
  const std::string text = "0002 2800 47034082 00000000 1b08002c 05000080 00000000 01000000 00000000 00000000 9f0f0000 58020000";
  struct Case {
    std::string class_id, state, by_libreoffice, by_word;
  };
  const auto c = GENERATE_COPY(values<Case>({{list_box, list, "[lost (list-box)]", ""},
                                             {text_box, number, "[lost (text-box)]", ""},
                                             {text_box, formatted, "[lost (text-box)]", "0"},
                                             {text_box, text, "", ""}}));
  CAPTURE(c.state);
  const auto dumped = [&](const std::string& program) {
    return dump_of_control(control_part(c.class_id, "persistStorage"), test::compound_file_with("contents", bytes_of(c.state)), program);
  };
  CHECK(dumped("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2") == "p: {" + c.by_libreoffice + "}\n");
  CHECK(dumped("Microsoft Office Word") == "p: {" + c.by_word + "}\n");
}

TEST_CASE("where LibreOffice kept some tracked deletions, crosses of tables without any change may stand there again") {
  const std::string cross = "<w:r><w:t>X</w:t></w:r>",
                    deletion = "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>gone</w:delText></w:r></w:del>",
                    insertion = "<w:ins w:id=\"2\" w:author=\"x\">" + cross + "</w:ins>", words = "<w:r><w:t>Comune di Lecce</w:t></w:r>",
                    box = "<w:r><w:t>☒</w:t></w:r>";
  struct Case {
    std::string program, first, second, behind, first_shown, second_shown;
  };
  const std::string libreoffice = "LibreOffice/7.4.7.2$Linux_X86_64", doubted = "[not as saved: X]";
  const auto c = GENERATE_COPY(values<Case>({{libreoffice, deletion + cross, cross, "", "X", doubted},
                                             {libreoffice, cross, insertion, deletion, doubted, "X"},
                                             {libreoffice, cross, insertion, "", "X", "X"},
                                             {libreoffice, words, box, deletion, "Comune di Lecce", "☒"},
                                             {"Microsoft Office Word", cross, cross, deletion, "X", "X"}}));
  CAPTURE(c.program, c.first, c.second, c.behind);
  const auto table = [](const std::string& runs) { return "<w:tbl><w:tr><w:tc><w:p>" + runs + "</w:p></w:tc></w:tr></w:tbl>"; };
  const auto shown = [](const std::string& run) { return "table\n  row\n    cell\n      p: " + run + "\n"; };
  CHECK(dump_of(
            {{"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"}, {"rId2", "extended-properties", "docProps/app.xml"}})},
             {"docProps/app.xml", "<Properties><Application>" + c.program + "</Application></Properties>"},
             {"word/document.xml", document_part(table(c.first) + table(c.second) + "<w:p>" + c.behind + cross + "</w:p>")}}) ==
        shown(c.first_shown) + shown(c.second_shown) + "p: X\n");
}

/// The dump of a document whose controls are bound to "<n:ente><n:v>stored</n:v></n:ente>" in a store.
std::string dump_of_bound(const std::string& properties, const std::string& shown, const std::string& stored,
                          const std::string& path = "/n:ente[1]/n:v[1]") {
  const std::string control = "<w:p><w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:n='urn:ente'\" w:xpath=\"" + path +
                              "\" w:storeItemID=\"{11111111-2222-3333-4444-aaaaaaaaaaaa}\"/>" + properties +
                              "</w:sdtPr><w:sdtContent><w:r><w:t>" + shown + "</w:t></w:r></w:sdtContent></w:sdt></w:p>";
  return dump_of(
      {{"word/document.xml", document_part(control)},
       {"word/_rels/document.xml.rels", links({{"rId9", "customXml", "../customXml/item1.xml"}})},
       {"customXml/item1.xml", "<n:ente xmlns:n=\"urn:ente\"><n:v>" + stored + "</n:v><n:v w=\"attribute\">second</n:v></n:ente>"},
       {"customXml/_rels/item1.xml.rels", links({{"rId1", "customXmlProps", "itemProps1.xml"}})},
       {"customXml/itemProps1.xml",
        "<ds:datastoreItem ds:itemID=\"{11111111-2222-3333-4444-AAAAAAAAAAAA}\""
        " xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>"}});
}

TEST_CASE("a control that is bound to data shows these, and tells what was saved with it where that differs") {
  const std::string list = "<w:dropDownList><w:listItem w:displayText=\"Provincia\" w:value=\"2\"/></w:dropDownList>";
  struct Case {
    std::string what, properties, shown, stored, dumped;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {"the same", "<w:text/>", "Comune di Lecce", "Comune  di Lecce", "Comune di Lecce"},
      {"another text", "<w:text/>", "Comune di Bari", "Comune di Lecce", "[not as saved (Comune di Bari): Comune di Lecce]"},
      {"no data any more", "<w:text/>", "Comune di Bari", "", "[not as saved: Comune di Bari]"},
      {"a flag left on", "<w:showingPlcHdr/><w:text/>", "Comune di Lecce", "Comune di Lecce", "Comune di Lecce"},
      {"a prompt over data", "<w:showingPlcHdr/><w:text/>", "Click here", "Comune di Lecce", "Comune di Lecce"},
      {"a prompt without data", "<w:showingPlcHdr/><w:text/>", "Click here", "", "[perhaps prompt: Click here]"},
      {"a list's entry", list, "Provincia", "2", "Provincia"},
      {"another of a list", list, "Comune", "2", "[not as saved (Provincia): Comune]"},
      {"a date", "<w:date/>", "5 marzo 2011", "2011-03-05T00:00:00", "5 marzo 2011"},
      {"a date in figures", "<w:date/>", "05/03/11", "2011-03-05", "05/03/11"},
      {"another date", "<w:date/>", "15/03/2011", "2011-03-05T00:00:00", "[not as saved (2011-03-05T00:00:00): 15/03/2011]"},
      {"a box", "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", "☒", "true", "[ticked: ☒]"},
      {"another box", "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", "☒", "false", "[unticked not as saved: ☐]"},
  }));
  CAPTURE(c.what);
  CHECK(dump_of_bound(c.properties, c.shown, c.stored) == "p: " + c.dumped + "\n");
}

TEST_CASE("a binding is followed by its path, and one that leads nowhere changes nothing") {
  CHECK(dump_of_bound("<w:text/>", "a", "b", "/n:ente/n:v[2]") == "p: [not as saved (a): second]\n");
  CHECK(dump_of_bound("<w:text/>", "a", "b", "/n:ente[1]/n:v[2]/@w") == "p: [not as saved (a): attribute]\n");
  CHECK(dump_of_bound("<w:text/>", "a", "b", "/n:ente[1]/n:v[3]") == "p: a\n");
  CHECK(dump_of_bound("<w:text/>", "a", "b", "//n:v") == "p: a\n");
  CHECK(dump_of_bound("<w:text/>", "a", "b", "/n:ente[1]/n:v[last()]") == "p: a\n");
}

TEST_CASE("the prompt of a control is known by its template's glossary") {
  const std::string control =
      "<w:p><w:sdt><w:sdtPr><w:placeholder><w:docPart w:val=\"P1\"/></w:placeholder><w:showingPlcHdr/></w:sdtPr>"
      "<w:sdtContent><w:r><w:t>Nome dell'ente</w:t></w:r></w:sdtContent></w:sdt></w:p>";
  const std::string glossary =
      "<w:docParts><w:docPart><w:docPartPr><w:name w:val=\"P1\"/></w:docPartPr><w:docPartBody><w:p><w:r><w:t>Nome "
      "</w:t></w:r><w:r><w:t>dell'ente</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts>";
  CHECK(dump_of({{"word/document.xml", document_part(control)},
                 {"word/_rels/document.xml.rels", links({{"rId3", "glossaryDocument", "glossary/document.xml"}})},
                 {"word/glossary/document.xml", part("glossaryDocument", glossary)}}) ==
        "p: [perhaps prompt (Nome dell'ente): Nome dell'ente]\n");
}

TEST_CASE("a document within the document is read where it stands, or named where it cannot be") {
  const auto dumped = [](const std::string& name, const std::string& chunk) {
    return dump_of({{"word/document.xml", document_part("<w:p><w:r><w:t>before</w:t></w:r></w:p><w:altChunk r:id=\"rId6\"/><w:p/>")},
                    {"word/_rels/document.xml.rels", links({{"rId6", "aFChunk", name}})},
                    {"word/" + name, chunk}});
  };
  const auto nested = [](const std::string& body) {
    return test::zip({{"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"}})},
                      {"word/_rels/document.xml.rels", links({{"rId6", "aFChunk", "c.html"}})},
                      {"word/document.xml", document_part(body)},
                      {"word/c.html", "<p>deep</p>"}});
  };
  CHECK(dumped(
            "c.html",
            "<html><head><title>no</title></head><body><p>Lo sportello &egrave; <b>attivo</b>.</p><ul><li>uno<li>due</ul></body></html>") ==
        "p: before\np: Lo sportello è attivo.\np list 1: uno\np list 1: due\np:\n");
  CHECK(dumped("c.htm", "<table><tr><td>a<td>b</table>Prova più") ==
        "p: before\ntable\n  row\n    cell\n      p: a\n    cell\n      p: b\np: Prova più\np:\n");
  CHECK(dumped("c.txt", "uno\r\ndue") == "p: before\np: uno\np: due\np:\n");
  CHECK(dumped("c.rtf", "{\\rtf1 uno}") == "p: before\np: [unreadable (rtf)]\np:\n");
  CHECK(dumped("c.docx", nested("<w:p><w:r><w:t>inner</w:t></w:r></w:p>")) == "p: before\np: inner\np:\n");
  CHECK(dumped("c.docx", nested("<w:altChunk r:id=\"rId6\"/>")) == "p: before\np: deep\np:\n");
  CHECK(dumped("c.docx", "PK is no archive") == "p: before\np: [unreadable (document)]\np:\n");
}

TEST_CASE("a link leads to the address that its relationship names") {
  const std::string targets =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId8\" "
      "Type=\"http://schemas."
      "openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:anna%2Eprova@comune.example\" "
      "TargetMode=\"External\"/>"
      "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\""
      " Target=\"http://comune.example\" TargetMode=\"External\"/></Relationships>";
  const auto link = [](const std::string& id) { return "<w:hyperlink r:id=\"" + id + "\"><w:r><w:t>scrivici</w:t></w:r></w:hyperlink>"; };
  CHECK(dump_of({{"word/document.xml", document_part("<w:p>" + link("rId8") + link("rId9") + link("rId7") + "</w:p>")},
                 {"word/_rels/document.xml.rels", targets}}) == "p: [link (mailto:anna.prova@comune.example): scrivici]scriviciscrivici\n");
}

TEST_CASE("a diagram says what its points say, and is a picture where that cannot be read") {
  const std::string diagrams = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
  const auto point = [](const std::string& text) {
    return "<d:pt><d:t><a:bodyPr/><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></d:t></d:pt>";
  };
  const std::string data = "<d:dataModel xmlns:d=\"" + diagrams +
                           "\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><d:ptLst>" + point("Assistenza") +
                           "<d:pt type=\"sibTrans\"><d:t><a:p/></d:t></d:pt>" + point("domiciliare") + "</d:ptLst></d:dataModel>";
  const auto body = [&](const std::string& id) {
    return "<w:p><w:r><w:t>come segue</w:t></w:r><w:r><w:drawing><d:relIds xmlns:d=\"" + diagrams + "\" r:dm=\"" + id +
           "\"/></w:drawing></w:r></w:p>";
  };
  const auto read_with = [&](const std::string& part_of_diagram) {
    return dump_of({{"word/document.xml", document_part(body("rId4") + body("rId5"))},
                    {"word/_rels/document.xml.rels", links({{"rId4", "diagramData", "diagrams/data1.xml"}})},
                    {"word/diagrams/data1.xml", part_of_diagram}});
  };
  CHECK(read_with(data) == "p: come segue\nframe\n  p: Assistenza\n  p: domiciliare\np: come segue[picture]\n");
  CHECK(read_with("<d:dataModel>") == "p: come segue[picture]\np: come segue[picture]\n");
}

TEST_CASE("the properties say where the document comes from") {
  const auto document =
      read({{"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"},
                                   {"rId2", "metadata/core-properties", "docProps/core.xml"},
                                   {"rId3", "extended-properties", "docProps/app.xml"}})},
            {"word/document.xml", document_part("<w:p/>")},
            {"docProps/core.xml",
             "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
             " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>Scheda</dc:title>"
             "<dcterms:created>2011-05-12T09:00:00Z</dcterms:created><dcterms:modified>2011-05-12T09:31:00Z</dcterms:modified></"
             "cp:coreProperties>"},
            {"docProps/app.xml",
             "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
             "<Application>Microsoft Office Word</Application><AppVersion>12.0000</AppVersion></Properties>"}});
  REQUIRE(document);
  CHECK(document->format == Format::docx);
  CHECK(document->metadata.title == "Scheda");
  CHECK(document->metadata.created == "2011-05-12T09:00:00Z");
  CHECK(document->metadata.modified == "2011-05-12T09:31:00Z");
  CHECK(document->metadata.generator == "Microsoft Office Word 12.0000");
}

TEST_CASE("properties that cannot be read say nothing, and the text is read nonetheless") {
  const std::string app = "<Properties><Application>Writer</Application></Properties>";
  const auto core =
      GENERATE_COPY(as<std::string>(), "", "<a><title>Scheda</title>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", std::string(3 << 20, ' '));
  const auto document = read({{"_rels/.rels", links({{"rId1", "officeDocument", "word/document.xml"},
                                                     {"rId2", "metadata/core-properties", "docProps/core.xml"},
                                                     {"rId3", "extended-properties", "docProps/app.xml"}})},
                              {"word/document.xml", document_part("<w:p/>")},
                              {"docProps/core.xml", core},
                              {"docProps/app.xml", app}});
  REQUIRE(document);
  CHECK(document->metadata.title.empty());
  CHECK(document->metadata.generator == "Writer");
}

TEST_CASE("a part that is malformed anywhere is not read") {
  const auto within =
      GENERATE(as<std::string>(), "<w:jc w:val='a&b'/>", "<w:jc w:val=\"a&b\"/>", "<w:jc w:val=\"&#0;\"/>", "<w:jc w:val=\"\x01\"/>",
               "<w:jc w:val=\"\xff\"/>", "<w:jc w:val=\"a\" w:val=\"b\"/>", "<w:jc w:val=\"a\"w:x=\"b\"/>", "<w:jc w:val=a/>",
               "<w:jc w:val/>", "<w:jc q:val=\"a\"/>", "<w:jc w:=\"a\"/>", "<w:jc 1=\"a\"/>", "<w:jc a/>", "<w:jc/ >", "<w:jc / />",
               "<w:jc:x/>", "<w:jc xmlns:q=\"\"/>", "<w:jc a=\"/>", "<w:p a=\"1\" a=\"2\"/>", "<w:p w:a=\"1\" v:a=\"2\"/>", "<w:p/ >",
               "<x a=\"<w:sz/>\"/>", "<x a=\"'<w:sz/>'\"/>", "<x a='>\"<w:sz/>'/>", "<x a=\"b>\" c=\"<w:sz/>\"/>");
  CAPTURE(within);
  const auto usual = document_part(within + "<w:p/>");
  const auto with_prefix =
      "<w:document xmlns:v=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" + usual.substr(usual.find(" xmlns"));
  CHECK(dump_of({{"word/document.xml", with_prefix}}).starts_with("refused: "));
}

TEST_CASE("a Word document that cannot be read says why") {
  struct Case {
    Members members;
    ErrorCode code;
    std::string where;
  };
  const auto c = GENERATE(values<Case>({
      {{{"_rels/.rels", links({})}}, ErrorCode::unreadable, "_rels/.rels"},
      {{{"other.xml", ""}}, ErrorCode::unreadable, "word/document.xml"},
      {{{"word/document.xml", document_part("<w:p>")}}, ErrorCode::unreadable, "word/document.xml:1"},
      {{{"word/document.xml", "<workbook xmlns='urn:x'/>"}}, ErrorCode::unsupported_format, ""},
      {{{"word/document.xml", document_part("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000'/></w:tcPr></w:tc></w:tr></w:tbl>")}},
       ErrorCode::limits_exceeded,
       ""},
  }));
  CAPTURE(c.members.back().second);
  const auto document = read(c.members);
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error().code) == to_string(c.code));
  CHECK(document.error().where == c.where);
}

TEST_CASE("list numbers are written as Word writes them") {
  CHECK(docx::format_number(4, "decimal") == "4");
  CHECK(docx::format_number(1994, "upperRoman") == "MCMXCIV");
  CHECK(docx::format_number(28, "lowerLetter") == "bb");
  CHECK(docx::format_number(7, "decimalZero") == "07");
  CHECK(docx::format_number(5000, "lowerRoman") == "5000");
  CHECK(docx::format_number(3, "none").empty());
}

}  // namespace
}  // namespace schede
