#include "pipeline/workers/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>

#include "pipeline/host/failure.h"
#include "pipeline/workers/sandbox.h"

namespace schede {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool memory_watched = false;  // its shadow memory takes terabytes of address space
#else
constexpr bool memory_watched = true;
#endif

/// Where a child has its end of the socket.
constexpr int socket_place = 3;

[[noreturn]] void no_worker(int error) {
  throw Failure(ExitCode::io, trouble({"non riesco ad avviare un processo di lettura", "cannot start a worker process"}, {}, error));
}

/// A child's first word: 0 when its set-up is done, the errno of what failed otherwise.
bool say(int socket, int error) {
  const char word = static_cast<char>(error);
  return write_all(socket, {&word, 1});
}

bool heeds_every_signal() {
  sigset_t none;
  return ::sigemptyset(&none) == 0 && ::sigprocmask(SIG_SETMASK, &none, nullptr) == 0;
}

/// Input and output lead nowhere. Needs no descriptor beside those two: there may be none to be had.
bool is_silent() {
  ::close(0);
  return ::open("/dev/null", O_RDWR) == 0 && ::dup2(0, 1) == 1;
}

/// Leaves the child nothing of its parent but standard error and the socket. What the parent has open must not live on in it: the lock
/// on the output folder, the ledger, the sockets of the other children. Gives back 0 or the errno of what failed.
int isolate(std::uint64_t memory, pid_t parent) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
  if (::getppid() != parent) return ESRCH;  // it died before that took hold
  ::closefrom(socket_place + 1);            // ends the process where it cannot
  // Unless the zone is named, the C library looks at its file anew for each date in a ZIP.
  if (::setenv("TZ", ":/etc/localtime", 0) != 0) return errno;
  const bool done = heeds_every_signal() && is_silent() && set_limit(RLIMIT_CORE, 0) && (!memory_watched || set_limit(RLIMIT_AS, memory));
  return done ? 0 : errno;
}

/// An exception must not find its way into what the parent was doing when it forked.
[[noreturn]] void live(int far_end, const ChildLimits& limits, pid_t parent, const std::function<int(int)>& body) noexcept {
  if (::dup2(far_end, socket_place) != socket_place) {
    (void)say(far_end, errno);
    ::_exit(1);
  }
  int error = isolate(limits.memory, parent);
  if (error == 0) error = confine(limits.readable);
  const bool is_heard = say(socket_place, error);
  ::_exit(error == 0 && is_heard ? body(socket_place) : 1);
}

}  // namespace

bool set_limit(__rlimit_resource resource, std::uint64_t value) {
  rlimit limit{};
  if (::getrlimit(resource, &limit) != 0) return false;
  limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(limit.rlim_max, value);
  return ::setrlimit(resource, &limit) == 0;
}

Child::Child(const ChildLimits& limits, const std::function<int(int socket)>& body) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) no_worker(errno);
  socket_ = Descriptor(ends[0]);
  const Descriptor far_end(ends[1]);
  if (::fcntl(socket_.get(), F_SETFL, O_NONBLOCK) != 0) no_worker(errno);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) no_worker(errno);
  if (pid_ == 0) live(far_end.get(), limits, parent, body);
}

Child::~Child() {
  ::kill(pid_, SIGKILL);
  retried([&] { return ::waitpid(pid_, nullptr, 0); });
}

void Child::send(std::string& bytes) const {
  while (!bytes.empty()) {
    const auto sent = retried([&] { return ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL); });
    if (sent < 0 && errno == EAGAIN) return;
    bytes.erase(0, sent < 0 ? bytes.size() : static_cast<std::size_t>(sent));
  }
}

bool Child::receive(std::string& arrived) {
  std::array<char, 64 << 10> chunk;
  const auto got = retried([&] { return ::recv(socket_.get(), chunk.data(), chunk.size(), 0); });
  if (got < 0 && errno == EAGAIN) return true;
  std::string_view words(chunk.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (!is_set_up_) take_first_word(words);
  arrived += words;
  return got > 0;
}

void Child::take_first_word(std::string_view& words) {
  if (words.empty() && was_killed()) return;
  if (words.empty()) no_worker(EPIPE);
  if (words.front() != 0) no_worker(static_cast<unsigned char>(words.front()));
  words.remove_prefix(1);
  is_set_up_ = true;
}

std::chrono::nanoseconds Child::cpu_time() const {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

bool Child::was_killed() const {
  constexpr int moment = 1000;  // milliseconds; it may have closed its end and live on
  const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
  pollfd ended{process.get(), POLLIN, 0};
  siginfo_t end{};
  if (!process || retried([&] { return ::poll(&ended, 1, moment); }) <= 0) return false;
  if (::waitid(P_PID, static_cast<id_t>(pid_), &end, WEXITED | WNOHANG | WNOWAIT) != 0 || end.si_code != CLD_KILLED) return false;
  return end.si_status == SIGKILL || end.si_status == SIGTERM || end.si_status == SIGINT || end.si_status == SIGHUP;
}

}  // namespace schede
