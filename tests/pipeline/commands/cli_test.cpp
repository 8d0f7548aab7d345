#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/text/csv_table.h"
#include "pipeline/host/lock.h"
#include "tests/pipeline/shell.h"
#include "tests/pipeline/special_files.h"

using schede::test::run;
using schede::test::Scratch;
using schede::test::slurp;
using schede::test::source;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

/// The rows of a CSV file by the names of its columns.
std::vector<std::map<std::string, std::string>> table(const std::string& csv) {
  const auto rows = schede::read_csv(csv).value();
  std::vector<std::map<std::string, std::string>> named(rows.size() - 1);
  for (std::size_t row = 1; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].cells.size(); ++column) named[row - 1][rows[0].cells[column]] = rows[row].cells[column];
  return named;
}

/// A folder with an unreadable return, and records and definitions of either kind.
void furnish(const Scratch& scratch) {
  scratch.write("drop/empty.docx", "");
  scratch.write("none/.hidden", "");
  scratch.write("bad.ndjson", "{\"record_id\": 1");
  scratch.write("good.ndjson", "");
  scratch.write("bad.xml", "<form/>");
  scratch.write("file", "x");
  scratch.write("bad.csv", "nome\nComune di Lecce\n");
  scratch.write("good.csv", "ente\nComune di Lecce\n");
  scratch.write("letter.txt", "\xef\xbb\xbfScheda\r\n\r\nSpett.le {{organisation}}\r\n");
  scratch.write("registered/register.json", "{\"form\":\"agire-por-gemellaggi\",\"generated\":\"\",\"records\":[\n]}\n");
}

}  // namespace

TEST_CASE("exit codes") {
  struct Case {
    std::string line;
    int code;
  };
  const auto c = GENERATE(values<Case>({
      {"schede --help", 0},
      {"schede --version", 0},
      {"schede extract --help", 0},
      {"schede --help > /dev/full", 73},
      {"schede extract drop", 0},
      {"schede extract drop/empty.docx", 0},
      {"schede extract none", 0},
      {"schede extract - < /dev/null", 0},
      {"schede ingest drop --out out --settle 0", 0},
      {"schede ingest drop --out new/deep/out --settle 0", 0},
      {"schede consolidate good.ndjson --out out", 0},
      {"schede text drop/empty.docx", 65},
      {"schede explain drop/empty.docx", 0},
      {"echo x | schede normalize --as text", 0},
      {"schede extract --fail-on rejected drop", 3},
      {"schede extract --fail-on gaps drop", 3},
      {"schede extract --fail-on rejected none", 0},
      {"schede ingest drop --out out --settle 0 --fail-on rejected", 3},
      {"schede ingest drop --out out --settle 0 && schede --fail-on gaps ingest drop --out out", 0},
      {"schede ingest drop --out out --settle 0 && schede --fail-on rejected ingest drop --out out", 0},
      {"schede ingest drop --out out --settle 0 && schede --fail-on-any gaps ingest drop --out out", 3},
      {"schede ingest drop --out out --settle 0 && schede --fail-on-any rejected ingest drop --out out", 3},
      {"schede ingest drop --out out --settle 0 && schede --fail-on rejected ingest drop --out out --retry", 3},
      {"schede extract --fail-on-any rejected drop", 3},
      {"schede extract --fail-on-any rejected none", 0},
      {"schede extract drop | schede consolidate - --out out --fail-on rejected", 3},
      {"schede extract drop | schede consolidate - --out out --fail-on-any gaps", 3},
      {"schede consolidate good.ndjson --out out --fail-on-any rejected", 0},
      {"schede ingest drop --out out --settle 0 && schede consolidate good.ndjson --out out", 64},
      {"schede extract drop | sed s/agire-por-gemellaggi/another/ | schede consolidate - --out out", 65},
      {"schede ingest drop --out out --settle 0; sed s/agire-por-gemellaggi/another/ '" +
           source("forms/agire-por-gemellaggi.xml").string() + "' > other.xml; schede ingest drop --out out --form other.xml",
       65},
      {"schede ingest drop --out out --settle 0; sed '$a <!-- newer -->' '" + source("forms/agire-por-gemellaggi.xml").string() +
           "' > newer.xml; schede ingest drop --out out --form newer.xml",
       0},
      {"schede", 64},
      {"schede nonsense", 64},
      {"schede --nonsense extract drop", 64},
      {"schede extract", 64},
      {"schede extract --jobs none drop", 64},
      {"schede extract --jobs 0 drop", 64},
      {"schede extract --limit text_bytes=1M drop", 0},
      {"schede --limit text_bytes=1M,blocks=9 --limit cells=9 extract drop", 0},
      {"schede extract --limit text=1M drop", 64},
      {"schede extract --lang de drop", 64},
      {"schede ingest drop", 64},
      {"schede ingest drop --out drop", 64},
      {"schede ingest drop --out out --csv excel", 64},
      {"schede normalize --as number", 64},
      {"schede form", 64},
      {"schede form blank bad.xml --out bad.pdf", 64},
      {"schede form blank bad.xml --out bad.odt", 65},
      {"schede form check bad.xml", 65},
      {"schede extract --form bad.xml drop", 65},
      {"schede consolidate bad.ndjson --out out", 65},
      {"schede --config drop config", 65},
      {"schede --config missing config", 66},
      {"schede ingest drop --out out --settle 0 --roster good.csv", 0},
      {"schede consolidate good.ndjson --out out --roster good.csv", 0},
      {"schede ingest none --out out --roster good.csv --fail-on gaps", 0},
      {"schede ingest none --out out --roster good.csv --fail-on-any gaps", 3},
      {"schede ingest drop --out out --roster bad.csv", 65},
      {"schede watch drop --out out --roster bad.csv", 65},
      {"schede watch drop --out out --roster bad.csv --check", 65},
      {"schede consolidate good.ndjson --out out --roster bad.csv", 65},
      {"schede ingest drop --out out --roster missing", 66},
      {"schede remind --print-template", 0},
      {"schede remind --out registered --to letters", 0},
      {"schede remind --out registered --to letters --template letter.txt --from urp@ente.it --deadline 2026-06-30", 0},
      {"schede remind --out registered", 64},
      {"schede remind --to letters", 64},
      {"schede remind --out registered --to letters --from 'urp@ente.it, victim@c.it'", 64},
      {"schede remind --out registered --to letters --deadline 2026-02-30", 64},
      {"schede remind --out registered --to letters --template bad.csv", 65},
      {"schede remind --out registered --to letters --roster bad.csv", 65},
      {"schede remind --out drop --to letters", 66},
      {"schede remind --out registered --to letters --template missing", 66},
      {"schede remind --out registered --to drop", 73},
      {"schede remind --out registered --to file/letters", 73},
      {"cp bad.csv registered/register.json; schede remind --out registered --to letters", 65},
      {"schede extract missing", 66},
      {"schede extract missing drop", 66},
      {"echo missing | schede extract -", 66},
      {"schede ingest missing --out out", 66},
      {"schede consolidate missing --out out", 66},
      {"schede explain missing", 66},
      {"schede text missing", 66},
      {"schede form check missing", 66},
      {"schede extract --form missing drop", 66},
      {"schede ingest drop --out file/out", 73},
      {"schede ingest drop --out file", 73},
      {"schede extract drop > /dev/full", 73},
      {"schede ingest file --out out", 66},
      {"mkfifo fifo; schede extract fifo", 74},
  }));
  const Scratch scratch;
  furnish(scratch);
  const auto result = run(scratch, c.line);
  CAPTURE(c.line, result.err);
  CHECK(result.code == c.code);
  // What a check finds is its result.
  const std::string why = c.line.starts_with("schede form check") ? result.out + result.err : result.err;
  CHECK((result.code < 64 || !why.empty()));
}

