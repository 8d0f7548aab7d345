#include "pipeline/commands/status_of.h"

#include <catch2/catch.hpp>

#include "pipeline/commands/text_table.h"
#include "tests/pipeline/shell.h"
#include "tests/support/json_schema.h"

using namespace schede;

namespace {

FileAnswer accepted(const std::string& sha256, const std::string& modified) {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.sha256 = sha256;
  outcome.organisation_key = "comune lecce";
  outcome.modified = modified;
  outcome.gaps = {1, 2, 3};
  return {0, sha256, 0, {outcome}};
}

FileAnswer rejected(const std::string& reason) {
  Outcome outcome;
  outcome.sha256 = "3333333333333333";
  outcome.reason = reason;
  return {0, outcome.sha256, 0, {outcome}};
}

/// A return and a later one of the same body, a rejected one, and a file that cannot be read.
struct Desk {
  test::Scratch scratch;
  Ledger ledger{scratch / "state.db"};

  Desk() {
    for (const auto* path : {"a.docx", "sub/a.docx", "b.pdf", "c.docx"}) ledger.expect(path, 0);
    ledger.take_in({"a.docx", 1, 1}, accepted("1111111111111111", "2011-05-12T09:31:00Z"), "reader");
    ledger.take_in({"sub/a.docx", 1, 1}, accepted("2222222222222222", "2011-06-12T09:31:00Z"), "reader");
    ledger.take_in({"b.pdf", 1, 1}, rejected("a PDF"), "reader");
    ledger.postpone("c.docx", 1'000'000'000, EACCES);
    ledger.set_present("a.docx", false);
  }
};

}  // namespace

TEST_CASE("how things stand") {
  Desk desk;
  auto all = overview(desk.ledger);
  all.confinement = {true, true};
  CHECK(all.accepted == 2);
  CHECK(all.rejected == 1);
  CHECK(all.gone == 1);
  CHECK(as_text(all, Language::en) ==
        "Documents accepted            2\n"
        "Documents rejected            1\n"
        "no longer in the drop folder  1\n"
        "Receipts of certified mail    0\n"
        "Files waiting                 1\n"
        "  c.docx  seen 1970-01-01T00:00:00Z  failed tries 1, the last 1970-01-01T00:00:01Z: Permission denied\n"
        "Last good run: -\n");
  CHECK(as_json(all) ==
        "{\"accepted\":2,\"rejected\":1,\"gone\":1,\"receipts\":0,\"last_good_run\":null,\"confinement\":{\"seccomp\":true,\"landlock\":"
        "true},"
        "\"pending\":[\n"
        "{\"source\":\"c.docx\",\"seen\":\"1970-01-01T00:00:00Z\",\"tries\":1,\"tried\":\"1970-01-01T00:00:01Z\","
        "\"reason\":\"Permission denied\"}]}\n");
  all.confinement = {true, false};
  CHECK_THAT(as_text(all, Language::en), Catch::EndsWith("Last good run: -\nAttention: the kernel is without Landlock: the processes that "
                                                         "read documents are confined only in part\n"));
}

TEST_CASE("a file is known by its path, by its id, and by any part of its name or its body") {
  struct Case {
    std::string file;
    std::size_t documents, pending;
  };
  const auto c = GENERATE(values<Case>({{"a.docx", 2, 0},
                                        {"sub/a.docx", 2, 0},
                                        {"other/a.docx", 1, 0},
                                        {"/srv/drop/b.pdf", 1, 0},
                                        {"c.docx", 0, 1},
                                        {"111111111111", 1, 0},
                                        {"22222222", 1, 0},
                                        {"2222", 0, 0},
                                        {"SUB", 1, 0},
                                        {"B.pd", 1, 0},
                                        {".docx", 2, 1},
                                        {"Comune di Lecce", 2, 0},
                                        {"CITTA' DI LECCE", 2, 0},
                                        {"lecc", 2, 0},
                                        {"Comune di Bari", 0, 0},
                                        {"sub/a.docx ", 1, 0},
                                        {"d.docx", 0, 0}}));
  CAPTURE(c.file);
  Desk desk;
  const auto status = status_of(desk.ledger, c.file);
  CHECK(status.fates.size() == c.documents);
  CHECK(status.pending.size() == c.pending);
}

TEST_CASE("what became of a file says when it came, how it was read and what it counts for") {
  Desk desk;
  const auto fate = status_of(desk.ledger, "sub/a.docx").fates.at(1);
  CHECK(fate.row.file.path == "sub/a.docx");
  CHECK(fate.row.arrived == "1970-01-01T00:00:00Z");
  CHECK(fate.history.times == 1);
  const auto text = as_text(status_of(desk.ledger, "a.docx"), Language::en);
  CAPTURE(text);
  for (const auto* line :
       {"  arrived          1970-01-01T00:00:00Z\n", "  outcome          accepted; gaps: errors 1, warnings 2, infos 3\n",
        "  in the register  111111111111, superseded by sub/a.docx\n", "  file             no longer in the drop folder\n",
        "  in the register  222222222222\n"}) {
    CHECK(text.find(line) != std::string::npos);
  }
  CHECK(as_text(status_of(desk.ledger, "b.pdf"), Language::en).find("  outcome          rejected: a PDF\n") != std::string::npos);
  CHECK(as_json(status_of(desk.ledger, "a.docx")).find("\"superseded_by\":\"sub/a.docx\"") != std::string::npos);
}

TEST_CASE("what nobody knows of an arrival is not made up") {
  Desk desk;
  desk.ledger.set_arrival("drop/a.docx", "2026-11");
  desk.ledger.set_arrival("drop/sub/a.docx", "");
  desk.ledger.set_arrival("drop/b.pdf", "2026-11-30T10:45:00.000000250Z");
  struct Case {
    std::string file, line, json;
  };
  for (const auto& c : {Case{"a.docx", "  arrived          2026-11\n", "\"arrived\":\"2026-11\""},
                        Case{"a.docx", "  arrived          not known\n", "\"arrived\":null"},
                        Case{"b.pdf", "  arrived          2026-11-30T10:45:00Z\n", "\"arrived\":\"2026-11-30T10:45:00Z\""}}) {
    const auto status = status_of(desk.ledger, c.file);
    CAPTURE(c.line, as_text(status, Language::en));
    CHECK(as_text(status, Language::en).find(c.line) != std::string::npos);
    CHECK(as_json(status).find(c.json) != std::string::npos);
    CHECK(test::misfit(as_json(status), "status.schema.json") == "");
  }
}

TEST_CASE("what is said of all and of one file keeps the published schema") {
  Desk desk;
  CHECK(test::misfit(as_json(overview(desk.ledger)), "status.schema.json") == "");
  for (const auto* file : {"a.docx", "b.pdf", "c.docx"}) {
    CAPTURE(file);
    CHECK(test::misfit(as_json(status_of(desk.ledger, file)), "status.schema.json") == "");
  }
  CHECK(test::misfit(R"({"accepted":1})", "status.schema.json") != "");
}

TEST_CASE("cells stand under each other, whatever their letters, and numbers to the right") {
  CHECK(text_table({{"città", "n"}, {"a", "10"}, {"abcdef", "5", "x"}}) == "città    n\na       10\nabcdef   5  x\n");
  CHECK(text_table({{"a", "x"}, {"b", "1"}, {"c", "long"}}) == "a  x\nb  1\nc  long\n");
  CHECK(text_table({}).empty());
}

TEST_CASE("the commands that ask the ledger") {
  const test::Scratch scratch;
  scratch.write("drop/a.docx", "");
  scratch.write("none/.hidden", "");
  REQUIRE(test::run(scratch, "schede ingest drop --out out --settle 0").code == 0);
  struct Case {
    std::string line;
    int code;
    std::string words;
  };
  for (const auto& c :
       {Case{"schede status out", 0, "Documenti respinti"}, Case{"schede status out a.docx", 0, "esito         respinto: "},
        Case{"schede status --out out", 0, "Documenti respinti"}, Case{"schede status --out out a.docx", 0, "esito         respinto: "},
        Case{"echo out = out > c; schede --config c status a.docx", 0, "esito         respinto: "},
        Case{"echo out = none > c; schede --config c status out", 0, "Documenti respinti"},
        Case{"echo out = none > c; schede --config c status out a.docx", 0, "esito         respinto: "},
        Case{"echo out = out > c; schede --config c status none", 66, "none"}, Case{"schede status out --json", 0, "\"rejected\":1"},
        Case{"schede status out b.docx", 66, "b.docx: mai visto"}, Case{"schede runs out", 0, "iniziata"},
        Case{"schede runs out --json", 0, "\"added\":1"}, Case{"schede runs none", 66, "none"},
        Case{"schede status missing", 66, "missing"}, Case{"schede status", 64, ""}}) {
    CAPTURE(c.line);
    const auto result = test::run(scratch, c.line);
    CHECK(result.code == c.code);
    CHECK((result.out + result.err).find(c.words) != std::string::npos);
  }
}

TEST_CASE("what the commands print as JSON keeps the published schemas") {
  const test::Scratch scratch;
  scratch.write("drop/a.odt", test::slurp(test::source("samples/returned/comune-di-modica.odt")));
  scratch.write("drop/copy.odt", test::slurp(test::source("samples/returned/comune-di-modica.odt")));
  scratch.write("drop/empty.docx", "");
  scratch.write("none/state.db", "");
  REQUIRE(test::run(scratch, "schede ingest drop --out out --settle 0 && rm drop/copy.odt && schede ingest drop --out out").code == 0);
  struct Case {
    std::string line, schema;
  };
  for (const auto& c :
       {Case{"schede status out --json", "status.schema.json"}, Case{"schede status out a.odt --json", "status.schema.json"},
        Case{"schede status out copy.odt --json", "status.schema.json"}, Case{"schede status out empty.docx --json", "status.schema.json"},
        Case{"schede runs out --json", "runs.schema.json"}, Case{"schede status none --json", "status.schema.json"},
        Case{"schede runs none --json", "runs.schema.json"}}) {
    CAPTURE(c.line);
    CHECK(test::misfit(test::run(scratch, c.line).out, c.schema) == "");
  }
  const auto runs = test::run(scratch, "schede runs out --json").out;
  CHECK(test::misfit(runs.substr(0, runs.find("\"ended\"")) + "\"end\":0}]}", "runs.schema.json") == "/runs/0 required");
}
