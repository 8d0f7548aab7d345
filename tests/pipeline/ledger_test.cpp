#include "pipeline/ledger.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "pipeline/failure.h"
#include "tests/pipeline/scratch.h"

using namespace schede;

namespace {

Outcome outcome_of(const std::string& content) {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.gaps = {1, 2, 3};
  outcome.sha256 = "digest of " + content;
  outcome.modified = "2011-05-12T09:31:00Z";
  outcome.organisation_key = "lecce";
  outcome.line = R"({"content":")" + content + "\"}\n";
  return outcome;
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

TEST_CASE("a changed document takes its own place") {
  const test::Scratch scratch;
  Ledger ledger(scratch / "state.db");
  ledger.take_in({"a.docx", 10, 1}, outcome_of("old"), "reader");
  ledger.take_in({"a.docx", 11, 2}, outcome_of("new"), "reader");
  const auto returns = ledger.returns();
  REQUIRE(returns.size() == 1);
  CHECK(returns[0].file.bytes == 11);
  CHECK(ledger.record(returns[0].id) == R"({"content":"new"})");
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
