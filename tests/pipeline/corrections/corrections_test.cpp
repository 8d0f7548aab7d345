#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "outputs/records/register_reader.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/corrections/suggestions.h"
#include "pipeline/host/failure.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ledger/files.h"
#include "tests/pipeline/shell.h"
#include "tests/pipeline/two_returns.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

std::vector<Form> shipped() { return {default_form()}; }
std::vector<Form> orti() { return {parse_form(test::slurp(test::data("forms/orti.xml"))).value()}; }

/// A register of two returns.
struct CorrectedDesk : test::TwoReturns {
  explicit CorrectedDesk(std::vector<Form> definitions = shipped()) : TwoReturns(OutputSet::tables, std::move(definitions)) {}

  [[nodiscard]] std::filesystem::path out(const std::string& name) const { return scratch / ("out/" + name); }

  CorrectionDesk::Taken take(const std::vector<GivenCorrection>& lines, const std::string& name = {}) const {
    Messages messages(Language::en);
    Ledger ledger(ledger_file(options.out));
    const auto taken = CorrectionDesk(ledger, forms, Language::en).take(lines, name);
    write_outputs_anew(ledger, options.out, forms, messages);
    return taken;
  }

  CorrectionDesk::Taken take_file(const std::string& name) const { return take(read_corrections(scratch / name, {}, {}), name); }

  /// The record of a document in register.json.
  [[nodiscard]] Record record(const std::string& source, const std::string& folder = {}) const {
    std::ifstream in(out(folder + "register.json"), std::ios::binary);
    Record found;
    (void)read_register(in, [&](const Record& record) {
      if (record.source.path == source) found = record;
    });
    return found;
  }
};

GivenCorrection given(const std::string& source, const std::string& field, const std::string& value) {
  GivenCorrection line;
  line.correction.source = source;
  line.correction.field = field;
  line.correction.value = value;
  line.correction.by = "Anna";
  line.correction.why = "per telefono";
  return line;
}

std::string refusal(const CorrectedDesk& desk, const std::vector<GivenCorrection>& lines) {
  try {
    (void)desk.take(lines, "c.csv");
    return {};
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::bad_definition);
    return failure.words.en;
  }
}

std::size_t rows(const std::string& csv) { return static_cast<std::size_t>(std::ranges::count(csv, '\n')) - 1; }

}  // namespace

TEST_CASE("a correction stays through new returns, reprocessing and rebuilding") {
  CorrectedDesk desk;
  (void)desk.ingest();
  CHECK(test::slurp(desk.out("corrections.csv")) == "record_id,source,field,value,read,by,at,why,waive,blind\r\n");
  CHECK(desk.take({given("lecce.docx", "contact.phone", "0832 682999"), given("lecce.docx", "contact.organisation", "Comune di Brindisi"),
                   given("bari.docx", "status", "set-aside")})
            .added == 3);
  const auto holds = [&] {
    const auto record = desk.record("lecce.docx");
    CHECK(record.text("contact.phone") == "+39 0832 682999");
    CHECK(record.territory->municipality == "Brindisi");
    CHECK(record.evidence_of("contact.phone")->corrected->decision.by == "Anna");
    CHECK(desk.record("bari.docx").set_aside);
    CHECK_THAT(test::slurp(desk.out("register.csv")), Catch::Contains("set_aside"));
    CHECK_THAT(test::slurp(desk.out("gap-report.json")), Catch::Contains("\"set_aside\":1"));
    CHECK_THAT(test::slurp(desk.out("candidatures.csv")), !Catch::Contains("bari.docx"));
    CHECK(rows(test::slurp(desk.out("corrections.csv"))) == 3);
  };
  holds();
  CHECK(desk.ingest().surveys.empty());  // a run with nothing new has nothing to write
  desk.scratch.write("drop/modena.docx", test::filled_form({{"Comune di Lecce", "Comune di Modena"}}));
  (void)desk.ingest();
  holds();
  desk.options.reader = "another";
  (void)desk.ingest();
  holds();
  Messages messages(Language::en);
  (void)rebuild(desk.options, messages);
  holds();
}

