#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "tests/pipeline/filled_form.h"
#include "tests/pipeline/shell.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

/// A register of one return without telephone numbers and e-mail address, and without an office.
struct LifeDesk {
  test::Scratch scratch;

  LifeDesk() {
    scratch.write("drop/bari.docx", test::filled_form({{"Comune di Lecce", "Comune di Bari"}}));
    scratch.write("drop/lecce.docx", test::filled_form({{"| Ufficio di Piano", "|"},
                                                        {"| Maria Grazia De Luca", "|"},
                                                        {"| Via Rubichi", "| Sportello unico di prova, via Rubichi"}}));
    ingest();
  }

  void ingest() const { CHECK(run("schede ingest drop --out out --outputs tables --lang en --quiet").code == 0); }
  [[nodiscard]] test::Run run(const std::string& line) const { return test::run(scratch, line); }
  [[nodiscard]] std::string out(const std::string& name) const { return test::slurp(scratch / ("out/" + name)); }
};

/// The lines of a text that have all of these words.
std::size_t lines_with(const std::string& text, const std::vector<std::string>& words) {
  std::size_t found = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    found += std::ranges::all_of(words, [&](const std::string& word) { return line.find(word) != std::string::npos; });
  return found;
}

}  // namespace

TEST_CASE("a gap is open, is asked about once, and closes by an answer, a waiver or a new reading") {
  const LifeDesk desk;
  CHECK(lines_with(desk.out("gaps.csv"), {"contact.responsible,missing-required", ",open,"}) == 1);
  CHECK(lines_with(desk.out("changes.json"), {"lecce.docx", "\"what\":\"new\""}) == 1);

  const auto letters =
      desk.run("schede remind --out out --to letters --lang en && ls letters; schede remind --out out --to again --lang en; ls again");
  CAPTURE(letters.out, letters.err);
  CHECK(letters.code == 0);
  CHECK(lines_with(letters.out, {".eml"}) == 1);
  CHECK(lines_with(desk.out("gaps.csv"), {"contact.responsible,missing-required", ",asked,20"}) == 1);
  CHECK(lines_with(desk.out("gap-report.json"), {"contact.responsible", "\"state\":\"asked\""}) == 1);

  CHECK(desk.run("schede correct out lecce.docx contact.office --waive missing-recommended --by Anna --why 'non ne ha'").code == 0);
  CHECK(lines_with(desk.out("gaps.csv"), {"contact.office"}) == 0);
  CHECK(lines_with(desk.out("gap-history.csv"), {"contact.office,missing-recommended", ",waived,", "Anna,non ne ha"}) == 1);
  CHECK(lines_with(desk.out("changes.json"), {"contact.office", "\"state\":\"waived\""}) == 1);

  desk.scratch.write("drop/lecce.docx", test::filled_form({{"| Ufficio di Piano", "|"}}));
  desk.ingest();
  CHECK(lines_with(desk.out("gap-history.csv"), {"contact.responsible,missing-required", ",answered,20"}) == 1);
  CHECK(lines_with(desk.out("changes.json"), {"lecce.docx", "\"what\":\"replaced\""}) == 1);
  CHECK(lines_with(desk.out("changes.json"), {"\"field\":\"contact.responsible\"", "\"before\":null", "Maria Grazia De Luca"}) == 1);

  const auto changes = desk.out("changes.json");
  desk.ingest();
  CHECK(desk.run("schede ingest drop --out out --outputs tables --lang en --quiet --csv exact").code == 0);
  CHECK(desk.out("changes.json") == changes);  // neither run changed anything
}

