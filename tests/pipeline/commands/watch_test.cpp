#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "pipeline/commands/backoff.h"
#include "pipeline/host/files.h"
#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

using namespace schede;
using namespace std::chrono_literals;

namespace {

constexpr auto far_too_long = 60s;

/// The program's own watch over a scratch folder, with this test in the place of systemd.
class Watch {
 public:
  explicit Watch(const std::string& more = {}) {
    std::filesystem::create_directories(scratch / "drop/sub");
    configure(more);
    scratch.write("drop/first.docx", "");
    scratch.write("log", "");
  }
  ~Watch() {
    if (pid_ > 0) ::kill(pid_, SIGKILL), ::waitpid(pid_, nullptr, 0);
  }

  void configure(const std::string& more) const {
    scratch.write("a.conf", "lang = en\nfolder = " + (scratch / "drop").string() + "\nout = " + (scratch / "out").string() +
                                "\nsettle = 0\njobs = 1\n" + more);
  }

  void start() {
    const auto address = (scratch / "notify").string();
    socket_ = Descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_un name{AF_UNIX, {}};
    std::copy(address.begin(), address.end(), name.sun_path);
    REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
    pid_ = ::fork();
    if (pid_ != 0) return;
    ::setenv("NOTIFY_SOCKET", address.c_str(), 1);
    ::dup2(::open((scratch / "log").c_str(), O_WRONLY | O_APPEND), STDERR_FILENO);
    ::execl(SCHEDE_BINARY, "schede", "--config", (scratch / "a.conf").c_str(), "watch", nullptr);
    ::_exit(127);
  }

  /// Waits until the program tells this.
  void expect(const std::string& message) const {
    std::string heard;
    while (heard != message) {
      pollfd ready{socket_.get(), POLLIN, 0};
      INFO("waiting for " << message << ", heard last " << heard << "; the log: " << log());
      REQUIRE(::poll(&ready, 1, std::chrono::milliseconds(far_too_long).count()) == 1);
      std::array<char, 4096> datagram;
      heard.assign(datagram.data(), static_cast<std::size_t>(::recv(socket_.get(), datagram.data(), datagram.size(), 0)));
    }
  }

  /// Waits until a file holds some words.
  void expect_in(const std::string& file, const std::string& words) const {
    const auto end = std::chrono::steady_clock::now() + far_too_long;
    while (!std::filesystem::exists(scratch / file) || test::slurp(scratch / file).find(words) == std::string::npos) {
      INFO("waiting for " << words << " in " << file << "; the log: " << log());
      REQUIRE(std::chrono::steady_clock::now() < end);
      std::this_thread::sleep_for(10ms);
    }
  }

  void send(int signal) const { ::kill(pid_, signal); }

  int exit_code() {
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  [[nodiscard]] std::string log() const { return test::slurp(scratch / "log"); }

  test::Scratch scratch;

 private:
  Descriptor socket_;
  pid_t pid_ = -1;
};

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++found;
  return found;
}

const std::string first_status = "STATUS=new 1, changed 0; in the register: rejected 1, gaps 1";

}  // namespace

TEST_CASE("a watch tells systemd when it is ready, what it did and that it stops") {
  const int signal = GENERATE(SIGTERM, SIGINT);
  Watch watch;
  watch.start();
  watch.expect("READY=1");
  watch.expect(first_status);
  watch.send(signal);
  watch.expect("STOPPING=1");
  CHECK(watch.exit_code() == 0);
}

TEST_CASE("a watch with nothing to do still tells the watchdog that it lives") {
  ::setenv("WATCHDOG_USEC", "400000", 1);
  Watch watch("interval = 86400\n");
  watch.start();
  ::unsetenv("WATCHDOG_USEC");
  watch.expect(first_status);
  for (int i = 0; i < 3; ++i) watch.expect("WATCHDOG=1");
}

TEST_CASE("a watch that waits for a file to hold still tells the watchdog that it lives, and hears a stop") {
  Watch watch("[watch]\nsettle = 3600\n");
  watch.start();
  for (int i = 0; i < 5; ++i) watch.expect("WATCHDOG=1");
  watch.send(SIGTERM);
  watch.expect("STOPPING=1");
  CHECK(watch.exit_code() == 0);
}

TEST_CASE("a watch finds what came into a subfolder, where no event tells of it") {
  Watch watch("interval = 0.1\n");
  watch.start();
  watch.expect(first_status);
  watch.scratch.write("drop/sub/deep/second.docx", "");
  watch.expect_in("out/register.csv", "sub/deep/second.docx");
}

TEST_CASE("upon SIGHUP a watch takes a new configuration into use") {
  Watch watch;
  watch.start();
  watch.expect(first_status);
  watch.configure("csv = excel-it\n");
  watch.send(SIGHUP);
  watch.expect("RELOADING=1");
  watch.expect("READY=1");
  watch.expect_in("out/register.csv", "record_id;source");
  watch.send(SIGTERM);
  CHECK(watch.exit_code() == 0);
}

