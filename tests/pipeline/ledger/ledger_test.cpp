#include "pipeline/ledger/ledger.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <memory>
#include <set>
#include <sstream>

#include "pipeline/host/failure.h"
#include "tests/pipeline/as_nobody.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shell.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

FileAnswer outcome_of(const std::string& content) {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.gaps = {1, 2, 3};
  outcome.sha256 = "digest of " + content;
  outcome.modified = "2011-05-12T09:31:00Z";
  outcome.organisation_key = "lecce";
  outcome.line = R"({"content":")" + content + "\"}\n";
  return {0, outcome.sha256, 0, {outcome}};
}

/// Runs statements, one a line, on a ledger behind the program's back.
void run_sql(const std::filesystem::path& file, const std::string& statements) {
  Poco::Data::SQLite::Connector::registerConnector();
  Poco::Data::Session session("SQLite", file.string());
  std::istringstream lines(statements);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("--")) session << line, Poco::Data::Keywords::now;
  }
}

/// What somebody sees who asks the ledger in SQL: the first column of the first row.
std::string asked(const std::filesystem::path& file, const std::string& query) {
  Poco::Data::SQLite::Connector::registerConnector();
  Poco::Data::Session session("SQLite", file.string());
  std::string answer;
  session << query, Poco::Data::Keywords::into(answer), Poco::Data::Keywords::limit(1), Poco::Data::Keywords::now;
  return answer;
}

}  // namespace

TEST_CASE("the ledger gives back what it was given, also to the next run") {
  const test::Scratch scratch;
  const std::string odd = "it's\n\"odd\" \xff.docx";
  {
    Ledger ledger(scratch / "state.db");
    ledger.take_in({odd, 10, 1'305'192'660'123'456'789}, outcome_of("a"), "reader");
    ledger.take_in({"a.docx", 20, 5}, outcome_of("b"), "reader");
    ledger.set_present("a.docx", false);
    ledger.set_fact("views", "standard");
    ledger.commit();
  }
  Ledger ledger(scratch / "state.db");
  const auto files = ledger.files();
  REQUIRE(files.size() == 2);
  CHECK(files[0].file.path == "a.docx");
  CHECK_FALSE(files[0].present);
  CHECK(files[1].file.path == odd);
  CHECK(files[1].file.bytes == 10);
  CHECK(files[1].file.modified == 1'305'192'660'123'456'789);
  CHECK(files[1].reader == "reader");
  CHECK(files[1].present);

  const auto returns = ledger.returns();
  REQUIRE(returns.size() == 2);
  CHECK(returns[1].file.path == odd);
  CHECK(returns[1].sha256 == "digest of a");
  CHECK(returns[1].organisation_key == "lecce");
  CHECK(returns[1].modified == "2011-05-12T09:31:00Z");
  CHECK(ledger.record(returns[1].id) == R"({"content":"a"})");
  CHECK(ledger.record(returns[0].id) == R"({"content":"b"})");
  CHECK(ledger.fact("views") == "standard");
  CHECK(ledger.fact("nothing").empty());
}

TEST_CASE("a run is noted from its beginning, so that one that is broken off can be told") {
  const test::Scratch scratch;
  Ledger ledger(scratch / "state.db");
  const auto first = ledger.begin_run(0);
  ledger.end_run(first, {{}, {}, 1, 2, 3, 4, 6, 5});
  (void)ledger.begin_run(1'000'000'000);
  const auto runs = ledger.runs(10);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].started == "1970-01-01T00:00:00Z");
  CHECK_FALSE(runs[0].ended.empty());
  CHECK(std::vector{runs[0].added, runs[0].changed, runs[0].gone, runs[0].pending, runs[0].again, runs[0].altered} ==
        std::vector<std::size_t>{1, 2, 3, 4, 6, 5});
  CHECK(runs[1].started == "1970-01-01T00:00:01Z");
  CHECK(runs[1].ended.empty());
  CHECK(ledger.runs(1).at(0).ended.empty());
}

