#include "parsers/spreadsheet/xlsx_sheet.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

constexpr const char* relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    R"(</Relationships>)";
constexpr const char* workbook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>)"
    R"(<sheet name="Altro" sheetId="1" r:id="rId8"/><sheet name="Correzioni" sheetId="2" r:id="rId9"/></sheets></workbook>)";
constexpr const char* links = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
                              R"(<Relationship Id="rId9" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
                              R"(<Relationship Id="rId7" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>)"
                              R"(<Relationship Id="rId6" Type="http://x/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* strings =
    R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>campo</t></si>)"
    R"(<si><r><t>Via </t></r><r><t xml:space="preserve">Rubichi</t></r><rPh sb="0" eb="1"><t>letto</t></rPh></si></sst>)";
constexpr const char* styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">)"
    R"(<numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)";

std::string book_with(const std::string& rows) {
  const std::string sheet =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)" + rows + "</sheetData></worksheet>";
  return test::zip({{"_rels/.rels", relationships},
                    {"xl/workbook.xml", workbook},
                    {"xl/_rels/workbook.xml.rels", links},
                    {"xl/sharedStrings.xml", strings},
                    {"xl/styles.xml", styles},
                    {"xl/worksheets/sheet2.xml", sheet}});
}

}  // namespace

TEST_CASE("cells of a sheet are texts, whatever they are stored as") {
  struct Case {
    std::string cell, text;
  };
  const auto c = GENERATE(values<Case>({{R"(<c r="A1" t="s"><v>0</v></c>)", "campo"},
                                        {R"(<c r="A1" t="s"><v>1</v></c>)", "Via Rubichi"},
                                        {R"(<c r="A1" t="s"><v>99</v></c>)", ""},
                                        {R"(<c r="A1" t="inlineStr"><is><r><t>uno</t></r><r><t> due</t></r></is></c>)", "uno due"},
                                        {R"(<c r="A1" t="str"><f>"x"&amp;"y"</f><v>xy</v></c>)", "xy"},
                                        {R"(<c r="A1"><v>12.5</v></c>)", "12.5"},
                                        {R"(<c r="A1"><v>0.30000000000000004</v></c>)", "0.3"},
                                        {R"(<c r="A1"><v>73100</v></c>)", "73100"},
                                        {R"(<c r="A1" s="3"><v>3</v></c>)", "3"},
                                        {R"(<c r="A1" s="1"><v>46356</v></c>)", "2026-11-30"},
                                        {R"(<c r="A1" s="2"><v>46356.447916666664</v></c>)", "2026-11-30T10:45:00Z"},
                                        {R"(<c r="A1" t="b"><v>1</v></c>)", "true"},
                                        {R"(<c r="A1" t="e"><v>#REF!</v></c>)", ""}}));
  CAPTURE(c.cell);
  const auto bytes = book_with("<row r=\"1\">" + c.cell + "<c r=\"C1\" t=\"inlineStr\"><is><t>end</t></is></c></row>");
  const auto rows = read_xlsx_sheet(std::as_bytes(std::span(bytes)), "Correzioni", {});
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  CHECK(rows->front().cells == std::vector<std::string>{c.text, "", "end"});
}

TEST_CASE("rows have the numbers that a person sees, and empty ones are none") {
  const auto bytes = book_with("<row r=\"1\"><c><v>1</v></c><c><v>2</v></c></row><row r=\"7\"/><row><c r=\"B8\"><v>3</v></c></row>");
  const auto rows = read_xlsx_sheet(std::as_bytes(std::span(bytes)), "Correzioni", {});
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK(rows->at(0).cells == std::vector<std::string>{"1", "2"});
  CHECK(rows->at(1).number == 8);
  CHECK(rows->at(1).cells == std::vector<std::string>{"", "3"});
  CHECK(read_xlsx_sheet(std::as_bytes(std::span(bytes)), "Lacune", {})->empty());
}

TEST_CASE("what is no workbook is refused, and so is one beyond the limits") {
  const std::string text = "no workbook";
  CHECK_FALSE(read_xlsx_sheet(std::as_bytes(std::span(text)), "Correzioni", {}));
  const auto wide = book_with("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>");
  const auto rows = read_xlsx_sheet(std::as_bytes(std::span(wide)), "Correzioni", {});
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == ErrorCode::limits_exceeded);
}