TEST_CASE("a broken configuration or form is reported, and the old one stays in force") {
  const auto form = test::slurp(test::source("forms/agire-por-gemellaggi.xml"));
  Watch watch;
  watch.scratch.write("form.xml", form);
  const auto with_form = "form = " + (watch.scratch / "form.xml").string() + "\n";
  watch.configure(with_form);
  watch.start();
  watch.expect(first_status);
  const bool configuration = GENERATE(true, false);
  if (configuration) {
    watch.configure(with_form + "nonsense = 1\n");
  } else {
    watch.scratch.write("form.xml", form.substr(0, form.size() / 2));
  }
  watch.send(SIGHUP);
  watch.expect("RELOADING=1");
  watch.expect("READY=1");
  CHECK(watch.log().find(configuration ? "a.conf:7: unknown option: nonsense" : "unsound form definition") != std::string::npos);
  watch.expect_in("log", "configuration and form stay as they were");
  watch.scratch.write("drop/second.docx", "x");
  watch.expect("STATUS=new 1, changed 0; in the register: rejected 2, gaps 2");
  watch.send(SIGTERM);
  CHECK(watch.exit_code() == 0);
}

TEST_CASE("a watch names what it takes in") {
  Watch watch("interval = 0.1\n");
  watch.start();
  watch.expect(first_status);
  std::filesystem::copy(test::source("samples/blank/scheda.docx"), watch.scratch / "drop/comune di lecce.docx");
  watch.expect_in("log", "accepted comune di lecce.docx; gaps: ");
  CHECK(watch.log().find("rejected first.docx: ") != std::string::npos);
}

TEST_CASE("a watch has its --notify run for each trouble once") {
  Watch watch("interval = 0.1\n");
  watch.configure("interval = 0.1\nnotify = \"(echo $SCHEDE_RUN $SCHEDE_EXIT; cat) >> " + (watch.scratch / "told").string() + "\"\n");
  watch.start();
  watch.expect(first_status);
  std::filesystem::rename(watch.scratch / "drop", watch.scratch / "away");
  const auto trouble = "STATUS=cannot read the folder " + (watch.scratch / "drop").string() + ": No such file or directory";
  for (int i = 0; i < 3; ++i) watch.expect(trouble);
  CHECK(test::slurp(watch.scratch / "told") == "watch 66\n" + trouble.substr(7) + "\n");
}

TEST_CASE("a trouble is said once however long it lasts, and the watch goes on when it is over") {
  Watch watch("interval = 0.1\n");
  watch.start();
  watch.expect(first_status);
  std::filesystem::rename(watch.scratch / "drop", watch.scratch / "away");
  const auto trouble = "STATUS=cannot read the folder " + (watch.scratch / "drop").string() + ": No such file or directory";
  for (int i = 0; i < 3; ++i) watch.expect(trouble);
  std::filesystem::rename(watch.scratch / "away", watch.scratch / "drop");
  watch.expect_in("log", "the trouble is over");
  CHECK(count(watch.log(), "cannot read the folder") == 1);
  watch.scratch.write("drop/second.docx", "x");
  watch.expect_in("out/register.csv", "second.docx");
}

TEST_CASE("a watch stopped in the middle of a pass keeps what it has, and the next run takes in the rest") {
  Watch watch;
  for (int i = 0; i < 400; ++i) watch.scratch.write("drop/" + std::to_string(i) + ".docx", std::to_string(i));
  watch.start();
  for (int i = 0; i < 20; ++i) watch.expect("WATCHDOG=1");  // as it does with each document
  watch.send(SIGTERM);
  CHECK(watch.exit_code() == 0);
  const auto again = "'" SCHEDE_BINARY "' --config '" + (watch.scratch / "a.conf").string() + "' ingest > /dev/null 2>&1";
  REQUIRE(std::system(again.c_str()) == 0);
  CHECK(count(test::slurp(watch.scratch / "out/register.csv"), ",rejected,") == 401);
}

TEST_CASE("--check says whether a watch could start, and takes in nothing") {
  const Watch watch("[watch]\n");
  const auto check = [&](const std::string& more) {
    const auto line = "'" SCHEDE_BINARY "' --config '" + (watch.scratch / "a.conf").string() + "' watch --check " + more + " 2> /dev/null";
    return WEXITSTATUS(std::system(line.c_str()));
  };
  CHECK(check("") == 0);
  CHECK(check("--form missing") == 66);
  CHECK(check("missing") == 66);
  CHECK_FALSE(std::filesystem::exists(watch.scratch / "out/register.csv"));
}

TEST_CASE("after each failure in a row the pause doubles, up to a cap") {
  Patience patience(100ms, 500ms);
  CHECK(patience.after_success() == 100ms);
  CHECK_FALSE(patience.is_strained());
  CHECK(patience.after_failure() == 200ms);
  CHECK(patience.is_strained());
  CHECK(patience.after_failure() == 400ms);
  CHECK(patience.after_failure() == 500ms);
  CHECK(patience.after_failure() == 500ms);
  CHECK(patience.after_success() == 100ms);
  CHECK(Patience(100ms, 50ms).after_success() == 50ms);
}
