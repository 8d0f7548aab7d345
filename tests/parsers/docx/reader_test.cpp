#include "parsers/docx/reader.h"

#include <catch2/catch.hpp>

#include "parsers/container/package.h"
#include "parsers/document/dump.h"
#include "parsers/docx/numbering.h"
#include "tests/support/cases.h"
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
