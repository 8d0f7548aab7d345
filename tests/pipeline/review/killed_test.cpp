#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "tests/pipeline/http.h"
#include "tests/pipeline/shell.h"

using schede::test::run;
using schede::test::Scratch;

namespace {

/// The program, started with its standard output in `output` or nowhere.
pid_t start(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> words;
  for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  output < 0 ? ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
             : ::posix_spawn_file_actions_adddup2(&actions, output, 1);
  pid_t pid = 0;
  REQUIRE(::posix_spawn(&pid, SCHEDE_BINARY, &actions, nullptr, words.data(), environ) == 0);
  ::posix_spawn_file_actions_destroy(&actions);
  return pid;
}

/// A station that somebody works at.
struct Station {
  pid_t pid = 0;
  std::uint16_t port = 0;
  std::string cookie;

  explicit Station(const Scratch& scratch) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    pid = start({"schede", "review", (scratch / "out").string(), "--as", "Anna"}, pipe[1]);
    ::close(pipe[1]);
    std::string line;
    for (char c = 0; ::read(pipe[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(pipe[0]);
    const auto address = line.substr(line.find("http://"));
    port = schede::test::port_of(address);
    cookie = schede::test::cookie_for(port, address);
  }
};

void kill(pid_t pid) {
  ::kill(pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
}

/// How often each decision stands in a list of them: "Ufficio 12".
std::map<int, int> decisions_in(const std::string& text) {
  std::map<int, int> found;
  const std::string words = "Ufficio numero ";
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++found[std::stoi(text.substr(at + words.size()))];
  return found;
}

}  // namespace

TEST_CASE("the station and a run killed at fifty random moments lose no decision and double none") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "drop");
  std::filesystem::copy(schede::test::source("samples/returned/comune-di-altamura.docx"), scratch / "drop/altamura.docx");
  const std::string ingest = "schede ingest drop --out out --outputs tables --settle 0 --jobs 1";
  REQUIRE(run(scratch, ingest).code == 0);
  const auto id = run(scratch, "sha256sum drop/altamura.docx").out.substr(0, 12);
  std::mt19937 random(18);
  std::uniform_int_distribution<int> moment(0, 400);
  std::set<int> taken;
  int next = 0;
  for (int kills = 0; kills < 50; ++kills) {
    const Station station(scratch);
    scratch.write("drop/" + std::to_string(kills) + ".docx", "nonsense " + std::to_string(kills));
    const auto drop = (scratch / "drop").string(), out = (scratch / "out").string();
    const auto ingesting = start({"schede", "ingest", drop, "--out", out, "--outputs", "tables", "--settle", "0", "--jobs", "1"}, -1);
    std::thread killer([&, after = std::chrono::milliseconds(moment(random))] {
      std::this_thread::sleep_for(after);
      kill(station.pid);
      kill(ingesting);
    });
    for (std::string status = "200"; status == "200";) {
      const auto json = "{\"record_id\":\"" + id + "\",\"field\":\"contact.office\",\"value\":\"Ufficio numero " + std::to_string(++next) +
                        "\",\"why\":\"prova\"}";
      status = schede::test::status_of(schede::test::talk(station.port, schede::test::decision(station.port, station.cookie, json)));
      if (status == "200") taken.insert(next);
    }
    killer.join();
  }
  CHECK(taken.size() > 50);
  REQUIRE(run(scratch, ingest).code == 0);
  const auto kept = decisions_in(run(scratch, "schede corrections out --json | tr ',' '\\n' | grep '\"value\"'").out);
  for (const int number : taken) {
    CAPTURE(number);
    CHECK(kept.contains(number));
  }
  for (const auto& [number, times] : kept) {
    CAPTURE(number);
    CHECK(times == 1);
  }
  CHECK(kept.size() <= taken.size() + 50);  // one may have been on its way at each
  const auto table = decisions_in(schede::test::slurp(scratch / "out/register.csv"));
  CHECK(table == std::map<int, int>{{kept.rbegin()->first, 1}});
  CHECK_THAT(run(scratch, "schede status out --json").out, Catch::Contains("\"accepted\":1,\"rejected\":50"));
  CHECK(run(scratch, "ls out | grep -c edited").out == "0\n");
  CHECK(run(scratch, ingest).out == "Niente di nuovo: 51 documenti già presi in carico.\n");
}
