#include "pipeline/workers/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "pipeline/host/failure.h"

namespace schede {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool memory_watched = false;  // its shadow memory takes terabytes of address space
#else
constexpr bool memory_watched = true;
#endif

[[noreturn]] void no_worker() {
  throw Failure(ExitCode::io, trouble({"non riesco ad avviare un processo di lettura", "cannot start a worker process"}, {}, errno));
}

void set_limit(__rlimit_resource resource, std::uint64_t value) {
  const rlimit limit{value, value};
  ::setrlimit(resource, &limit);
}

/// Gives the child nothing of its parent but standard error and its end of the socket, as descriptor 3. What the parent has open
/// must not live on in it: the lock on the output folder, the ledger, the sockets of the other children.
void isolate(int socket, std::uint64_t memory, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before that took hold
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int moved = ::fcntl(socket, F_DUPFD, 4);
  const int nothing = ::open("/dev/null", O_RDWR);
  ::dup2(nothing, 0);
  ::dup2(nothing, 1);
  ::dup2(moved, 3);
  ::close_range(4, ~0U, 0);
  set_limit(RLIMIT_CORE, 0);
  if (memory_watched) set_limit(RLIMIT_AS, memory);
}

/// An exception must not find its way into what the parent was doing when it forked.
[[noreturn]] void live(const std::function<int(int)>& body, int socket) noexcept { ::_exit(body(socket)); }

}  // namespace

Child::Child(std::uint64_t memory, const std::function<int(int socket)>& body) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) no_worker();
  socket_ = Descriptor(ends[0]);
  const Descriptor far_end(ends[1]);
  ::fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) no_worker();
  if (pid_ == 0) {
    isolate(far_end.get(), memory, parent);
    live(body, 3);
  }
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

bool Child::receive(std::string& arrived) const {
  std::array<char, 64 << 10> chunk;
  const auto got = retried([&] { return ::recv(socket_.get(), chunk.data(), chunk.size(), 0); });
  if (got > 0) arrived.append(chunk.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EAGAIN);
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