TEST_CASE("what people say decides which returns are a body's, and copies follow their bytes") {
  CorrectedDesk desk;
  desk.scratch.write("drop/copia.docx", test::filled_form());
  (void)desk.ingest();
  (void)desk.take({given("bari.docx", "contact.organisation", "Comune di Lecce")});
  CHECK_THAT(test::slurp(desk.out("gaps.csv")), Catch::Contains("Lo stesso ente ha inviato anche copia.docx"));
  CHECK(desk.take({given("lecce.docx", "contact.office", "Sportello")}).added == 1);
  CHECK(desk.record("copia.docx").text("contact.office") == "Sportello");
}

TEST_CASE("a re-sent document keeps a correction whose ground it repeats, and tells of another") {
  CorrectedDesk desk;
  (void)desk.ingest();
  (void)desk.take({given("lecce.docx", "contact.phone", "0832 682999"), given("lecce.docx", "contact.office", "Sportello")});
  desk.scratch.write("drop/lecce.docx", test::filled_form({{"| 0832 682111", "| 0832 777777"}}));
  (void)desk.ingest();
  const auto record = desk.record("lecce.docx");
  CHECK(record.text("contact.office") == "Sportello");
  CHECK(record.text("contact.phone") == "+39 0832 777777");
  CHECK(test::gaps_of(record).contains("correction-stale contact.phone"));
}

TEST_CASE("each return of an envelope is corrected by itself, and keeps it when the envelope is sent again") {
  CorrectedDesk desk;
  const auto archive = [](const std::string& phone) {
    return test::zip({{"napoli.docx", test::filled_form({{"Comune di Lecce", "Comune di Napoli"}, {"| 0832 682111", "| " + phone}})},
                      {"salerno.docx", test::filled_form({{"Comune di Lecce", "Comune di Salerno"}})}});
  };
  desk.scratch.write("drop/due.zip", archive("081 7951111"));
  (void)desk.ingest();
  (void)desk.take(
      {given("due.zip!/napoli.docx", "contact.office", "Sportello"), given("due.zip!/salerno.docx", "contact.office", "Segreteria")});
  const auto holds = [&] {
    CHECK(desk.record("due.zip!/napoli.docx").text("contact.office") == "Sportello");
    CHECK(desk.record("due.zip!/salerno.docx").text("contact.office") == "Segreteria");
  };
  holds();
  desk.scratch.write("drop/due.zip", archive("081 7952222"));
  (void)desk.ingest();
  holds();
  CHECK(desk.record("due.zip!/napoli.docx").text("contact.phone") == "+39 081 795 2222");
}

TEST_CASE("corrections.csv reads back in every dialect") {
  const auto dialect = GENERATE(Dialect::standard, Dialect::excel_it, Dialect::exact);
  CorrectedDesk desk;
  desk.options.csv = dialect;
  (void)desk.ingest();
  auto waiver = given("bari.docx", "areas[0].offering_body", "");
  auto missing = given("bari.docx", "contact.office", "");
  (void)desk.take({given("lecce.docx", "contact.phone", "0832 682999; 0832 682998"), given("lecce.docx", "territory.istat", "075035"),
                   given("lecce.docx", "context", "=HYPERLINK(\"x\")\n\n-1; @due"), given("lecce.docx", "areas[1].items", "2a; 2c"),
                   given("lecce.docx", "status", "set-aside"), given("lecce.docx", "review", "approved"), missing,
                   given("lecce.docx", "good_practice.example", "'\"=uno\" e due")});
  waiver = given("bari.docx", "contact.office", "");
  waiver.correction.waive = "missing-recommended";
  (void)desk.take({waiver});
  std::filesystem::copy_file(desk.out("corrections.csv"), desk.scratch / "kept.csv");
  const auto before = desk.record("lecce.docx"), other = desk.record("bari.docx");
  CHECK(desk.take_file("kept.csv").known == 9);  // all in force already
  std::filesystem::remove(desk.out("state.db"));
  std::filesystem::remove(desk.out("corrections.csv"));
  (void)desk.ingest();
  CHECK(desk.take_file("kept.csv").added == 9);
  CHECK(test::values_of(desk.record("lecce.docx")) == test::values_of(before));
  CHECK(test::gaps_of(desk.record("bari.docx")) == test::gaps_of(other));
  CHECK(test::slurp(desk.out("corrections.csv")) == test::slurp(desk.scratch / "kept.csv"));
}