TEST_CASE("what is forgotten leaves ledger and outputs, and is passed over until it is taken back") {
  const LifeDesk desk;
  CHECK(desk.run("schede correct out lecce.docx context 'Parole segretissime.' --by Anna --why prova").code == 0);
  const auto dry = desk.run("schede forget out lecce.docx --why prova --dry-run --lang en");
  CHECK_THAT(dry.out, Catch::Contains("Would be taken out") && Catch::Contains("Stays in the drop folder"));
  CHECK_THAT(desk.out("register.csv"), Catch::Contains("lecce.docx"));

  const auto done = desk.run("schede forget out lecce.docx --why 'su richiesta' --lang en");
  CAPTURE(done.out, done.err);
  CHECK(done.code == 0);
  for (const auto* name :
       {"register.csv", "register.json", "gaps.csv", "gap-history.csv", "corrections.csv", "candidatures.csv", "gap-report.json"}) {
    CAPTURE(name);
    CHECK_THAT(desk.out(name), !Catch::Contains("lecce.docx"));
  }
  CHECK_THAT(desk.out("changes.json"), Catch::Contains("\"what\":\"forgotten\""));
  for (const auto* words : {"segretissime", "Sportello unico di prova"})
    CHECK(desk.run("cat out/state.db*").out.find(words) == std::string::npos);
  CHECK_THAT(desk.run("schede runs out --lang en").out, Catch::Contains("taken out") && Catch::Contains("su richiesta"));

  const auto again = desk.run("schede ingest drop --out out --outputs tables --lang en");
  CHECK(again.code == 0);
  CHECK_THAT(again.err, Catch::Contains("lecce.docx: taken out by schede forget"));
  CHECK_THAT(desk.out("register.csv"), !Catch::Contains("lecce.docx"));
  CHECK_THAT(desk.run("schede rebuild drop --out out --outputs tables --lang en").err, Catch::Contains("taken out by schede forget"));
  CHECK_THAT(desk.out("register.csv"), !Catch::Contains("lecce.docx"));

  const auto undone =
      desk.run("hash=$(schede runs out --json | grep -o '[0-9a-f]\\{64\\}' | head -1); schede forget out --undo $hash --lang en");
  CHECK(undone.code == 0);
  desk.ingest();
  CHECK_THAT(desk.out("register.csv"), Catch::Contains("lecce.docx"));
}

TEST_CASE("what is forgotten of an envelope takes the envelope's copy with it, and says which others came in it") {
  const test::Scratch scratch;
  const auto run = [&](const std::string& line) { return test::run(scratch, line); };
  scratch.write("drop/due.zip", test::zip({{"napoli.docx", test::filled_form({{"Comune di Lecce", "Comune di Napoli"}})},
                                           {"salerno.docx", test::filled_form({{"Comune di Lecce", "Comune di Salerno"}})}}));
  const std::string ingest = "schede ingest drop --out out --archive archive --outputs tables --settle 0 --lang en --quiet";
  REQUIRE(run(ingest).code == 0);
  REQUIRE(run("find archive -name due.zip | wc -l").out == "1\n");
  const auto dry = run("schede forget out napoli.docx --why prova --dry-run --lang en");
  CHECK_THAT(dry.out, Catch::Contains("Would lose their original") && Catch::Contains("due.zip!/salerno.docx"));
  CHECK(run("find archive -name due.zip | wc -l").out == "1\n");
  const auto done = run("schede forget out napoli.docx --why prova --lang en");
  CHECK_THAT(done.out, Catch::Contains("Without their original") && Catch::Contains("due.zip!/salerno.docx"));
  CHECK(run("find archive -type f").out.empty());
  // The other stays, also through later runs, which do not look for its file.
  for (const auto& line : {ingest, ingest + " --reprocess"}) {
    CHECK(run(line).err.empty());
    const auto table = test::slurp(scratch / "out/register.csv");
    CHECK_THAT(table, Catch::Contains("salerno.docx") && !Catch::Contains("napoli.docx"));
  }
  CHECK_THAT(run("schede status out salerno.docx --lang en").out, Catch::Contains("deleted with its envelope"));
}

TEST_CASE("nothing is forgotten while another run holds the folder") {
  const LifeDesk desk;
  const auto held = desk.run("exec 9< out && flock 9 && schede forget out lecce.docx --why prova --lang en");
  CHECK(held.code == 75);
  CHECK_THAT(desk.out("register.csv"), Catch::Contains("lecce.docx"));
  CHECK(desk.run("exec 9< out && flock 9 && schede forget out lecce.docx --why prova --dry-run").code == 0);
}

TEST_CASE("status and the ledger's views say what people left of the gaps") {
  const LifeDesk desk;
  CHECK_THAT(desk.run("schede status out lecce.docx --lang en").out, !Catch::Contains("corrections"));
  REQUIRE(desk.run("schede correct out lecce.docx contact.responsible 'Anna Rossi' --by Anna --why telefono").code == 0);
  CHECK_THAT(desk.run("schede status out lecce.docx --lang en").out, Catch::Contains("corrections") && Catch::Contains("1 in force"));
  CHECK_THAT(desk.run("schede status out lecce.docx --json").out, Catch::Contains("\"corrections\":1"));
  const auto gaps = [&](const std::string& view) {
    return desk
        .run("python3 -c \"import sqlite3; print(sqlite3.connect('out/state.db').execute(\\\"SELECT count(*) FROM " + view +
             " WHERE path = 'lecce.docx' AND field = 'contact.responsible'\\\").fetchone()[0])\"")
        .out;
  };
  CHECK(gaps("gaps_read") == "1\n");
  CHECK(gaps("gaps") == "0\n");
}
