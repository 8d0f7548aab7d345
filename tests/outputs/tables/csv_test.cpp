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
      {{"\t=1"}, "\"'\t=1\"", "\"\t=1\""},
      {{"\r=1"}, "'␍=1", "\"\r=1\""},
      {{" =1"}, "' =1", "\" =1\""},
      {{"\uFEFF=1"}, "'⟦U+FEFF⟧=1", "\uFEFF=1"},
      {{"\uFF1D1"}, "'\uFF1D1", "\uFF1D1"},
      {{"+39 0832 682111"}, "'+39 0832 682111", "+39 0832 682111"},
      {{"+39 0832 682111", true}, "+39 0832 682111", "+39 0832 682111"},
      {{"+39 0832 682111; +39 347 1234567", true}, "\"+39 0832 682111; +39 347 1234567\"", "\"+39 0832 682111; +39 347 1234567\""},
      {{"+39 0832 682111 int. 3", true}, "'+39 0832 682111 int. 3", "+39 0832 682111 int. 3"},
      {{"a=1"}, "a=1", "a=1"},
      {{"citt\xE0"}, "citt\uFFFD", "citt\uFFFD"},
  }));
  CAPTURE(c.cell.text);
  CHECK(csv_cell(c.cell, Dialect::standard) == c.standard);
  CHECK(csv_cell(c.cell, Dialect::excel_it) == c.standard);
  CHECK(csv_cell(c.cell, Dialect::exact) == c.exact);
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
