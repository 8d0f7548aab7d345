#include "pipeline/host/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <string>

#include "outputs/escape/escape.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"

namespace schede {
namespace {

/// The folder may be on a share: a process id alone would not say whose.
std::string host_name() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const auto path = folder / ".lock";
  file_ = Descriptor(retried([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640); }));
  const bool held = file_ && retried([&] { return ::flock(file_.get(), LOCK_EX | LOCK_NB); }) == 0;
  if (!held && errno == EWOULDBLOCK) {
    const auto name = visible(folder.native(), LineEnds::shown);
    const auto note = read_file(path, 200);
    const auto holder = note ? visible(note->content.substr(0, note->content.find('\n'))) : std::string();
    throw Failure(ExitCode::busy, {"la cartella " + name + " è occupata da un'altra esecuzione (" + holder + "): attendere che finisca",
                                   "the folder " + name + " is held by another run (" + holder + "): wait for it to end"});
  }
  const auto note = "pid " + std::to_string(::getpid()) + ", host " + host_name() + ", " + rfc3339(now()) + "\n";
  if (!held || ::ftruncate(file_.get(), 0) != 0 || !write_all(file_.get(), note)) {
    throw Failure(ExitCode::no_output,
                  trouble({"non riesco a scrivere nella cartella", "cannot write in the folder"}, folder.native(), errno));
  }
}

}  // namespace schede
