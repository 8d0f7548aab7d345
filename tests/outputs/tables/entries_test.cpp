#include "outputs/tables/entries.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/records/record_json.h"
#include "outputs/tables/codebook.h"
#include "outputs/tables/data_package.h"
#include "outputs/tables/gaps.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

const Form& orti() {
  static const Form form = parse_form(test::slurp(test::data("forms/orti.xml"))).value();
  return form;
}

Record record_with(const std::string& members) {
  const auto record =
      parse_record(R"({"record_id":"0123456789ab","form":"orti","form_version":"1","status":"accepted",)"
                   R"("source":{"path":"a.docx","format":"docx","sha256":null,"bytes":1,"modified":null,"generator":null},)" +
                   members + R"("evidence":{},"unread":[],"gaps":[]})");
  REQUIRE(record);
  return *record;
}

std::string entries_of(const std::string& file, const Record& record) {
  std::ostringstream out;
  for (const EntryTable& table : entry_tables(orti()))
    if (table.file == file) EntriesCsv(out, table, Dialect::exact).add(record);
  return out.str();
}

}  // namespace

TEST_CASE("rows, groups and grids have a table each, a row an entry") {
  struct Case {
    std::string shows, file, members, csv;
  };
  const auto c = GENERATE(values<Case>({
      {"rows in written order", "family.csv",
       R"("family":[{"name":"Ada Riva","age":41,"kin":"spouse"},{"name":"Ugo","age":"tre","kin":null}],)",
       "record_id,n,name,age,kin\r\n0123456789ab,1,Ada Riva,41,spouse\r\n0123456789ab,2,Ugo,tre,\r\n"},
      {"no row where nothing is written", "family.csv", R"("family":[],)", "record_id,n,name,age,kin\r\n"},
      {"printed rows, empty or not, then those that were added", "crops.csv",
       R"("crops":[{"row":"spring","plants":null},{"row":"autumn","plants":"rape"},{"row":null,"row_other":"Inverno","plants":"cavoli"}],)",
       "record_id,n,row,row_other,plants\r\n0123456789ab,1,spring,,\r\n0123456789ab,2,autumn,,rape\r\n0123456789ab,3,,Inverno,cavoli\r\n"},
      {"a grid by its rows, with its fields", "care.csv",
       R"("care":{"water":"often","weed":null},"care_note":{"water":null,"weed":"mal di schiena"},)",
       "record_id,n,row,answer,note\r\n0123456789ab,1,water,often,\r\n0123456789ab,2,weed,,mal di schiena\r\n"},
  }));
  CAPTURE(c.shows);
  CHECK(entries_of(c.file, record_with(c.members)) == c.csv);
}

TEST_CASE("the codebook has a row a path: where its answers are, and what its codes mean") {
  std::ostringstream out;
  write_codebook(out, orti(), Dialect::exact, Language::it);
  const std::string book = out.str();
  CHECK(book.starts_with(
      "path,column,file,label,type,need,when,codes\r\nwho.name,who_name,register.csv,Il/La sottoscritto/a,name,required,,\r\n"));
  const auto row = GENERATE(
      as<std::string>(), "who.birthdate,who_birthdate,register.csv,il,date,recommended,,",
      R"(had,had,register.csv,Ha già avuto un orto?,choice,recommended,,"yes=SI; no=NO")",
      R"(had_when,had_when,register.csv,"Se sì, fino all'anno",year,recommended,had = yes,)",
      R"(tools,tools,register.csv,Attrezzi da prestare (al massimo due),choice many,optional,,"hoe=zappa; spade=vanga; rake=rastrello; else=altro attrezzo")",
      "tools_other,tools_other,register.csv,altro attrezzo,line,optional,,",
      "share_limit,share_limit,register.csv,Limite di spesa,amount,recommended,,",
      R"(care.water,care_water,register.csv,Annaffiare,choice,recommended,,"none=mai; some=qualche volta; often=spesso")",
      "care_note.weed,care_note_weed,register.csv,Togliere erbacce: Note,line,optional,,",
      R"(care,answer,care.csv,3. Quanto tempo può dare?,choice,recommended,,"none=mai; some=qualche volta; often=spesso")",
      "family,family,register.csv,4. Chi lo coltiverà con lei,rows,optional,,",
      "family.name,name,family.csv,Nome e cognome,name,required,,",
      R"(crops.row,row,crops.csv,5. Che cosa pianterà,choice,optional,,"spring=Primavera; autumn=Autunno")");
  CHECK_THAT(book, Catch::Contains("\r\n" + row + "\r\n"));
}

TEST_CASE("the data package of a survey has its own tables, and nothing of candidatures") {
  std::string files;
  for (const TableSchema& table : table_schemas(orti())) files += table.path + " ";
  CHECK(files == "register.csv gaps.csv gap-history.csv corrections.csv care.csv family.csv crops.csv codebook.csv ");
}

TEST_CASE("gaps of a survey stand under its respondent") {
  Record record = record_with(R"("who":{"name":"Ada Riva"},)");
  record.gaps = {{"missing-required", "size", Severity::error, "Misura: manca."}};
  std::ostringstream out;
  GapsCsv(out, orti(), Dialect::exact).add(record);
  CHECK(out.str() ==
        "record_id,source,respondent,field,code,severity,message,state,asked_at\r\n0123456789ab,a.docx,Ada "
        "Riva,size,missing-required,error,Misura: "
        "manca.,open,\r\n");
}
