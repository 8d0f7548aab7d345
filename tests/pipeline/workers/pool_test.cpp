#include "pipeline/workers/pool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"
#include "pipeline/workers/sandbox.h"
#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

FileAnswer record(const std::string& line) {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.line = line + "\n";
  return {0, {}, 0, {outcome}};
}

/// How often documents of some names have been met, in whatever process.
std::atomic<int>* const met =
    new (::mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) std::atomic<int>(0);

/// What a hostile document would have its worker do, and with what the system answers.
struct Harm {
  const char* name;
  bool (*succeeds)(const std::string& path);
};
const Harm harms[] = {
    {"write a file", [](const std::string& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }},
    {"cut a file",
     [](const std::string& path) { return ::open(path.c_str(), O_RDONLY | O_TRUNC) >= 0 || ::truncate(path.c_str(), 0) == 0; }},
    {"remove a file", [](const std::string& path) { return ::unlink(path.c_str()) == 0; }},
    {"rename a file", [](const std::string& path) { return ::rename(path.c_str(), (path + "2").c_str()) == 0; }},
    {"make a folder", [](const std::string& path) { return ::mkdir((path + "3").c_str(), 0700) == 0; }},
    {"open a socket", [](const std::string&) { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
    {"open a local socket", [](const std::string&) { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    {"fork", [](const std::string&) { return ::fork() >= 0; }},
    {"execute", [](const std::string&) { return ::execl("/bin/true", "true", nullptr) == 0; }},
    {"kill", [](const std::string&) { return ::kill(::getppid(), 0) == 0; }},
    {"trace", [](const std::string&) { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }},
    {"raise its limits",
     [](const std::string&) {
       const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
       return ::setrlimit(RLIMIT_NOFILE, &more) == 0;
     }},
    {"have a signal sent", [](const std::string&) { return ::fcntl(3, F_SETSIG, SIGTERM) == 0; }},
    {"have signals sent to others", [](const std::string&) { return ::fcntl(3, F_SETOWN, ::getppid()) == 0; }},
    {"be told of input by a signal", [](const std::string&) { return ::fcntl(3, F_SETFL, O_ASYNC) == 0; }},
    {"lease a file", [](const std::string&) { return ::fcntl(3, F_SETLEASE, F_RDLCK) == 0; }},
    {"copy a descriptor", [](const std::string&) { return ::fcntl(3, F_DUPFD, 100) >= 0; }},
};

[[noreturn]] void compute_for_ever() {
  volatile unsigned turn = 0;
  while (true) {
    turn = turn + 1;
  }
}

/// A reader that does what the document's name says.
FileAnswer act(const Request& request) {
  const auto has = [&](const char* word) { return request.name.find(word) != std::string::npos; };
  if (has("crash")) std::raise(SIGKILL);
  if (has("once") && ++*met == 1) std::raise(SIGSEGV);
  if (has("killed") && ++*met <= 3) std::raise(SIGKILL);
  if (has("stopped") && ++*met == 1) std::raise(SIGSTOP);
  if (has("stand still")) ::pause();
  if (has("hang")) compute_for_ever();
  if (has("throw")) throw std::runtime_error("out of nothing");
  if (has("babble")) ::_exit(static_cast<int>(::write(3, "nonsense\n", 9)));
  if (has("swell")) try {
      const std::vector<char> much(3ULL << 30, 'x');
      return record(request.name + " of " + std::to_string(much.size()));
    } catch (const std::bad_alloc&) {
      return record(request.name + ": no memory");
    }
  for (const auto& harm : harms)
    if (request.name == harm.name)
      return record(request.name + (harm.succeeds(request.path) ? " done" : ": " + std::string(std::strerror(errno))));
  if (has("look around")) return record(request.name + (::open("/etc/passwd", O_RDONLY) >= 0 ? ": read" : ": refused"));
  if (has("large")) return record(std::string(1 << 20, 'x'));
  return record(request.name);
}

/// The lines in the order of delivery; "name: code (detail)" for what was refused.
std::vector<std::string> run(const std::vector<std::string>& names, unsigned workers, const std::filesystem::path& folder = {}) {
  PoolLimits limits;
  limits.workers = workers;
  // Only a document that is to come to the deadline may do so, however busy the machine is.
  const auto is_slow = [](const std::string& name) { return name == "hang" || name == "stopped" || name == "stand still"; };
  limits.deadline = std::chrono::milliseconds(std::any_of(names.begin(), names.end(), is_slow) ? 1000 : 300'000);
  if (!folder.empty()) limits.worker.readable = {folder};
  const auto refuse = [](const Request& request, const Error& error) {
    return record(request.name + ": " + std::string(to_string(error.code)) + " (" + error.detail + ")");
  };
  std::size_t asked = 0;
  const auto next = [&](bool) -> std::optional<Request> {
    if (asked == names.size()) return {};
    const auto& name = names[asked++];
    return Request{folder / name, name};
  };
  std::vector<std::string> lines;
  run_pool(limits, {act, refuse}, next, [&](const Request& request, const FileAnswer& answer) {
    if (answer.read_error) return lines.push_back(request.name + ": " + std::strerror(answer.read_error));
    lines.emplace_back(answer.outcomes.front().record());
  });
  return lines;
}

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("document " + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("outcomes come in the order of requests, whatever the number of workers") {
  const auto workers = GENERATE(1U, 2U, 5U);
  const auto names = numbered(700);
  CHECK(run(names, workers) == names);
}

TEST_CASE("no documents, no workers") { CHECK(run({}, 3).empty()); }

TEST_CASE("records larger than what a socket holds get through") {
  const auto lines = run({"large 1", "small", "large 2", "large 3", "large 4", "large 5", "large 6"}, 2);
  REQUIRE(lines.size() == 7);
  CHECK(lines[1] == "small");
  CHECK(lines[6].size() == 1 << 20);
}

TEST_CASE("a document that breaks its worker costs one record") {
  struct Case {
    std::string name, line;
  };
  const auto c = GENERATE(values<Case>({{"crash", "crash: processing-failed (crash)"},
                                        {"throw", "throw: processing-failed (crash)"},
                                        {"babble", "babble: processing-failed (crash)"},
                                        {"hang", "hang: limits-exceeded (seconds)"}}));
  const auto workers = GENERATE(1U, 2U);
  CAPTURE(c.name, workers);
  auto names = numbered(40);
  auto expected = names;
  for (const std::size_t place : {0U, 17U, 18U, 39U}) {
    names[place] = c.name;
    expected[place] = c.line;
  }
  CHECK(run(names, workers) == expected);
}

TEST_CASE("a document whose worker fell by chance is tried once more, one whose worker was killed or stopped a few times") {
  const auto name = GENERATE(as<std::string>(), "once", "killed", "stopped");
  const std::vector<std::string> names = {"a", name, "b", "c"};
  *met = 0;
  CHECK(run(names, 2) == names);
}

TEST_CASE("a document that never gets to be read is no rejection: it is left unread, and the others are read") {
  CHECK(run({"a", "stand still", "b", "c"}, 2) == std::vector<std::string>{"a", "stand still: Connection timed out", "b", "c"});
}

TEST_CASE("who waits for the pool hears of it while a document is read") {
  PoolLimits limits;
  const auto slow = [](const Request& request) {
    ::usleep(2'500'000);
    return record(request.name);
  };
  const auto refuse = [](const Request& request, const Error&) { return record(request.name); };
  std::size_t heard = 0;
  std::optional<Request> asked{{"a", "a"}};
  run_pool(
      limits, {slow, refuse, [&] { return ++heard > 1000; }}, [&](bool) { return std::exchange(asked, {}); },
      [](const Request&, const FileAnswer&) {});
  CHECK(heard >= 1);
}

namespace {

/// While it lives, this many descriptors are to be had.
class FewDescriptors {
 public:
  explicit FewDescriptors(std::size_t free) {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    const rlimit few{64, before_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &few);
    for (Descriptor one(::open("/dev/null", O_RDONLY)); one; one = Descriptor(::open("/dev/null", O_RDONLY)))
      taken_.push_back(std::move(one));
    taken_.resize(taken_.size() - free);
  }
  ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
  std::vector<Descriptor> taken_;
};

}  // namespace

TEST_CASE("a worker that gets its socket reads its documents, and one that cannot be set up costs none") {
  (void)Failure(ExitCode::io, {});  // a sanitizer that meets a class for the first time opens a pipe to look at it
  const auto run_with = [](std::size_t free) {
    const FewDescriptors few(free);
    return run({"a", "b"}, 1);
  };
  for (const std::size_t free : {0, 1}) CHECK_THROWS_AS(run_with(free), Failure);
  for (const std::size_t free : {2, 3, 4}) CHECK(run_with(free) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("where its set-up fails a worker ends, and with it the run: no document is blamed") {
  if (!known_confinement().landlock) return;
  const pid_t child = ::fork();
  if (child == 0) {
    ::closefrom(3);
    const rlimit few{5, 5};  // for the socket's two ends; Landlock's rules need one more
    ::setrlimit(RLIMIT_NOFILE, &few);
    try {
      (void)run({"a"}, 1);
      ::_exit(1);
    } catch (const Failure& failure) {
      ::_exit(failure.code == ExitCode::io ? 0 : 2);
    }
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("a worker cannot do harm") {
  const auto* harm = &harms[GENERATE(range(std::size_t{0}, std::size(harms)))];
  const test::Scratch scratch;
  scratch.write(harm->name, "text");
  CHECK(run({harm->name}, 1, scratch.path()) == std::vector<std::string>{std::string(harm->name) + ": Operation not permitted"});
  CHECK(test::slurp(scratch / harm->name) == "text");
}

TEST_CASE("where the kernel has Landlock a worker reads its inputs alone") {
  const test::Scratch scratch;
  const bool has_landlock = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1U) > 0;
  CHECK(run({"look around"}, 1, scratch.path()) == std::vector<std::string>{has_landlock ? "look around: refused" : "look around: read"});
  CHECK(run({"look around"}, 1) == std::vector<std::string>{"look around: read"});
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a worker has only so much memory") { CHECK(run({"swell"}, 1) == std::vector<std::string>{"swell: no memory"}); }
#endif

TEST_CASE("what source and sink throw goes through, and leaves no process behind") {
  const auto refuse = [](const Request& request, const Error&) { return record(request.name); };
  const auto next = [](bool) { return std::optional(Request{"a", "a"}); };
  CHECK_THROWS_AS(run_pool({}, {act, refuse}, next, [](const Request&, const FileAnswer&) { throw std::logic_error("enough"); }),
                  std::logic_error);
}
