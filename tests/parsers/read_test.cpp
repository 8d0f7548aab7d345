#include "parsers/read.h"

#include <catch2/catch.hpp>

#include "parsers/document/dump.h"
#include "tests/support/compound_file.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

namespace schede {
namespace {

using namespace std::string_literals;

std::string wide(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += {c, '\0'};
  return bytes;
}

const std::string rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1")"
    R"( Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="main.xml"/></Relationships>)";
const std::string flat_start = R"(<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
                               R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype=)";

const std::string word_text =
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>text</w:t></w:r></w:p></w:body></w:document>)";

std::string ooxml(const std::string& main_part) { return test::zip({{"_rels/.rels", rels}, {"main.xml", main_part}}); }
std::string odf(const std::string& mimetype) { return test::zip({{"mimetype", mimetype}}); }

TEST_CASE("a document is told by its bytes") {
  struct Case {
    std::string bytes;
    Format format;
  };
  const auto c = GENERATE(values<Case>({
      {ooxml(word_text), Format::docx},
      {test::zip(
           {{"mimetype", "application/vnd.oasis.opendocument.text-template"},
            {"content.xml",
             R"(<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><t:p>text</t:p></o:text></o:body></o:document-content>)"}}),
       Format::ott},
      {flat_start +
           R"("application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>text</text:p></office:text></office:body></office:document>)",
       Format::fodt},
  }));
  const auto document = read_document(test::as_bytes(c.bytes), {});
  REQUIRE(document);
  CHECK(to_string(document->format) == to_string(c.format));
  CHECK(dump(*document) == "p: text\n");
}

TEST_CASE("a document of Word says by the type of its main part what it is") {
  struct Case {
    std::string type;
    Format format;
  };
  const auto c = GENERATE(values<Case>({
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", Format::docx},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", Format::dotx},
      {"application/vnd.ms-word.document.macroEnabled.main+xml", Format::docm},
      {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", Format::dotm},
  }));
  CAPTURE(c.type);
  const auto document = read_document(
      test::as_bytes(test::zip({{"[Content_Types].xml", "<Types><Override PartName=\"/main.xml\" ContentType=\"" + c.type + "\"/></Types>"},
                                {"_rels/.rels", rels},
                                {"main.xml", word_text}})),
      {});
  REQUIRE(document);
  CHECK(to_string(document->format) == to_string(c.format));
  CHECK(dump(*document) == "p: text\n");
}

TEST_CASE("a document of Word in one XML file is read as the package that it holds") {
  const auto part = [](const std::string& name, const std::string& content) {
    return "<p:part p:name=\"/" + name + "\" p:contentType=\"application/xml\"><p:xmlData>" + content + "</p:xmlData></p:part>";
  };
  const auto text =
      "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\n<p:package "
      "xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\">" +
      part("_rels/.rels", rels) + part("main.xml", word_text) +
      "<p:part p:name=\"/a.png\"><p:binaryData>AAAA</p:binaryData></p:part></p:package>";
  const auto document = read_document(test::as_bytes(text), {});
  REQUIRE(document);
  CHECK(document->format == Format::docx);
  CHECK(dump(*document) == "p: text\n");
  CHECK_FALSE(read_document(test::as_bytes(text.substr(0, text.size() - 80)), {}));
}

TEST_CASE("a file that is no such document says what it is") {
  struct Case {
    std::string bytes;
    ErrorCode code;
    std::string detail;
  };
  const auto unsupported = ErrorCode::unsupported_format;
  const auto c = GENERATE_COPY(values<Case>({
      {"", ErrorCode::empty_file, ""},
      {test::compound_file({"WordDocument"}), unsupported, "Word 97-2003 document (.doc)"},
      {test::compound_file({"WordDocument"}) + wide("EncryptedPackage"), unsupported, "Word 97-2003 document (.doc)"},
      {test::compound_file({"Workbook"}), unsupported, "Excel 97-2003 workbook (.xls)"},
      {test::compound_file({}), unsupported, "OLE compound file"},
      {test::compound_file({"EncryptionInfo", "EncryptedPackage"}), ErrorCode::encrypted, "password-protected Office document"},
      {"%PDF-1.4\n", ErrorCode::unreadable, "PDF structure"},
      {"{\\rtf1\\ansi}", unsupported, "RTF document"},
      {test::compound_file({"MatOST"}), unsupported, "Works document (.wps)"},
      {"\x89PNG\r\n\x1A\n", unsupported, "PNG image"},
      {"\xFF\xD8\xFF\xE0", unsupported, "JPEG image"},
      {"\n<!DOCTYPE HTML><html></html>", unsupported, "HTML page"},
      {"<html xmlns='http://www.w3.org/1999/xhtml'/>", unsupported, "HTML page"},
      {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", unsupported, "HTML page"},
      {"<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'/>", ErrorCode::unreadable,
       "no main part"},
      {"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>", unsupported,
       "Word 2003 XML document"},
      {"<?xml version='1.0'?><a/>", unsupported, "XML document"},
      {flat_start + "'application/vnd.oasis.opendocument.spreadsheet'/>", unsupported, "OpenDocument spreadsheet (.ods)"},
      {"Gentile signora,\n", unsupported, "plain text"},
      {"\x01\0\x02\0"s, unsupported, "unknown format"},
      {ooxml("<workbook xmlns='urn:x'/>"), unsupported, "Excel workbook (.xlsx)"},
      {ooxml("<p:presentation xmlns:p='urn:x'/>"), unsupported, "PowerPoint presentation (.pptx)"},
      {odf("application/vnd.oasis.opendocument.spreadsheet"), unsupported, "OpenDocument spreadsheet (.ods)"},
      {odf("application/vnd.oasis.opendocument.presentation"), unsupported, "OpenDocument presentation (.odp)"},
      {odf("application/epub+zip"), unsupported, "EPUB book"},
      {test::zip({{"Index/Document.iwa", ""}}), unsupported, "Apple iWork document (.pages)"},
      {test::zip({{"photo.jpg", "x"}}), unsupported, "ZIP archive"},
      {test::zip({{"[Content_Types].xml", "<Types/>"}}), ErrorCode::unreadable, "no main part"},
      {test::zip({{"photo.jpg", "x"}}).substr(0, 60), ErrorCode::unreadable, "Not a zip archive"},
  }));
  CAPTURE(c.bytes.substr(0, 60), c.detail);
  const auto document = read_document(test::as_bytes(c.bytes), {});
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error().code) == to_string(c.code));
  CHECK(document.error().detail == c.detail);
}

TEST_CASE("a file past the size limit is not looked at") {
  Limits limits;
  limits.file_bytes = 3;
  const auto document = read_document(test::as_bytes("%PDF"s), limits);
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error().code) == "limits-exceeded");
}

}  // namespace
}  // namespace schede