TEST_CASE("a folder held by another run is left alone, and its holder named") {
  const Scratch scratch;
  furnish(scratch);
  std::filesystem::create_directories(scratch / "out");
  const schede::FolderLock lock(scratch / "out");
  for (const auto* line : {"schede ingest drop --out out", "schede watch drop --out out", "schede consolidate good.ndjson --out out"}) {
    const auto result = run(scratch, line);
    CAPTURE(line, result.err);
    CHECK(result.code == 75);
    CHECK(result.err.find("pid ") != std::string::npos);
  }
}

TEST_CASE("messages speak the language asked for") {
  const Scratch scratch;
  CHECK(run(scratch, "schede extract missing").err.find("non riesco a leggere missing") != std::string::npos);
  CHECK(run(scratch, "schede --lang en extract missing").err.find("cannot read missing") != std::string::npos);
  CHECK(run(scratch, "schede --help").out.find("Comandi:") != std::string::npos);
  CHECK(run(scratch, "schede --lang=en --help").out.find("Commands:") != std::string::npos);
}

TEST_CASE("wrong arguments are answered with what would be right") {
  struct Case {
    std::string line, it, en;
  };
  const auto c = GENERATE(values<Case>({
      {"schede ingst drop --out out", "sconosciuto: ingst; forse intendevi ingest?", "command: ingst; did you mean ingest?"},
      {"schede norm --as phone", "sconosciuto: norm; forse intendevi normalize?", "command: norm; did you mean normalize?"},
      {"schede form chek a.xml", "sconosciuto: chek; forse intendevi check?", "command: chek; did you mean check?"},
      {"schede ingest drop --otu=out", "sconosciuto: --otu=out; forse intendevi --out?", "command: --otu=out; did you mean --out?"},
      {"schede qwerty", "sconosciuto: qwerty; si veda", "command: qwerty; see"},
      {"schede", "manca il comando: ingest, watch, ", "a command is missing: ingest, watch, "},
      {"schede form", "manca il comando: check, blank, learn, schema", "a command is missing: check, blank, learn, schema"},
      {"schede ingest drop --out out --csv excel", "valore non ammesso per --csv: excel; valori ammessi: standard, excel-it, exact",
       "value not allowed for --csv: excel; allowed: standard, excel-it, exact"},
      {"schede extract drop --fail-on all", "per --fail-on: all; valori ammessi: rejected, gaps", "allowed: rejected, gaps"},
      {"schede extract drop --jobs 0", "per --jobs: 0; valori ammessi: da 1 a 1024", "--jobs: 0; allowed: from 1 to 1024"},
      {"schede extract drop --jobs x", "per --jobs: x; valori ammessi: da 1 a 1024", "--jobs: x; allowed: from 1 to 1024"},
      {"schede watch drop --out out --interval 0", "per --interval: 0; valori ammessi: da 0.1 a 86400", "allowed: from 0.1 to 86400"},
      {"schede normalize", "manca --as; valori ammessi: text, phone, email, organisation", "missing: --as; allowed: text, phone"},
      {"schede normalize --as fone", "per --as: fone; valori ammessi: text, phone, email",
       "value not allowed for --as: fone; allowed: text"},
      {"schede normalize --as date --in pt", "per --in: pt; valori ammessi: it, en, fr, de, es", "--in: pt; allowed: it, en, fr, de, es"},
      {"schede extract drop --limit text=1M", "per --limit: text=1M; valori ammessi: ", "text_bytes, "},
      {"schede ingest drop", "manca --out", "missing: --out"},
  }));
  const Scratch scratch;
  furnish(scratch);
  const auto said = run(scratch, c.line), said_en = run(scratch, c.line + " --lang en");
  CAPTURE(c.line, said.err, said_en.err);
  CHECK(said.code == 64);
  CHECK(said.err.find(c.it) != std::string::npos);
  CHECK(said_en.err.find(c.en) != std::string::npos);
}

