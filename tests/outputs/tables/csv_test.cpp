#include "outputs/tables/csv.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace schede;

TEST_CASE("a cell as each dialect writes it") {
  struct Case {
    CsvCell cell;
    std::string standard, exact;
  };
  const auto c = GENERATE(values<Case>({
      {{"Lecce"}, "Lecce", "Lecce"},
      {{""}, "", ""},
      {{"a, b; c"}, "\"a, b; c\"", "\"a, b; c\""},
      {{"\"Nido\""}, "\"\"\"Nido\"\"\"", "\"\"\"Nido\"\"\""},
      {{"due\nrighe"}, "\"due\nrighe\"", "\"due\nrighe\""},
      {{" spazi "}, "\" spazi \"", "\" spazi \""},
      {{"=1+1"}, "'=1+1", "=1+1"},
      {{"@SUM(A1)"}, "'@SUM(A1)", "@SUM(A1)"},
      {{"-12% di attese"}, "'-12% di attese", "-12% di attese"},
      {{"\t=1"}, "\"\t'=1\"", "\"\t=1\""},
      {{"\r=1"}, "'␍=1", "\"\r=1\""},
      {{" =1"}, "' =1", "\" =1\""},
      {{"\uFEFF=1"}, "'⟦U+FEFF⟧=1", "\uFEFF=1"},
      {{"\uFF1D1"}, "'\uFF1D1", "\uFF1D1"},
      {{"+39 0832 682111"}, "'+39 0832 682111", "+39 0832 682111"},
      {{"+39 0832 682111", CellKind::phone}, "+39 0832 682111", "+39 0832 682111"},
      {{"+39 0832 682111; +39 347 1234567", CellKind::phone},
       "\"+39 0832 682111; +39 347 1234567\"",
       "\"+39 0832 682111; +39 347 1234567\""},
      {{"+39 0832 682111 int. 3", CellKind::phone}, "'+39 0832 682111 int. 3", "+39 0832 682111 int. 3"},
      {{"+39 0832 682111;=1+1", CellKind::phone}, "\"'+39 0832 682111;'=1+1\"", "\"+39 0832 682111;=1+1\""},
      {{"a=1"}, "a=1", "a=1"},
      {{"Comune;=1+1;x"}, "\"Comune;'=1+1;x\"", "\"Comune;=1+1;x\""},
      {{"Comune;-1;@x; +2"}, "\"Comune;'-1;'@x;' +2\"", "\"Comune;-1;@x; +2\""},
      {{"Comune\t=1+1"}, "\"Comune\t'=1+1\"", "\"Comune\t=1+1\""},
      {{"=1;=2"}, "\"'=1;'=2\"", "\"=1;=2\""},
      {{"a;\"=1\""}, "\"a;'\"\"=1\"\"\"", "\"a;\"\"=1\"\"\""},
      {{"\"+\" e \"-\""}, "\"\"\"+\"\" e \"\"-\"\"\"", "\"\"\"+\"\" e \"\"-\"\"\""},
      {{"asili; nidi; scuole"}, "\"asili; nidi; scuole\"", "\"asili; nidi; scuole\""},
      {{"citt\xE0"}, "citt\uFFFD", "citt\uFFFD"},
  }));
  CAPTURE(c.cell.text);
  CHECK(csv_cell(c.cell, Dialect::standard) == c.standard);
  CHECK(csv_cell(c.cell, Dialect::excel_it) == c.standard);
  CHECK(csv_cell(c.cell, Dialect::exact) == c.exact);
}

TEST_CASE("a code is text to an Italian Excel whatever its digits, and plain elsewhere") {
  struct Case {
    std::string text, excel, standard;
  };
  const auto c = GENERATE(values<Case>({
      {"075035", "\"=\"\"075035\"\"\"", "075035"},
      {"1208e7996098", "\"=\"\"1208e7996098\"\"\"", "1208e7996098"},
      {"", "", ""},
      {"di \"Lecce\".docx", "\"=\"\"di \"\"\"\"Lecce\"\"\"\".docx\"\"\"", "\"di \"\"Lecce\"\".docx\""},
      {std::string(256, '7'), std::string(256, '7'), std::string(256, '7')},  // no formula holds it
  }));
  CAPTURE(c.text);
  const CsvCell cell{c.text, CellKind::code};
  CHECK(csv_cell(cell, Dialect::excel_it) == c.excel);
  CHECK(csv_cell(cell, Dialect::standard) == c.standard);
  CHECK(csv_cell(cell, Dialect::exact) == c.standard);
}

TEST_CASE("an Italian Excel gets no cell that is longer than it holds") {
  // In UTF-16 an emoji is two characters, as Excel counts.
  const auto [character, units] = GENERATE(table<std::string, std::size_t>({{"a", 1}, {"è", 1}, {"😀", 2}}));
  const auto times = [&, text = character](std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return CsvCell{all};
  };
  const auto most = 32'767 / units;
  CAPTURE(character);
  CHECK(csv_cell(times(most), Dialect::excel_it) == times(most).text);
  CHECK_FALSE(is_cut(times(most), Dialect::excel_it));
  CHECK(is_cut(times(most + 1), Dialect::excel_it));
  const auto cut = csv_cell(times(most + 1), Dialect::excel_it);
  const auto note = cut.find(" [… ");
  REQUIRE(note != std::string::npos);
  const auto note_units = cut.size() - note - 2;  // its ellipsis takes three bytes
  CHECK(note % character.size() == 0);
  CHECK(note / character.size() * units + note_units <= 32'767);
  CHECK(note / character.size() * units + note_units >= 32'766);
  CHECK(csv_cell(times(most + 1), Dialect::standard) == times(most + 1).text);
  CHECK_FALSE(is_cut(times(most + 1), Dialect::standard));
}

TEST_CASE("a file as each dialect writes it") {
  struct Case {
    Dialect dialect;
    std::string text;
  };
  const auto c = GENERATE(values<Case>({
      {Dialect::standard, "a,b\r\n'=1,2\r\n"},
      {Dialect::excel_it,
       "\xEF\xBB\xBF"
       "a;b\r\n'=1;2\r\n"},
      {Dialect::exact, "a,b\r\n=1,2\r\n"},
  }));
  std::ostringstream out;
  const std::vector<std::string> header{"a", "b"};
  CsvWriter csv(out, c.dialect, header);
  const std::vector<CsvCell> row{{"=1"}, {"2"}};
  csv.row(row);
  CHECK(out.str() == c.text);
}