TEST_CASE("all of a file or nothing, and every fault by its line") {
  CorrectedDesk desk;
  (void)desk.ingest();
  auto nobody = given("lecce.docx", "context", "x");
  nobody.correction.by.clear();
  auto undated = given("lecce.docx", "context", "x");
  undated.correction.at = "ieri";
  auto waiver = given("lecce.docx", "contact.phone", "");
  waiver.correction.waive = "missing-required";
  struct Case {
    GivenCorrection line;
    std::string words;
  };
  const auto c = GENERATE_COPY(values<Case>({{given("nessuno.docx", "context", "x"), "unknown return"},
                                             {given("lecce.docx", "contact.pager", "x"), "unknown field"},
                                             {given("lecce.docx", "contact.organisation_key", "x"), "unknown field"},
                                             {given("lecce.docx", "contact.phone", "interno"), "no telephone number"},
                                             {given("lecce.docx", "areas[0].items", "2a"), "none of the codes"},
                                             {given("lecce.docx", "territory.istat", "999999"), "ISTAT"},
                                             {given("lecce.docx", "status", "gone"), "none of"},
                                             {given("lecce.docx", "contact.other[7].name", "x"), "entries before it"},
                                             {nobody, "who corrects"},
                                             {undated, "no date"},
                                             {waiver, "no such gap"}}));
  auto faulty = c.line;
  faulty.line = 3;
  CHECK_THAT(refusal(desk, {given("lecce.docx", "context", "Uno."), faulty}), Catch::Contains("c.csv:3: ") && Catch::Contains(c.words));
  CHECK(rows(test::slurp(desk.out("corrections.csv"))) == 0);
}

TEST_CASE("a return is told by its document, its id, or both where they belong together") {
  CorrectedDesk desk;
  (void)desk.ingest();
  const auto id = desk.record("bari.docx").record_id;
  auto line = given("lecce.docx", "contact.office", "Uno");
  line.correction.record_id = id;
  CHECK_THAT(refusal(desk, {line}), Catch::Contains("are not of one return"));
  line.correction.source = "bari.docx";
  CHECK(desk.take({line}).added == 1);
  line.correction.source.clear();
  line.correction.value = "Due";
  CHECK(desk.take({line}).added == 1);
  CHECK(desk.record("bari.docx").text("contact.office") == "Due");
  CHECK(desk.take({given(id, "contact.office", "Tre")}).added == 1);
  CHECK(desk.record("bari.docx").text("contact.office") == "Tre");
}

TEST_CASE("a correction that is taken back no longer counts, and stays on record") {
  CorrectedDesk desk;
  (void)desk.ingest();
  (void)desk.take({given("lecce.docx", "context", "Uno."), given("lecce.docx", "context", "Due.")});
  CHECK(desk.record("lecce.docx").text("context") == "Due.");
  {
    Ledger ledger(ledger_file(desk.options.out));
    CHECK(ledger.undo_correction(2, {"Anna", "2026-11-30T10:45:00Z", "errore"}));
    CHECK_FALSE(ledger.undo_correction(2, {"Anna", "2026-11-30T10:45:00Z", "errore"}));
    CHECK(ledger.last_correction() == 3);
  }
  (void)desk.ingest();  // sees that the outputs are behind
  CHECK(desk.record("lecce.docx").text("context") == "Uno.");
}

TEST_CASE("forms of version 2, and several on one folder, are corrected alike") {
  CorrectedDesk desk([] {
    auto forms = orti();
    forms.push_back(default_form());
    return forms;
  }());
  desk.scratch.write("drop/orto.odt", test::written_as("odt", test::form_case(test::data("extractors/orti.form")).markup));
  (void)desk.ingest();
  CHECK(desk.take({given("orto.odt", "size", "large"), given("lecce.docx", "contact.office", "Uno")}).added == 2);
  CHECK(desk.record("orto.odt", "orti/").text("size") == "large");
  CHECK(rows(test::slurp(desk.out("orti/corrections.csv"))) == 1);
  CHECK(rows(test::slurp(desk.out("agire-por-gemellaggi/corrections.csv"))) == 1);
}

