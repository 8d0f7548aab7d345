#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

using schede::test::Scratch;
using schede::test::slurp;
using schede::test::source;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr long most_kilobytes = 4L << 20;  // the sanitizer's own memory
#else
constexpr long most_kilobytes = 300L << 10;
#endif

/// The records of a folder's documents, by name, and the most memory that any process took for them.
struct Extraction {
  std::map<std::string, std::string> records;
  long kilobytes = 0;
};

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto from = text.find(before);
  if (from == std::string::npos) return {};
  return text.substr(from + before.size(), text.find(after, from + before.size()) - from - before.size());
}

/// Runs the program with its output in a file; gives back the most memory that it or a worker of it took, in kilobytes.
long run_schede(std::vector<std::string> arguments, const std::filesystem::path& out) {
  const Scratch scratch;
  arguments.insert(arguments.begin(), {SCHEDE_BINARY, "--lang", "en", "--config", scratch.write("nothing.conf", "")});
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid == 0) {
    (void)!std::freopen(out.c_str(), "w", stdout);
    (void)!std::freopen("/dev/null", "w", stderr);
    ::execv(SCHEDE_BINARY, pointers.data());
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(pid, &status, 0, &usage);
  CHECK(status == 0);
  return usage.ru_maxrss;
}

Extraction extract(const std::filesystem::path& folder) {
  const Scratch results;
  const auto out = results / "out";
  Extraction extraction;
  // What LibreOffice makes of these is its own affair, and it is not on every machine.
  extraction.kilobytes = run_schede({"extract", "--limit", "seconds=600", "--converter", "none", folder}, out);
  std::istringstream lines(slurp(out));
  for (std::string line; std::getline(lines, line);) {
    const auto path = between(line, R"("path":")", "\"");
    extraction.records[path.substr(0, path.find("!/"))] = line;  // of what came in an envelope, the envelope's
  }
  return extraction;
}

/// All that a record says beside what file it is from.
std::string values(const std::string& record) { return record.substr(std::min(record.find(R"("contact":)"), record.size())); }

/// In the words of expected.tsv: what came of a document that is to end so.
std::string outcome(const std::string& record, const std::string& expected, const std::string& sound) {
  if (record.empty()) return "no record";
  if (record.find(R"("status":"accepted")") != std::string::npos) {
    if (expected == "same" && values(record) == values(sound)) return expected;
    constexpr std::string_view accepted = "accepted";
    const bool has_words = expected.starts_with("accepted ") && record.find(expected.substr(accepted.size() + 1)) != std::string::npos;
    return has_words ? expected : std::string(accepted);
  }
  const auto code = between(record, R"("code":")", "\""), message = between(record, R"("message":")", "\"}");
  const auto words = expected.find(' ');
  if (expected.substr(0, words) != code) return code + " " + message;
  return words == std::string::npos || message.find(expected.substr(words + 1)) != std::string::npos ? expected : code + " " + message;
}

void check_without(const std::filesystem::path& file, const std::vector<std::string>& harms) {
  const auto text = slurp(file);
  CHECK_FALSE(text.empty());
  for (const auto& harm : harms) {
    CAPTURE(file, harm);
    CHECK(text.find(harm) == std::string::npos);
  }
}

/// What is written for people does no harm either, whatever the documents hold.
void check_outputs(const Scratch& scratch) {
  for (const auto* folder : {"shown", "out"}) std::filesystem::create_directories(scratch / folder);
  for (const auto& entry : std::filesystem::directory_iterator(scratch / "documents"))
    if (entry.path().filename().string().find("-shown-in-") != std::string::npos)
      std::filesystem::copy_file(entry.path(), scratch / "shown" / entry.path().filename());
  run_schede({"ingest", scratch / "shown", "--out", scratch / "out"}, scratch / "out/summary.txt");
  for (const auto* name : {"register.csv", "candidatures.csv", "gaps.csv"})
    check_without(scratch / "out" / name, {",=HYPERLINK", ",\"=HYPERLINK", ",+cmd", ",\"+cmd", ",@SUM", ",\"@SUM"});
  check_without(scratch / "out/gap-report.html", {"<script>alert", "=\"alert(1)", "http://127.0.0.1/\""});
  for (const auto* name : {"register.csv", "candidatures.csv", "gaps.csv", "gap-report.html", "summary.txt"})
    check_without(scratch / "out" / name, {"\u202e", "\u2066", "\xc2\x9b"});
  CHECK(slurp(scratch / "out/gap-report.html").find("default-src 'none'") != std::string::npos);
}

}  // namespace

TEST_CASE("no document can hurt it: each ends as a careful reader expects, in little memory") {
  const Scratch scratch;
  REQUIRE(std::system(
              ("python3 -B '" + source("tests/hostile/make_hostile.py").string() + "' '" + scratch.path().string() + "'").c_str()) == 0);
  const auto sound = extract(scratch / "sound");
  const auto hostile = extract(scratch / "documents");
  CHECK(hostile.kilobytes < most_kilobytes);

  std::size_t cases = 0;
  std::istringstream rows(slurp(scratch / "expected.tsv"));
  for (std::string name, expected, made_from; std::getline(rows, name, '\t'); ++cases) {
    std::getline(rows, expected, '\t');
    std::getline(rows, made_from);
    const auto record = hostile.records.find(name);
    CAPTURE(name);
    CHECK(outcome(record == hostile.records.end() ? "" : record->second, expected, sound.records.at(made_from)) == expected);
  }
  CHECK(cases == hostile.records.size());
  for (const std::filesystem::path& place : {scratch.path(), std::filesystem::current_path().parent_path(), {"/"}})
    CHECK_FALSE(std::filesystem::exists(place / "climbed"));
  check_outputs(scratch);
}
