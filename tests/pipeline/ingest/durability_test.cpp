#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/pipeline/shell.h"

using schede::test::run;
using schede::test::Scratch;
using schede::test::slurp;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array views = {"register.csv", "register.json", "candidatures.csv", "gaps.csv", "gap-report.json"};
// Workbook and pages cost more than all the rest; ingest_test kills a run among them.
constexpr const char* ingest = "schede ingest drop --out out --outputs tables --settle 0 --jobs 2";

/// Sixty small returns: those of the samples, and others that cannot be read.
void furnish(const Scratch& scratch) {
  std::filesystem::copy(schede::test::source("samples/returned"), scratch / "drop", std::filesystem::copy_options::recursive);
  for (int i = 17; i < 60; ++i) scratch.write("drop/sub/" + std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
}

/// None of them may have been taken for somebody's edits.
std::vector<std::string> views_in(const std::filesystem::path& folder) {
  std::vector<std::string> contents;
  for (const auto& file : std::filesystem::directory_iterator(folder)) CHECK(file.path().string().find(".edited-") == std::string::npos);
  for (const char* name : views) contents.push_back(slurp(folder / name));
  return contents;
}

/// What an undisturbed run makes of the drop folder, and how long it takes.
struct Reference {
  std::vector<std::string> views;
  std::chrono::microseconds time;
};

Reference undisturbed(const Scratch& scratch) {
  ::setenv("SOURCE_DATE_EPOCH", "1305192660", 1);  // the pages tell when they were written
  const auto start = Clock::now();
  REQUIRE(run(scratch, "schede ingest drop --out reference --outputs tables --settle 0 --jobs 2").code == 0);
  return {views_in(scratch / "reference"), std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start)};
}

/// Runs a command and kills it after a time. True when it had come to its end before.
bool ends_before_it_is_killed(const Scratch& scratch, const char* command, std::chrono::microseconds after, const char* more = "--jobs=2") {
  const auto drop = (scratch / "drop").string(), out = (scratch / "out").string();
  std::array<const char*, 9> arguments = {"schede", command, drop.c_str(), "--out", out.c_str(), "--settle", "0", more, nullptr};
  posix_spawn_file_actions_t quiet;
  ::posix_spawn_file_actions_init(&quiet);
  for (const int fd : {1, 2}) ::posix_spawn_file_actions_addopen(&quiet, fd, "/dev/null", O_WRONLY, 0);
  pid_t pid = 0;
  REQUIRE(::posix_spawn(&pid, SCHEDE_BINARY, &quiet, nullptr, const_cast<char**>(arguments.data()), environ) == 0);
  ::posix_spawn_file_actions_destroy(&quiet);
  std::this_thread::sleep_for(after);
  ::kill(pid, SIGKILL);
  int status = 0;
  ::waitpid(pid, &status, 0);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFEXITED(status);
}

}  // namespace

TEST_CASE("killed at a hundred random moments, the next run comes to the register of an undisturbed one") {
  const Scratch scratch;
  furnish(scratch);
  const auto reference = undisturbed(scratch);
  std::mt19937 random(1);
  std::uniform_int_distribution<std::int64_t> moment(0, reference.time.count());
  for (int kill = 0; kill < 100; ++kill) {
    CAPTURE(kill);
    if (!ends_before_it_is_killed(scratch, "ingest", std::chrono::microseconds(moment(random)))) continue;
    CHECK(views_in(scratch / "out") == reference.views);
    std::filesystem::remove_all(scratch / "out");
  }
  REQUIRE(run(scratch, ingest).code == 0);
  CHECK(views_in(scratch / "out") == reference.views);
  CHECK(run(scratch, ingest).out == "Niente di nuovo: 60 documenti già presi in carico.\n");
}

TEST_CASE("killed while it archives, every document is in the register once and in the archive once") {
  const Scratch scratch;
  furnish(scratch);
  const auto reference = undisturbed(scratch);
  const std::string archiving = ingest + std::string(" --archive archive");
  std::mt19937 random(3);
  std::uniform_int_distribution<std::int64_t> moment(0, 2 * reference.time.count());
  const auto archive = "--archive=" + (scratch / "archive").string();
  for (int kill = 0; kill < 15; ++kill) {
    (void)ends_before_it_is_killed(scratch, "ingest", std::chrono::microseconds(moment(random)), archive.c_str());
  }
  REQUIRE(run(scratch, archiving).code == 0);
  CHECK(views_in(scratch / "out") == reference.views);
  CHECK(run(scratch, "find drop -type f").out.empty());
  CHECK(run(scratch, "find archive -type f ! -name '*.reason.txt' | wc -l").out == "60\n");
  CHECK(run(scratch, "find archive/rejected -name '*.reason.txt' | wc -l").out == "46\n");
  CHECK(run(scratch, "find archive -name '*(2)*'").out.empty());
}

TEST_CASE("a full disk stops a run with the name of the file, and the next one goes on") {
  const Scratch scratch;
  furnish(scratch);
  const auto reference = undisturbed(scratch);
  struct Case {
    std::string before;
    int blocks;  // of 512 bytes that a file may have
    std::string file;
  };
  const std::string nothing = "rm -rf out", no_views = nothing + "; " + ingest + "; rm out/gaps.csv";
  for (const auto& c : {Case{nothing, 0, "out"}, Case{nothing, 4, "out/state.db"}, Case{nothing, 100, "out/state.db"},
                        Case{nothing, 200, "out/state.db"}, Case{no_views, 100, "out/register.json"}}) {
    CAPTURE(c.before, c.blocks);
    run(scratch, c.before);
    // What it says goes through a pipe: a file would be full as well.
    const auto full = run(scratch, "{ (ulimit -f " + std::to_string(c.blocks) + "; " + ingest + "); echo \"exit $?\"; } 2>&1 | cat");
    CAPTURE(full.out);
    CHECK(full.out.find(c.file + ": ") != std::string::npos);
    CHECK(full.out.find("exit 73\n") != std::string::npos);
    REQUIRE(run(scratch, ingest).code == 0);
    CHECK(views_in(scratch / "out") == reference.views);
  }
}