TEST_CASE("a ledger that cannot be read any more gives its corrections from corrections.csv") {
  CorrectedDesk desk;
  (void)desk.ingest();
  (void)desk.take({given("lecce.docx", "context", "Uno.")});
  desk.scratch.write("out/state.db", std::string(8192, 'x'));
  const auto run = test::run(desk.scratch, "schede rebuild drop --out out --outputs tables --lang en --quiet");
  CAPTURE(run.err);
  CHECK(run.code == 0);
  CHECK(desk.record("lecce.docx").text("context") == "Uno.");
}

TEST_CASE("corrections come by the command line, and an edited table is told with the command that takes it in") {
  CorrectedDesk desk;
  const auto run = test::run(desk.scratch,
                             "schede ingest drop --out out --outputs tables --lang en --quiet\n"
                             "schede correct out lecce.docx context 'Uno.' --by Anna --why prova --lang en || exit 1\n"
                             "schede corrections out --lang en\n"
                             "schede correct out lecce.docx context --lang en; echo $?\n"
                             "echo ',bari.docx,context,Due.,,Anna,,prova' >> out/corrections.csv\n"
                             "schede ingest drop --out out --outputs tables --lang en --quiet\n"
                             "schede correct out --from out/corrections.edited-*.csv --lang en\n"
                             "schede corrections out --undo 1 --by Anna --why errore --lang en\n"
                             "schede corrections out --json");
  CAPTURE(run.out, run.err);
  CHECK(run.code == 0);
  CHECK_THAT(run.out, Catch::Contains("Corrections taken: 1") && Catch::Contains("lecce.docx  context: ") && Catch::Contains("64\n") &&
                          Catch::Contains("in force already: 1") && Catch::Contains("\"number\":2") && !Catch::Contains("\"number\":1,"));
  CHECK_THAT(run.err, Catch::Contains("to take its corrections in: schede correct out --from out/corrections.edited-"));
  CHECK(desk.record("bari.docx").text("context") == "Due.");
}

TEST_CASE("the workbook's sheet of corrections reads back") {
  CorrectedDesk desk;
  desk.options.outputs = OutputSet::all;
  (void)desk.ingest();
  (void)desk.take({given("lecce.docx", "context", "Uno.\n\nDue."), given("lecce.docx", "contact.phone", "0832 682999")});
  CHECK(desk.take(read_corrections(desk.out("register.xlsx"), {}, {}), "register.xlsx").known == 2);
}

TEST_CASE("corrections teach labels and fillers, each with the returns that it would change") {
  CorrectedDesk desk;
  const std::pair<std::string, std::string> relabelled{"| Indirizzo | Via Rubichi", "| Dove ci trova | Via Rubichi"};
  desk.scratch.write("drop/lecce.docx", test::filled_form({relabelled, {"| 347 1234567", "| da richiedere in sede"}}));
  desk.scratch.write("drop/bari.docx", test::filled_form({relabelled, {"Comune di Lecce", "Comune di Bari"}}));
  (void)desk.ingest();
  (void)desk.take({given("lecce.docx", "contact.address", "Via Rubichi 16, 73100 Lecce"), given("lecce.docx", "contact.mobile", ""),
                   given("bari.docx", "contact.office", "mai scritto")});
  Ledger ledger(ledger_file(desk.options.out));
  const auto found = suggestions(ledger, desk.forms, desk.options, Language::en);
  const auto of = [&](const std::string& line) {
    const auto place = std::ranges::find(found, line, &Suggestion::line);
    return place == found.end() ? Suggestion() : *place;
  };
  const auto label = of("<variant>Dove ci trova</variant>"), filler = of("<filler>da richiedere in sede</filler>");
  CHECK(label.field == "contact.address");
  CHECK(label.reads == std::vector<std::string>{"lecce.docx"});
  const auto bari = std::ranges::find_if(
      label.changes, [](const auto& change) { return change.source == "bari.docx" && change.field == "contact.address"; });
  REQUIRE(bari != label.changes.end());
  CHECK(bari->before.empty());
  CHECK(bari->after == "Via Rubichi 16, 73100 Lecce");
  CHECK(filler.field.empty());
  CHECK(filler.reads == std::vector<std::string>{"lecce.docx"});
  CHECK(std::ranges::none_of(found, [](const auto& each) { return each.field == "contact.office"; }));  // nothing would have read it
}