TEST_CASE("a definition is checked on standard output, and one with errors is of no use to any command") {
  const Scratch scratch;
  const std::string text = slurp(source("tests/data/forms/orti.xml"));
  const std::string wrong = std::string(text).replace(text.find("type=\"date\""), 11, "type=\"data\"");
  scratch.write("orti.xml", text);
  scratch.write("wrong.xml", wrong);
  const auto sound = run(scratch, "schede form check orti.xml"), unsound = run(scratch, "schede form check wrong.xml"),
             english = run(scratch, "schede --lang en form check wrong.xml"),
             used = run(scratch, "schede extract --form wrong.xml orti.xml");
  CHECK(sound.code == 0);
  CHECK(sound.out == "orti.xml: definizione valida: orti\n");
  CHECK(unsound.code == 65);
  CHECK_THAT(unsound.out, Catch::StartsWith("wrong.xml:10: errore: type=\"data\" di <field>: non è un tipo; i tipi sono line, ") &&
                              Catch::EndsWith("\nwrong.xml: 1 errore, 0 avvisi\n"));
  CHECK_THAT(english.out, Catch::StartsWith("wrong.xml:10: error: type=\"data\" of <field>: is no type; the types are line, ") &&
                              Catch::EndsWith("\nwrong.xml: 1 error, 0 warnings\n"));
  CHECK(used.code == 65);
  CHECK(used.out.empty());
  CHECK_THAT(used.err, Catch::Contains("\nwrong.xml:10: errore: type=\"data\" di <field>: non è un tipo; "));
}

TEST_CASE("a file where a folder belongs is told so") {
  const auto line =
      GENERATE(as<std::string>(), "schede ingest file --out out", "schede watch file --out out", "schede rebuild file --out out",
               "schede ingest drop --out file", "schede ingest drop --out out --archive file", "schede status file", "schede runs file",
               "schede consolidate good.ndjson --out file", "schede remind --out registered --to file");
  const Scratch scratch;
  furnish(scratch);
  CAPTURE(line);
  CHECK(run(scratch, line).err == "schede: file è un file, e qui ci vuole una cartella\n");
}

TEST_CASE("--notify is run when a run does not end with 0, with what was said") {
  struct Case {
    std::string line, told;
  };
  const auto c = GENERATE(values<Case>({
      {"ingest drop --out out --settle 0", ""},
      {"ingest drop --out out --settle 0 --fail-on rejected", "ingest 3\nrespinto empty.docx: "},
      {"ingest missing --out out", "ingest 66\nla cartella missing non c'è\n"},
      {"rebuild missing --out out", "rebuild 66\nla cartella missing non c'è\n"},
      {"watch missing --out out", "watch 66\nla cartella missing non c'è\n"},
  }));
  const Scratch scratch;
  furnish(scratch);
  const auto ran = run(scratch, "schede " + c.line + " --notify 'echo \"$SCHEDE_RUN $SCHEDE_EXIT\" > told; cat >> told'");
  CAPTURE(c.line, ran.err);
  CHECK(std::filesystem::exists(scratch / "told") == !c.told.empty());
  CHECK(run(scratch, "cat told").out.starts_with(c.told));
}

TEST_CASE("a command of --notify that fails is said, and the run's own exit code stays") {
  const auto ran = run(Scratch(), "schede ingest missing --out out --notify 'exit 5'");
  CHECK(ran.code == 66);
  CHECK(ran.err.find("il comando di --notify non è riuscito") != std::string::npos);
}

TEST_CASE("a service that failed starts the hook that ships") {
  const auto hook = slurp(source("packaging/notify-schede@.service"));
  CHECK(hook.find("ExecStart=/etc/schede/on-failure %i\n") != std::string::npos);
  CHECK(slurp(source("packaging/package.cmake")).find("packaging/notify-schede@.service") != std::string::npos);
  for (const auto* service : {"packaging/schede-ingest.service", "packaging/schede-watch.service"})
    CHECK(slurp(source(service)).find("OnFailure=notify-schede@%n.service\n") != std::string::npos);
}