TEST_CASE("a rejected document gives way to other bytes of its name, an accepted return stays") {
  const test::Scratch scratch;
  Ledger ledger(scratch / "state.db");
  auto rejected = outcome_of("rejected");
  rejected.outcomes.front().status = Status::rejected;
  ledger.take_in({"a.docx", 10, 1}, rejected, "reader");
  ledger.take_in({"a.docx", 11, 2}, outcome_of("first"), "reader");
  CHECK(ledger.returns().size() == 1);
  ledger.take_in({"a.docx", 12, 3}, outcome_of("second"), "reader");
  const auto returns = ledger.returns();
  REQUIRE(returns.size() == 2);
  CHECK(ledger.record(returns[0].id) == R"({"content":"first"})");
  CHECK_FALSE(returns[0].present);
  CHECK(ledger.history(returns[0].id).place.empty());
  CHECK(ledger.record(returns[1].id) == R"({"content":"second"})");
  CHECK(ledger.files().size() == 1);
  CHECK(ledger.files()[0].file.bytes == 12);

  ledger.take_in({"a.docx", 12, 3}, outcome_of("second"), "newer");
  CHECK(ledger.returns().size() == 2);
}

TEST_CASE("a file may hold several returns, and receipts beside them") {
  const test::Scratch scratch;
  Ledger ledger(scratch / "state.db");
  const auto answer = [](const std::string& file, const std::vector<std::string>& inners, std::size_t receipts = 0) {
    FileAnswer all{0, file, receipts, {}};
    for (const auto& inner : inners) {
      all.outcomes.push_back(outcome_of(inner).outcomes.front());
      all.outcomes.back().source = "a.zip" + inner;
    }
    return all;
  };
  const auto sources = [&] {
    std::vector<std::string> found;
    for (const auto& row : ledger.returns()) found.push_back(row.source + (row.present ? "" : " gone"));
    return found;
  };
  using Sources = std::vector<std::string>;

  ledger.take_in({"a.zip", 10, 1}, answer("first", {"!/b.docx", "!/c.docx"}, 2), "reader");
  CHECK(sources() == Sources{"a.zip!/b.docx", "a.zip!/c.docx"});
  CHECK(ledger.receipts() == 2);
  CHECK(ledger.files().size() == 1);
  CHECK(ledger.kept().size() == 1);

  // The same bytes, of which another reader makes one return: the other never was one.
  ledger.take_in({"a.zip", 10, 1}, answer("first", {"!/c.docx"}), "newer");
  CHECK(sources() == Sources{"a.zip!/c.docx"});
  CHECK(ledger.receipts() == 0);
  CHECK(ledger.record(ledger.returns().at(0).id) == R"({"content":"!/c.docx"})");

  // Other bytes in its place.
  ledger.take_in({"a.zip", 11, 2}, answer("second", {"!/d.docx"}), "newer");
  CHECK(sources() == Sources{"a.zip!/c.docx gone", "a.zip!/d.docx"});

  // The file moves as a whole.
  const auto id = ledger.kept().at(0).id;
  ledger.note_move(id, "archive/2026/11/a.zip");
  REQUIRE(ledger.moves().size() == 1);
  CHECK(ledger.moves().at(0).sha256 == "second");
  ledger.end_move(id);
  CHECK(ledger.kept("archive/").size() == 1);

  // Nothing but receipts is known of, too, and no return.
  ledger.take_in({"r.eml", 5, 1}, {0, "receipt", 1, {}}, "newer");
  CHECK(ledger.files().size() == 1);
  CHECK(ledger.kept().back().status == Status::accepted);
  CHECK(ledger.returns().size() == 2);
}

TEST_CASE("a move is noted before it is made, and struck out after") {
  const test::Scratch scratch;
  Ledger ledger(scratch / "state.db");
  ledger.take_in({"a.docx", 10, 1}, outcome_of("a"), "reader");
  const auto id = ledger.kept().at(0).id;
  ledger.note_move(id, in_archive("2026/11/a.docx"));
  REQUIRE(ledger.moves().size() == 1);
  CHECK(ledger.moves()[0].from == "drop/a.docx");
  CHECK(ledger.moves()[0].to == "archive/2026/11/a.docx");
  CHECK(ledger.files().size() == 1);
  ledger.end_move(id);
  CHECK(ledger.moves().empty());
  CHECK(ledger.files().empty());
  CHECK(ledger.kept().at(0).place == "archive/2026/11/a.docx");
  CHECK(ledger.returns().at(0).present);
}

