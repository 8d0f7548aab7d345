#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "parsers/container/package.h"
#include "parsers/document/dump.h"
#include "parsers/odt/reader.h"
#include "tests/support/cases.h"
#include "tests/support/odf.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

using namespace test::odf;
using Members = std::vector<std::pair<std::string, std::string>>;

Result<Document> read(const Members& members) {
  const auto bytes = test::zip(members);
  const auto package = Package::open(test::as_bytes(bytes), {});
  REQUIRE(package);
  return read_odt(*package, {});
}

/// What a document is refused for: "limits-exceeded columns".
std::string refusal(const std::string& body, const Limits& limits = {}) {
  const auto document = read_fodt(flat(body), limits);
  return document ? "read" : std::string(to_string(document.error().code)) + " " + document.error().detail;
}

}  // namespace

TEST_CASE("an OpenDocument text reads as a person sees it") {
  const auto* subject = GENERATE("text", "looks", "lists", "tables", "frames", "controls", "notes");
  // Automatic styles where it needs some, the body, the dump.
  for (const test::Case& c : test::cases(test::data("odt/" + std::string(subject) + ".cases"))) {
    CAPTURE(subject, c.shows);
    REQUIRE(c.parts.size() >= 2);
    const std::string styles = c.parts.size() == 3 ? c.parts.front() : "", &body = c.parts[c.parts.size() - 2], &dumped = c.parts.back();
    const auto document = read_fodt(flat(body, styles), {});
    REQUIRE(document);
    CHECK(dump(*document) == dumped);

    const auto packed = read({{"content.xml", content(body, styles)}});
    REQUIRE(packed);
    CHECK(dump(*packed) == dumped);
  }
}

TEST_CASE("styles.xml gives named styles, and its automatic styles are its own") {
  const auto styles = part(
      "document-styles",
      R"(<office:styles><style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>)"
      R"(<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>)"
      R"(<office:master-styles>)"
      R"(<style:master-page style:name="Standard" style:next-style-name="Next"><style:header><text:p text:style-name="P1">Comune</text:p></style:header><style:footer style:display="false"><text:p>off</text:p></style:footer></style:master-page>)"
      R"(<style:master-page style:name="Next"><style:footer><text:p>Pagina <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>)"
      R"(<style:master-page style:name="Unused"><style:header><text:p>unseen</text:p></style:header></style:master-page>)"
      R"(</office:master-styles>)");
  const auto body = content(R"(<text:p text:style-name="P1">a</text:p><text:p text:style-name="P2">b</text:p>)",
                            R"(<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Strong"/>)");
  const auto document = read({{"content.xml", body}, {"styles.xml", styles}});
  REQUIRE(document);
  CHECK(dump(*document) == "p: a\np: [bold: b]\nheader\n  p: [italic: Comune]\nfooter\n  p: Pagina 1\n");
}

TEST_CASE("meta.xml says where the document comes from") {
  const auto meta =
      part("document-meta",
           "<office:meta><meta:generator>LibreOffice/7.4</meta:generator><dc:title>Scheda</dc:title><dc:creator>Anna</dc:creator>"
           "<meta:creation-date>2011-05-12T09:00:00</meta:creation-date><dc:date>2011-05-12T09:31:00</dc:date></office:meta>");
  const auto document = read({{"content.xml", content("<text:p/>")}, {"meta.xml", meta}});
  REQUIRE(document);
  CHECK(document->format == Format::odt);
  CHECK(document->metadata.title == "Scheda");
  CHECK(document->metadata.generator == "LibreOffice/7.4");
  CHECK(document->metadata.created == "2011-05-12T09:00:00");
  CHECK(document->metadata.modified == "2011-05-12T09:31:00");
}

TEST_CASE("a meta.xml that cannot be read says nothing, and the text is read nonetheless") {
  const auto whole = part("document-meta", "<office:meta><dc:title>Scheda</dc:title></office:meta>");
  const auto meta = GENERATE_COPY(as<std::string>(), "", whole.substr(0, whole.size() - 5), "<!DOCTYPE a [<!ENTITY b 'c'>]>" + whole);
  const auto document = read({{"content.xml", content("<text:p>text</text:p>")}, {"meta.xml", meta}});
  REQUIRE(document);
  CHECK(document->metadata.title.empty());
  CHECK(dump(*document) == "p: text\n");
}

TEST_CASE("a package that cannot be read says why") {
  struct Row {
    std::string why;
    Members members;
    ErrorCode code;
  };
  const std::string encrypted =
      R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>)";
  const auto row = GENERATE_COPY(values<Row>({
      {"no content", {{"mimetype", "application/vnd.oasis.opendocument.text"}}, ErrorCode::unreadable},
      {"broken content", {{"content.xml", "<office:document-content"}}, ErrorCode::unreadable},
      {"encrypted parts", {{"content.xml", "\x8e\x01ciphertext"}, {"META-INF/manifest.xml", encrypted}}, ErrorCode::encrypted},
      {"encrypted whole", {{"encrypted-package", "\x8e\x01"}, {"META-INF/manifest.xml", encrypted}}, ErrorCode::encrypted},
      {"a spreadsheet",
       {{"content.xml", part("document-content", "<office:body><office:spreadsheet/></office:body>")}},
       ErrorCode::unsupported_format},
  }));
  CAPTURE(row.why);
  const auto document = read(row.members);
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error().code) == to_string(row.code));
}

TEST_CASE("what a document asks for with few bytes is counted before it is made") {
  struct Row {
    std::string body;
    std::string refusal;
  };
  const std::string cell = "<text:p>x</text:p></table:table-cell>";
  const auto row = GENERATE_COPY(values<Row>({
      {R"(<text:p><text:s text:c="99999999999"/></text:p>)", "limits-exceeded spaces"},
      {R"(<table:table><table:table-row><table:table-cell table:number-columns-repeated="2000">)" + cell +
           "</table:table-row></table:table>",
       "limits-exceeded columns"},
      {R"(<table:table><table:table-row><table:table-cell table:number-columns-spanned="2000000000">)" + cell +
           "</table:table-row></table:table>",
       "limits-exceeded columns"},
      {R"(<table:table><table:table-row table:number-rows-repeated="20000"><table:table-cell>)" + cell + "</table:table-row></table:table>",
       "limits-exceeded repeated_rows"},
      {R"(<table:table><table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="1000">)" + cell +
           "</table:table-row></table:table>",
       "limits-exceeded blocks"},
  }));
  CAPTURE(row.body);
  CHECK(refusal(row.body) == row.refusal);

  Limits few;
  few.blocks = 1;
  CHECK(refusal("<text:p/><text:p/>", few) == "limits-exceeded blocks");
}

TEST_CASE("names count by their namespace, not by their prefix") {
  const std::string body =
      R"(<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:text="urn:other">)"
      R"(<o:body><o:text><p>a<s/>b<text:s/></p></o:text></o:body></o:document-content>)";
  const auto document = read({{"content.xml", body}});
  REQUIRE(document);
  CHECK(dump(*document) == "p: a b\n");
}