TEST_CASE("a dry run says what a run would do, and writes nothing") {
  const Scratch scratch;
  scratch.write("drop/a.docx", "a");
  scratch.write("drop/b.docx", "b");
  const auto listing = [&] {
    return run(scratch, "ls -lR --time-style=full-iso out archive 2> /dev/null; cat out/state.db* | sha256sum").out;
  };
  const auto nothing = listing();
  const auto first = run(scratch, "schede ingest drop --out out --archive archive --settle 0 --dry-run");
  CHECK(first.code == 0);
  CHECK(first.out ==
        "Da leggere: 2\n  nuovo  a.docx\n  nuovo  b.docx\nGià presi in carico: 0\nDa spostare nell'archivio, al più: 2\n"
        "Prova: non è stato scritto nulla.\n");
  CHECK(listing() == nothing);
  REQUIRE(run(scratch, "schede ingest drop --out out --settle 0").code == 0);
  scratch.write("drop/b.docx", "changed");
  scratch.write("drop/c.docx", "c");
  std::filesystem::remove(scratch / "drop/a.docx");
  const auto before = listing();
  CHECK(run(scratch, "schede ingest drop --out out --settle 0 --dry-run --lang it").out ==
        "Da leggere: 2\n  cambiato  b.docx\n  nuovo  c.docx\nGià presi in carico: 0\nNon più nella cartella, restano nel registro: 1\n"
        "Prova: non è stato scritto nulla.\n");
  CHECK(run(scratch, "schede rebuild drop --out out --dry-run").out ==
        "Documenti da leggere, nella cartella e nell'archivio: 2\n"
        "Schede senza più il documento, che il registro perderebbe: 1\n  a.docx\nProva: non è stato scritto nulla.\n");
  CHECK(listing() == before);
}

TEST_CASE("a dry run of remind says whom there would be a letter for") {
  const Scratch scratch;
  furnish(scratch);
  scratch.write("invited.csv", "ente,email\nComune di Lecce,urp@comune.lecce.it\nComune di Bari,\n");
  const auto ran = run(scratch, "schede remind --out registered --roster invited.csv --dry-run");
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("  Comune di Lecce: urp@comune.lecce.it\nBozze per schede incomplete: 0\n"));
  CHECK(run(scratch, "schede remind --out registered --to letters --roster invited.csv --dry-run && ls letters").code != 0);
}