TEST_CASE("what was committed outlasts the death of the process") {
  const test::Scratch scratch;
  const pid_t child = ::fork();
  if (child == 0) {
    Ledger ledger(scratch / "state.db");
    ledger.take_in({"a.docx", 10, 1}, outcome_of("a"), "reader");
    ledger.commit();
    ledger.take_in({"b.docx", 10, 1}, outcome_of("b"), "reader");
    ::raise(SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  Ledger ledger(scratch / "state.db");
  const auto files = ledger.files();
  REQUIRE(files.size() == 1);
  CHECK(files[0].file.path == "a.docx");
}

TEST_CASE("what is no ledger is not overwritten") {
  const test::Scratch scratch;
  const auto file = scratch.write("state.db", std::string(4096, 'x'));
  try {
    Ledger ledger(file);
    FAIL("it was opened");
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::no_output);
    CHECK(failure.words.en.find("state.db") != std::string::npos);
  }
  CHECK(std::filesystem::file_size(file) == 4096);
}

TEST_CASE("a file that was seen waits until it is taken in") {
  const test::Scratch scratch;
  const std::int64_t day = 86'400'000'000'000;
  {
    Ledger ledger(scratch / "state.db");
    ledger.expect("a.docx", 0);
    ledger.expect("b.docx", 0);
    ledger.expect("c.docx", 0);
    ledger.expect("b.docx", day);
    ledger.postpone("b.docx", day, EACCES);
    ledger.postpone("b.docx", 2 * day, EIO);
    ledger.forget("c.docx");
    ledger.commit();
  }
  Ledger ledger(scratch / "state.db");
  REQUIRE(ledger.pending().size() == 2);
  CHECK(ledger.pending()[0].tries == 0);
  const auto waiting = ledger.pending()[1];
  CHECK(waiting.path == "b.docx");
  CHECK(waiting.seen == "1970-01-01T00:00:00Z");
  CHECK(waiting.tries == 2);
  CHECK(waiting.tried == "1970-01-03T00:00:00Z");
  CHECK(waiting.error == EIO);

  ledger.take_in({"b.docx", 10, 1}, outcome_of("b"), "reader");
  REQUIRE(ledger.pending().size() == 1);
  CHECK(ledger.pending()[0].path == "a.docx");
}

TEST_CASE("a record that is not what was written is not given out") {
  const test::Scratch scratch;
  {
    Ledger ledger(scratch / "state.db");
    ledger.take_in({"a.docx", 10, 1}, outcome_of("telefono 1"), "reader");
    ledger.commit();
  }
  const std::string change = GENERATE("zeroblob(20)", "substr(record, 1, length(record) - 1)", "x'00' || record", "'{}'");
  CAPTURE(change);
  run_sql(scratch / "state.db", "UPDATE records SET record = " + change);
  Ledger ledger(scratch / "state.db");
  try {
    (void)ledger.record(ledger.returns().at(0).id);
    FAIL("it was given out");
  } catch (const Failure& failure) {
    CHECK(failure.words.en.find("damaged") != std::string::npos);
  }
}

TEST_CASE("a record takes a fraction of its bytes in the ledger, and who asks in SQL still sees its gaps") {
  const test::Scratch scratch;
  const std::string gaps = R"([{"code":"missing-required","field":"contact.email","severity":"error","message":"Manca."}])";
  auto answer = outcome_of("a");
  answer.outcomes.front().line = R"({"content":")" + std::string(10'000, 'x') + R"(","gaps":)" + gaps + "}\n";
  Ledger ledger(scratch / "state.db");
  ledger.take_in({"a.docx", 10, 1}, answer, "reader");
  ledger.commit();
  const std::string record(answer.outcomes.front().record());
  CHECK(ledger.record(ledger.returns().at(0).id) == record);
  CHECK(ledger.record_at("drop/a.docx", "digest of a") == record);
  CHECK(std::stoi(asked(scratch / "state.db", "SELECT length(record) FROM records")) < 1'000);
  CHECK(asked(scratch / "state.db", "SELECT path || code || field || severity || message FROM gaps_read") ==
        "a.docxmissing-requiredcontact.emailerrorManca.");
}

TEST_CASE("a ledger of version 1 is brought to the tables of today") {
  const test::Scratch scratch;
  run_sql(scratch / "state.db", test::slurp(test::data("ledger/version-1.sql")));
  {
    Ledger ledger(scratch / "state.db");
    const auto returns = ledger.returns();
    REQUIRE(returns.size() == 2);
    CHECK_FALSE(returns[0].present);
    CHECK(returns[1].organisation_key == "comune modica");
    CHECK(ledger.record(returns[1].id) ==
          R"({"record_id":"b926375ca573","source":{"path":"comune-di-modica.odt"},"gaps":[{"code":"blank-form"}]})");
    CHECK(asked(scratch / "state.db", "SELECT code FROM gaps_read WHERE path = 'comune-di-modica.odt'") == "blank-form");
    ledger.expect("new.docx", 0);
    ledger.take_in({"new.docx", 10, 1}, outcome_of("new"), "reader");
    ledger.commit();
  }
  CHECK(Ledger(scratch / "state.db").returns().size() == 3);
}

TEST_CASE("a ledger that cannot be used says why and what to do, in both languages") {
  struct Case {
    std::string what;
    Access access;
    std::filesystem::perms perms;
    std::string sql, it, en;
  };
  using std::filesystem::perms;
  const auto readable = perms::owner_all | perms::group_read | perms::others_read;
  const std::string newer = "PRAGMA user_version = 1000", older = "PRAGMA user_version = 1";
  const auto c = GENERATE_COPY(values<Case>(
      {{"of a newer version", Access::write, perms::all, newer, "versione più recente di schede; aggiornare", "newer version of schede"},
       {"of a newer version, to read", Access::read, perms::all, newer, "versione più recente di schede; aggiornare", "newer version"},
       {"of an older version, to read only", Access::read, readable, older, "la prossima esecuzione di schede ingest", "older version"},
       {"somebody else's", Access::write, readable, "", "non si può aprire (permesso negato)", "cannot be opened"},
       {"somebody else's, to read", Access::read, perms::owner_all, "", "non si può aprire (permesso negato)", "cannot be opened"}}));
  CAPTURE(c.what);
  const test::Scratch scratch;
  (void)Ledger(scratch / "state.db");
  if (!c.sql.empty()) run_sql(scratch / "state.db", c.sql);
  std::filesystem::permissions(scratch.path(), perms::all);
  std::filesystem::permissions(scratch / "state.db", c.perms);
  const test::AsNobody nobody;
  try {
    (void)Ledger(scratch / "state.db", c.access);
    FAIL("it was opened");
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::no_output);
    CHECK(failure.words.it.find(c.it) != std::string::npos);
    CHECK(failure.words.en.find(c.en) != std::string::npos);
  }
}

TEST_CASE("who may only read sees the ledger, also while it is written and after a run that did not end, and leaves nothing behind") {
  using std::filesystem::perms;
  const test::Scratch scratch;
  const auto folder = scratch.write("a?b#c%20d/.keep", "").parent_path();
  const auto file = folder / "state.db";
  const bool is_open = GENERATE(false, true);
  const bool is_open_to_files = GENERATE(false, true);  // a group may write in the folder
  auto writer = std::make_unique<Ledger>(file);
  writer->take_in({"a.docx", 10, 1}, outcome_of("a"), "reader");
  writer->commit();
  if (!is_open) writer.reset();
  const auto names = [&] {
    std::set<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) all.insert(entry.path().filename());
    return all;
  };
  const auto before = names();
  const auto to_read = perms::owner_all | perms::group_read | perms::others_read;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::permissions(entry.path(), to_read);
  std::filesystem::permissions(folder, is_open_to_files ? perms::all : to_read | perms::group_exec | perms::others_exec);
  std::filesystem::permissions(scratch.path(), perms::all);
  {
    const test::AsNobody nobody;
    CHECK(Ledger(file, Access::read).returns().size() == 1);
  }
  CHECK(names() == before);
  if (writer) {
    writer->take_in({"b.docx", 10, 1}, outcome_of("b"), "reader");
    writer->commit();
    CHECK(Ledger(file, Access::read).returns().size() == 2);
  }
}

TEST_CASE("a reader that comes and goes does not take the log away from the run that writes it") {
  const test::Scratch scratch;
  {
    Ledger writer(scratch / "state.db");
    writer.take_in({"a.docx", 10, 1}, outcome_of("a"), "reader");
    writer.commit();
    const auto reader = test::run(scratch,
                                  "python3 -c \"import sqlite3; ledger = sqlite3.connect('state.db'); "
                                  "print(len(ledger.execute('SELECT * FROM documents').fetchall())); ledger.close()\"");
    CHECK(reader.out == "1\n");
    CHECK(std::filesystem::exists(scratch / "state.db-wal"));
    writer.take_in({"b.docx", 10, 1}, outcome_of("b"), "reader");
    writer.commit();
  }
  CHECK(Ledger(scratch / "state.db").returns().size() == 2);
}