TEST_CASE("a file that grows is read once, when it is whole") {
  const Scratch scratch;
  scratch.write("out/.keep", "");
  const auto whole = "'" + schede::test::source("samples/returned/comune-di-altamura.docx").string() + "'";
  const auto grown = run(scratch, "mkdir drop; head -c 3000 " + whole +
                                      " > drop/a.docx\n"
                                      "schede ingest drop --out out --settle 1 & pid=$!\n"
                                      "until [ -s out/.lock ]; do sleep 0.02; done\n"
                                      "tail -c +3001 " +
                                      whole + " >> drop/a.docx; wait $pid");
  CAPTURE(grown.out, grown.err);
  CHECK(grown.code == 0);
  CHECK(grown.out.find("Schede ricevute: 1 (accolte 1, respinte 0)") == 0);
  CHECK(run(scratch, "schede ingest drop --out out").out.find("Niente di nuovo: 1") == 0);
}

TEST_CASE("of two runs at once the second is told who holds the folder") {
  const Scratch scratch;
  scratch.write("drop/half.docx", "PK\x03\x04 half");
  scratch.write("out/.keep", "");
  const auto second = run(scratch, "'" SCHEDE_BINARY
                                   "' ingest drop --out out --settle 60 > /dev/null & pid=$!\n"
                                   "until [ -s out/.lock ]; do sleep 0.02; done\n"
                                   "echo $pid; schede ingest drop --out out; code=$?; kill -9 $pid; exit $code");
  CHECK(second.code == 75);
  const auto holder = "(pid " + second.out.substr(0, second.out.find('\n')) + ", host ";
  CAPTURE(second.err);
  CHECK(second.err.find(holder) != std::string::npos);
}

TEST_CASE("a damaged ledger is told, kept, and made anew from the documents") {
  const Scratch scratch;
  furnish(scratch);
  const auto reference = undisturbed(scratch);
  REQUIRE(run(scratch, ingest).code == 0);
  const auto sound = slurp(scratch / "out/state.db");
  std::filesystem::rename(scratch / "out", scratch / "sound");
  struct Case {
    std::string what;
    std::function<void(std::string&)> damage;
  };
  std::mt19937 random(1);
  const auto noise = [&](std::size_t from, std::size_t to) {
    return [&random, from, to](std::string& bytes) {
      for (auto at = from; at < std::min(to, bytes.size()); ++at) bytes[at] = static_cast<char>(random());
    };
  };
  const std::size_t page = 4096;
  for (const auto& c : {Case{"its first page", noise(0, page)}, Case{"a table's first page", noise(page, 2 * page)},
                        Case{"pages of records", noise(10 * page, 16 * page)}, Case{"all but its first page", noise(page, sound.size())},
                        Case{"its last half is gone", [](std::string& bytes) { bytes.resize(bytes.size() / 2 / page * page); }},
                        Case{"a page and a bit are left", [](std::string& bytes) { bytes.resize(page + 100); }},
                        Case{"nothing is left", [](std::string& bytes) { bytes.clear(); }}}) {
    CAPTURE(c.what);
    auto damaged = sound;
    c.damage(damaged);
    // The outputs of that ledger: a rebuilt one does not know when documents arrived, so that its workbook is another.
    REQUIRE(run(scratch, "rm -rf out; cp -a sound out").code == 0);
    scratch.write("out/state.db", damaged);
    std::filesystem::remove(scratch / "out/gaps.csv");  // so that all of the ledger has to be read
    const auto told = run(scratch, ingest);
    CAPTURE(told.err);
    CHECK(told.code == 73);
    CHECK(told.err.find("out/state.db: è danneggiato; lo rifà dai documenti il comando schede rebuild") != std::string::npos);

    damaged = slurp(scratch / "out/state.db");
    const auto made = run(scratch, "rm -f out/state.db.2*; schede rebuild drop --out out --outputs tables --settle 0");
    CHECK(made.code == 0);
    CHECK(views_in(scratch / "out") == reference.views);
    // SQLite takes an empty file for a new database, and writes its head into it.
    CHECK((damaged.empty() || run(scratch, "cat out/state.db.2*").out == damaged));
    CHECK(run(scratch, ingest).out.find("Niente di nuovo: 60") == 0);
  }
}

TEST_CASE("a rebuild that is killed leaves the ledger as it was") {
  const Scratch scratch;
  furnish(scratch);
  const auto reference = undisturbed(scratch);
  REQUIRE(run(scratch, ingest).code == 0);
  std::mt19937 random(2);
  std::uniform_int_distribution<std::int64_t> moment(0, reference.time.count());
  for (int kill = 0; kill < 10; ++kill) {
    (void)ends_before_it_is_killed(scratch, "rebuild", std::chrono::microseconds(moment(random)));
    REQUIRE(run(scratch, ingest).code == 0);
    CHECK(views_in(scratch / "out") == reference.views);
  }
  CHECK(run(scratch, ingest).out.find("Niente di nuovo: 60") == 0);
}