TEST_CASE("a text that no cell holds is cut for Excel and is a gap of the outputs; elsewhere it is whole") {
  const Scratch scratch;
  const auto sample = source("samples/returned/comune-di-marsala.docx").string();
  REQUIRE(run(scratch, "long=$(head -c 33000 /dev/zero | tr '\\0' a); schede extract '" + sample +
                           "' | sed \"s/\\\"context\\\":\\\"/&$long/\" > record; "
                           "for csv in standard excel-it; do schede consolidate record --out $csv --csv $csv; done")
              .code == 0);
  CHECK(slurp(scratch / "standard/gaps.csv").find("cell-cut") == std::string::npos);
  CHECK(slurp(scratch / "standard/register.csv").find(std::string(33'000, 'a')) != std::string::npos);
  CHECK(slurp(scratch / "excel-it/register.csv").find(std::string(32'768, 'a')) == std::string::npos);
  const auto gaps = table(slurp(scratch / "excel-it/gaps.csv").substr(3));
  const auto is_cut = [](const auto& row) { return row.at("code") == "cell-cut"; };
  const auto gap = std::find_if(gaps.begin(), gaps.end(), is_cut);
  REQUIRE(gap != gaps.end());
  CHECK(gap->at("field") == "context");
  CHECK(gap->at("severity") == "info");
  CHECK(slurp(scratch / "excel-it/register.json").find(R"({"code":"cell-cut","field":"context","severity":"info")") != std::string::npos);
  CHECK(slurp(scratch / "excel-it/gap-report.json").find(R"("field":"context","code":"cell-cut","severity":"info")") != std::string::npos);
  CHECK(slurp(scratch / "excel-it/register.json").find(std::string(33'000, 'a')) != std::string::npos);
}

TEST_CASE("a document past a limit says which, and is read again when that is raised") {
  const Scratch scratch;
  scratch.write("drop/a.odt", slurp(schede::test::source("samples/returned/comune-di-modica.odt")));
  const auto lowered = run(scratch, "schede ingest drop --out out --limit text_bytes=2K");
  CHECK(lowered.err.find("text_bytes=2K") != std::string::npos);
  CHECK(lowered.err.find("--limit") != std::string::npos);
  for (const auto* command : {"extract", "text", "explain"}) {
    const auto shown = run(scratch, std::string("schede ") + command + " --limit text_bytes=2K drop/a.odt");
    CAPTURE(command);
    CHECK((shown.out + shown.err).find("text_bytes=2K") != std::string::npos);
  }
  CHECK(run(scratch, "schede ingest drop --out out --fail-on rejected").code == 0);
}

TEST_CASE("every command shows an example in its help") {
  const auto command = GENERATE(as<std::string>(), "ingest", "watch", "rebuild", "runs", "status", "extract", "consolidate", "explain",
                                "text", "normalize", "form", "config", "doctor");
  const auto help = run(Scratch(), "schede --lang en " + command + " --help");
  CHECK(help.code == 0);
  CHECK(help.out.find("Examples:") != std::string::npos);
  CHECK(help.out.find("schede " + command) != std::string::npos);
}

TEST_CASE("a value a line is normalised as a record has it, a fax apart") {
  const auto phones = run(Scratch(), "echo 'tel. 0832/682111, fax 682112' | schede normalize --as phone");
  CHECK(phones.out == R"({"input":"tel. 0832/682111, fax 682112","value":"+39 0832 682111","valid":true,"numbers":[)"
                      R"({"value":"+39 0832 682111","valid":true,"kind":"fixed"},{"value":"+39 0832 682112","valid":true,"kind":"fax"}]})"
                      "\n");
  const auto emails = run(Scratch(), "echo 'PEC: Prot@pec.x.it' | schede normalize --as email");
  CHECK(emails.out == R"({"input":"PEC: Prot@pec.x.it","value":"prot@pec.x.it","valid":true,"addresses":[)"
                      R"({"value":"prot@pec.x.it","valid":true,"certified":true}]})"
                      "\n");
  const auto bodies = run(Scratch(), "printf 'Comune di Carpi e Modena\\nidem\\n' | schede normalize --as organisation").out;
  CHECK_THAT(bodies, Catch::Contains(R"("municipality":null,"istat":null,"convergence":null,"official":null,"key":null,"ambiguous":true)"));
  CHECK_THAT(bodies, Catch::Contains(R"("bodies":[{"text":"Comune di Carpi","official":"Comune di Carpi","key":"comune carpi")"));
  CHECK_THAT(bodies, Catch::Contains(R"({"text":"Modena","official":"Comune di Modena","key":"comune modena")"));
  CHECK_THAT(bodies, Catch::Contains(R"("bodies":[]})"));
}

TEST_CASE("records come in the order of arguments, a folder's by path, whatever the jobs, the locale and the time zone") {
  const Scratch scratch;
  for (int i = 0; i < 40; ++i) scratch.write("drop/" + std::to_string(i) + ".docx", std::to_string(i));
  const auto one = run(scratch, "schede extract --jobs 1 drop ./drop/7.docx");
  CHECK(lines(one.out).size() == 41);
  CHECK(lines(one.out)[0].find("\"path\":\"0.docx\"") != std::string::npos);
  CHECK(lines(one.out)[40].find("\"path\":\"drop/7.docx\"") != std::string::npos);
  CHECK(run(scratch, "schede extract --jobs 3 drop ./drop/7.docx").out == one.out);
  CHECK(run(scratch, "TZ=Asia/Tokyo LC_ALL=it_IT.UTF-8 schede extract drop ./drop/7.docx").out == one.out);
}

TEST_CASE("odd names become valid JSON, and are found again") {
  const Scratch scratch;
  const auto name =
      GENERATE(as<std::string>(), "a\nb.docx", "it's \"quoted\".docx", "back\\slash.docx", "\xff\xfe.docx", " .docx", "-0.docx");
  scratch.write("drop/" + name, "");
  const auto direct = run(scratch, "schede extract drop");
  REQUIRE(lines(direct.out).size() == 1);
  CHECK(direct.out.find("\"empty-file\"") != std::string::npos);
  CHECK(direct.out.find('\xff') == std::string::npos);
  CHECK(run(scratch, "find drop -type f -print0 | schede extract -0 -").out.find("\"empty-file\"") != std::string::npos);
  CHECK(run(scratch, "schede ingest drop --out out --settle 0").code == 0);
  CHECK(run(scratch, "schede ingest drop --out out").out.find("Niente di nuovo: 1") == 0);
}

TEST_CASE("names that look like options are files on standard input, below a folder and behind --") {
  const Scratch scratch;
  for (const auto* name : {"-dash.docx", "--help", "-"}) scratch.write("drop/" + std::string(name), "");
  const auto line = GENERATE(as<std::string>(), "ls -A | schede extract -", "schede extract .", "schede extract -- -dash.docx --help ./-");
  const auto result = run(scratch, "cd drop && " + line);
  CAPTURE(line, result.err);
  CHECK(result.code == 0);
  CHECK(lines(result.out).size() == 3);
}

TEST_CASE("what is no file ends no list: it is said, and the rest is read") {
  const Scratch scratch;
  scratch.write("a.docx", "");
  schede::test::make_special_files(scratch.path());
  std::filesystem::create_symlink("loop.docx", scratch / "loop.docx");
  const auto result = run(scratch, "printf '%s\\n' fifo.docx socket.docx loop.docx /dev/null a.docx | schede extract -");
  CHECK(result.code == 74);
  CHECK(lines(result.out).size() == 1);
  for (const auto* words :
       {"fifo.docx: non è un file", "socket.docx: non è un file", "loop.docx: troppi collegamenti", "/dev/null: non è un file"})
    CHECK(result.err.find(words) != std::string::npos);
}

TEST_CASE("paths on standard input may name files and folders") {
  const Scratch scratch;
  furnish(scratch);
  scratch.write("file.docx", "");
  const auto result = run(scratch, "printf 'drop\\nfile.docx\\n\\nmissing' | schede extract -");
  CHECK(lines(result.out).size() == 2);
  CHECK(result.code == 66);
}

TEST_CASE("an answer comes before the next path is asked for") {
  const Scratch scratch;
  furnish(scratch);
  const auto result = run(scratch,
                          "mkfifo paths; schede extract - < paths > records & exec 3> paths; echo drop/empty.docx >&3\n"
                          "until [ -s records ]; do sleep 0.02; done; echo answered; exec 3>&-; wait");
  CHECK(result.out == "answered\n");
}

TEST_CASE("a register from records is the one from the documents") {
  const Scratch scratch;
  furnish(scratch);
  scratch.write("drop/b.docx", "");
  scratch.write("drop/sub/c.docx", "nonsense");
  REQUIRE(run(scratch,
              "export SOURCE_DATE_EPOCH=1305192660; schede ingest drop --out one --settle 0; "
              "schede extract drop > records; cat records records | schede consolidate - --out two")
              .code == 0);
  for (const auto* name : {"register.csv", "register.json", "candidatures.csv", "gaps.csv", "gap-report.json"}) {
    CAPTURE(name);
    CHECK(slurp(scratch / "one" / name) == slurp(scratch / "two" / name));
  }
  // What changed since the last run only a ledger knows.
  auto report = slurp(scratch / "one/gap-report.html");
  const auto changes = report.find("<section id=\"changes\">");
  REQUIRE(changes != std::string::npos);
  constexpr std::string_view end = "</section>\n";
  report.erase(changes, report.find(end, changes) + end.size() - changes);
  CHECK(report == slurp(scratch / "two/gap-report.html"));
  CHECK(slurp(scratch / "one/register.json").find("\"generated\":\"2011-05-12T09:31:00Z\"") != std::string::npos);
}

TEST_CASE("pages tell how old the data are and when they were written, in the machine's time, and with SOURCE_DATE_EPOCH in UTC") {
  const Scratch scratch;
  furnish(scratch);
  struct Case {
    std::string environment, data, written;
  };
  for (const auto& c : {Case{"TZ=Europe/Rome", "02/07/2026, 12:00 (UTC+02:00)", "(UTC+0"},
                        Case{"TZ=Asia/Kolkata", "02/07/2026, 15:30 (UTC+05:30)", "(UTC+05:30)"},
                        Case{"TZ=Europe/Rome SOURCE_DATE_EPOCH=1305192660", "12/05/2011, 09:31 (UTC)", "12/05/2011, 09:31 (UTC)"}}) {
    CAPTURE(c.environment);
    REQUIRE(run(scratch, "rm -rf out; touch -d 2026-07-02T10:00:00Z drop/empty.docx; export " + c.environment +
                             "; schede ingest drop --out out --settle 0")
                .code == 0);
    const auto page = slurp(scratch / "out/gap-report.html");
    const auto data = page.find("dati aggiornati al"), written = page.find("generato il"), end = page.find("</p>", written);
    REQUIRE(data < written);
    CHECK(page.substr(data, written - data).find(c.data) != std::string::npos);
    CHECK(page.substr(written, end - written).find(c.written) != std::string::npos);
    CHECK(slurp(scratch / "out/register.json")
              .find(c.environment.find("EPOCH") == std::string::npos ? "\"generated\":\"2026-07-02T10:00:00Z\""
                                                                     : "\"generated\":\"2011-05-12T09:31:00Z\"") != std::string::npos);
    CHECK(run(scratch, "export " + c.environment +
                           "; cp -p out/gap-report.html before; sleep 1.1; schede ingest drop --out out; cmp before out/gap-report.html")
              .code == 0);
  }
}

TEST_CASE("the register counts every gap of a return, those known by other returns included") {
  const Scratch scratch;
  REQUIRE(run(scratch, "schede ingest '" + source("samples/returned").string() + "' --out out").code == 0);
  std::map<std::string, int> listed, counted;
  for (const auto& gap : table(slurp(scratch / "out/gaps.csv")))
    if (!gap.at("source").empty()) ++listed[gap.at("source")];
  for (const auto& row : table(slurp(scratch / "out/register.csv")))
    for (const auto* severity : {"gaps_error", "gaps_warning", "gaps_info"})
      if (const int gaps = std::stoi(row.at(severity))) counted[row.at("source")] += gaps;
  CHECK(listed == counted);
}

TEST_CASE("what is odd in a roster is said once, with the body and the value, and again when the roster changes") {
  const Scratch scratch;
  const std::string told = "invited.csv:2: «Comune di Lecce»: l'indirizzo e-mail «urp@comune,lecce» non è valido: correggerlo\n";
  scratch.write("invited.csv", "ente;email\nComune di Lecce;urp@comune,lecce\n");
  scratch.write("drop/a.docx", "");
  const auto ingest = [&] { return run(scratch, "schede ingest drop --out out --settle 0 --roster invited.csv").err; };
  CHECK(ingest().ends_with("schede: " + told));
  scratch.write("drop/b.docx", "x");
  const auto second = ingest();
  CHECK(second.find("b.docx") != std::string::npos);
  CHECK(second.find("invited.csv") == std::string::npos);
  scratch.write("invited.csv", "ente;email\nComune di Lecce;urp@comune,lecce\nComune di Bari;\n");
  CHECK(ingest() == "schede: " + told);
}

TEST_CASE("a roster that cannot be used is refused with its line and what to do") {
  const Scratch scratch;
  furnish(scratch);
  const auto result = run(scratch, "schede ingest drop --out out --roster bad.csv");
  CHECK(result.err ==
        "schede: elenco degli invitati non valido:\nbad.csv:1: manca la colonna dell'ente: chiamarla «ente», "
        "«amministrazione» o «denominazione»\n");
}

TEST_CASE("reminders of an earlier time make room for those of now, and nothing else does") {
  const Scratch scratch;
  scratch.write("drop/comune-di-lecce.docx", "");
  scratch.write("invited.csv", "ente,email\nComune di Lecce,urp@comune.lecce.it\nComune di Bari,urp@comune.bari.it\n");
  REQUIRE(run(scratch, "schede ingest drop --out out --settle 0").code == 0);
  const auto first = run(scratch, "schede remind --out out --to letters --roster invited.csv && ls letters");
  CHECK(lines(first.out) == std::vector<std::string>{"Bozze per schede incomplete: 0", "Bozze per documenti respinti: 1",
                                                     "Bozze per schede non pervenute: 1", "Senza indirizzo e-mail, solo in remind.csv: 0",
                                                     "001-comune-di-lecce.eml", "002-comune-di-bari.eml", "remind.csv"});
  CHECK(slurp(scratch / "letters/001-comune-di-lecce.eml").find("To: urp@comune.lecce.it\r\n") != std::string::npos);
  scratch.write("letters/notes.eml", "mine");
  scratch.write("invited.csv", "ente,email\nComune di Bari,urp@comune.bari.it\n");
  CHECK(run(scratch, "schede remind --out out --to letters --roster invited.csv").code == 73);
  REQUIRE(run(scratch, "schede remind --out out --to letters --roster invited.csv --force --again-after 0 --csv excel-it").code == 0);
  CHECK(run(scratch, "ls letters").out == "002-comune-di-bari.eml\nnotes.eml\nremind.csv\n");
  REQUIRE(run(scratch, "schede remind --out out --to letters --force").code == 0);
  CHECK(run(scratch, "ls letters").out == "notes.eml\nremind.csv\n");
}

TEST_CASE("a reader that has seen enough ends the program quietly") {
  const Scratch scratch;
  for (int i = 0; i < 2000; ++i) scratch.write("drop/" + std::to_string(i), "");
  const auto result = run(scratch, "schede extract drop 2> /dev/null | head -n 1 > first");
  CHECK(lines(slurp(scratch / "first")).size() == 1);
  CHECK(result.code == 0);
}

TEST_CASE("a watch takes in what arrives until it is stopped") {
  const Scratch scratch;
  furnish(scratch);
  const auto result = run(scratch, "'" SCHEDE_BINARY
                                   "' watch drop --out out --settle 0 & pid=$!\n"
                                   "until [ -s out/register.csv ]; do sleep 0.02; done\n"
                                   ": > drop/.next && mv drop/.next drop/next.docx\n"
                                   "until grep -q next.docx out/register.csv; do sleep 0.02; done\n"
                                   "kill -TERM $pid; wait $pid");
  CHECK(result.code == 0);
}

TEST_CASE("a value a line, a JSON object a line") {
  struct Case {
    std::string kind, input, start;
  };
  const auto c = GENERATE(values<Case>({
      {"text", "  due   spazi ", R"({"input":"  due   spazi ","value":"due spazi")"},
      {"text", "", R"({"input":"","value":null)"},
      {"phone", "0832/682111", R"({"input":"0832/682111","value":"+39 0832 682111","valid":true)"},
      {"phone", "interno 5", R"({"input":"interno 5","value":"interno 5","valid":false)"},
      {"email", "Info@Comune.Lecce.it", R"({"input":"Info@Comune.Lecce.it","value":"info@comune.lecce.it","valid":true)"},
      {"date", "2/3/24", R"({"input":"2/3/24","value":"2024-03-02","valid":true})"},
      {"date", "marzo 2024", R"({"input":"marzo 2024","value":"2024-03","valid":false})"},
      {"integer", "58.621", R"({"input":"58.621","value":58621,"valid":true})"},
      {"integer --in en", "58,621", R"({"input":"58,621","value":58621,"valid":true})"},
      {"integer", "20-30", R"({"input":"20-30","value":"20-30","valid":false})"},
      {"integer", "n.d.", R"({"input":"n.d.","value":null,"valid":true})"},
      {"decimal --in en", "12.5", R"({"input":"12.5","value":12.5,"valid":true})"},
      {"amount", "€ 95.500,50", R"({"input":"€ 95.500,50","value":{"amount":"95500.50","currency":"EUR"},"valid":true})"},
      {"amount --in en", "1,450", R"({"input":"1,450","value":{"amount":"1450.00","currency":"GBP"},"valid":true})"},
      {"time", "8 e 30", R"({"input":"8 e 30","value":"08:30","valid":true})"},
      {"year", "dal 1998", R"({"input":"dal 1998","value":1998,"valid":true})"},
      {"taxcode", "rssmra85t10a562s", R"({"input":"rssmra85t10a562s","value":"RSSMRA85T10A562S","valid":true})"},
      {"vat", "IT 01234567890", R"({"input":"IT 01234567890","value":"01234567890","valid":false})"},
      {"iban", "IT60 X054 2811 1010 0000 0123 456",
       R"({"input":"IT60 X054 2811 1010 0000 0123 456","value":"IT60X0542811101000000123456","valid":true})"},
      {"postcode", "I-48121", R"({"input":"I-48121","value":"48121","valid":true})"},
      {"province", "prov. di Ravenna", R"({"input":"prov. di Ravenna","value":"RA","valid":true})"},
      {"url", "www.Ente.example", R"({"input":"www.Ente.example","value":"www.ente.example","valid":true})"},
  }));
  const Scratch scratch;
  scratch.write("values", c.input + "\n");
  const auto object = run(scratch, "schede normalize --as " + c.kind + " < values").out;
  CHECK(object.starts_with(c.start));
  CHECK(object.find("}\n") == object.size() - 2);
}

TEST_CASE("a quiet run says only what needs a person") {
  const Scratch scratch;
  std::filesystem::copy(schede::test::source("samples/blank/scheda.docx"), scratch.write("drop/.keep", "").parent_path() / "a.docx");
  const auto accepted = run(scratch, "schede ingest drop --out out --quiet");
  CHECK(accepted.out + accepted.err == "");
  scratch.write("drop/empty.docx", "");
  const auto rejected = run(scratch, "schede ingest drop --out out --settle 0 --quiet");
  CHECK(rejected.out == "");
  CHECK(lines(rejected.err).size() == 1);
  CHECK(rejected.err.find("empty.docx") != std::string::npos);
  CHECK(run(scratch, "schede consolidate /dev/stdin --out two --quiet < out/none 2> /dev/null").out == "");
}

TEST_CASE("messages as JSON are an object a line") {
  struct Case {
    std::string line, start, middle;
  };
  const auto c = GENERATE(values<Case>({
      {"schede --log-format json extract drop",
       "\"level\":\"warning\",\"event\":\"rejected\",\"file\":\"empty.docx\",\"code\":\"empty-file\",",
       "\"message\":\"respinto empty.docx: "},
      {"schede --log-format json ingest drop --out out --settle 0",
       "\"level\":\"warning\",\"event\":\"rejected\",\"file\":\"empty.docx\",\"code\":\"empty-file\",", "\"message\":"},
      {"schede --log-format json extract missing", "\"level\":\"warning\",\"event\":\"unread\",\"file\":\"missing\",", "\"message\":"},
      {"schede --log-format json ingest missing --out out", "\"level\":\"error\",\"event\":\"failure\",",
       "\"message\":\"la cartella missing"},
      {"schede ingest --log-format json drop", "\"level\":\"error\",\"event\":\"failure\",", "--out"},
  }));
  const Scratch scratch;
  furnish(scratch);
  const auto said = run(scratch, c.line).err;
  CAPTURE(c.line, said);
  REQUIRE(lines(said).size() == 1);
  CHECK(said.starts_with("{\"time\":\"2"));
  CHECK(said.find("Z\"," + c.start) != std::string::npos);
  CHECK(said.find(c.middle) != std::string::npos);
  CHECK(said.ends_with("\"}\n"));
}

TEST_CASE("of a caller that has closed the standard descriptors no file gets messages or results") {
  const Scratch scratch;
  furnish(scratch);
  REQUIRE(run(scratch, "schede ingest drop --out apart --settle 0").code == 0);
  CHECK(run(scratch, "schede ingest drop --out out --settle 0 <&- >&- 2>&-").code == 0);
  CHECK(slurp(scratch / "out/.lock").starts_with("pid "));
  CHECK(slurp(scratch / "out/register.csv") == slurp(scratch / "apart/register.csv"));
  CHECK(run(scratch, "schede ingest drop --out out").out.find("Niente di nuovo") == 0);
}

TEST_CASE("too many open files are called that") {
  const Scratch scratch;
  scratch.write("drop/1/2/3/4/5/a.docx", "");
  const auto few = run(scratch, "(ulimit -n 7; schede extract drop)");
  CAPTURE(few.err);
  CHECK(few.code == 74);
  CHECK(few.err.find("schede: non riesco a ") == 0);
  CHECK(few.err.find("troppi file aperti: alzare il limite (ulimit -n)\n") != std::string::npos);
}

TEST_CASE("progress is for a terminal alone") {
  const Scratch scratch;
  for (int i = 0; i < 30; ++i) scratch.write("drop/" + std::to_string(i), "");
  const std::string extract = "'" SCHEDE_BINARY "' extract drop";
  CHECK(run(scratch, extract).err.find("] ") == std::string::npos);
  CHECK(run(scratch, "script -qec \"" + extract + " > records\" /dev/null").out.find(" documenti  ") != std::string::npos);
  CHECK(run(scratch, "script -qec \"'" SCHEDE_BINARY "' ingest drop --out out --settle 0 > summary\" /dev/null").out.find("/30  ") !=
        std::string::npos);
  CHECK(run(scratch, "script -qec \"" + extract + " --log-format json > records\" /dev/null").out.find(" documenti  ") ==
        std::string::npos);
}
