#include "pipeline/host/folder_watch.h"

#include <Poco/Delegate.h>
#include <Poco/DirectoryWatcher.h>
#include <Poco/Exception.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <optional>

namespace schede {
namespace {

/// What the watching thread sends to the one that waits: all that can wake it is a signal.
constexpr int arrival = SIGUSR1;

sigset_t set_of(std::initializer_list<int> signals) {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : signals) ::sigaddset(&set, signal);
  return set;
}

Wake wait_for(const sigset_t& signals, std::chrono::milliseconds at_most) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at_most);
  const timespec time{seconds.count(), std::chrono::nanoseconds(at_most - seconds).count()};
  switch (::sigtimedwait(&signals, nullptr, &time)) {
    case SIGTERM:
    case SIGINT: return Wake::stop;
    case SIGHUP: return Wake::reload;
    default: return Wake::look;
  }
}

}  // namespace

struct FolderWatch::State {
  explicit State(const std::filesystem::path& folder) {
    const auto held_back = set_of({SIGTERM, SIGINT, SIGHUP, arrival});
    ::pthread_sigmask(SIG_BLOCK, &held_back, &before);  // before the watching thread starts, which inherits it
    try {
      watcher.emplace(folder.string(), Poco::DirectoryWatcher::DW_ITEM_ADDED | Poco::DirectoryWatcher::DW_ITEM_MODIFIED |
                                           Poco::DirectoryWatcher::DW_ITEM_MOVED_TO);
      watcher->itemAdded += Poco::delegate(this, &State::on_event);
      watcher->itemModified += Poco::delegate(this, &State::on_event);
      watcher->itemMovedTo += Poco::delegate(this, &State::on_event);
    } catch (const Poco::Exception&) {
      watcher.reset();  // no watches left on this machine: looking now and then has to do
    }
  }

  ~State() {
    watcher.reset();
    const timespec at_once{};
    const auto arrivals = set_of({arrival});
    while (::sigtimedwait(&arrivals, nullptr, &at_once) > 0) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  void on_event(const void*, const Poco::DirectoryWatcher::DirectoryEvent&) { ::kill(::getpid(), arrival); }

  sigset_t before{};
  std::optional<Poco::DirectoryWatcher> watcher;
};

FolderWatch::FolderWatch(const std::filesystem::path& folder) : state_(std::make_unique<State>(folder)) {}
FolderWatch::~FolderWatch() = default;

bool FolderWatch::is_stopped() const {
  sigset_t pending;
  ::sigpending(&pending);
  return ::sigismember(&pending, SIGTERM) == 1 || ::sigismember(&pending, SIGINT) == 1;
}

Wake FolderWatch::wait(std::chrono::milliseconds at_most) { return wait_for(set_of({SIGTERM, SIGINT, SIGHUP, arrival}), at_most); }

Wake FolderWatch::rest(std::chrono::milliseconds at_most) { return wait_for(set_of({SIGTERM, SIGINT, SIGHUP}), at_most); }

}  // namespace schede
