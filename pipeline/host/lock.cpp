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

[[noreturn]] void is_held(const std::filesystem::path& folder, const std::filesystem::path& file) {
  const auto name = visible(folder.native(), LineEnds::shown);
  const auto note = read_file(file, 200);
  const auto holder = note ? " (" + visible(note->content.substr(0, note->content.find('\n'))) + ")" : std::string();
  throw Failure(ExitCode::busy, {"la cartella " + name + " è occupata da un'altra esecuzione" + holder + ": attendere che finisca",
                                 "the folder " + name + " is held by another run" + holder + ": wait for it to end"});
}

[[noreturn]] void cannot_hold(const std::filesystem::path& folder, int error) {
  throw Failure(ExitCode::no_output,
                trouble({"non riesco a scrivere nella cartella", "cannot write in the folder"}, folder.native(), error));
}

/// The errno of one try; 0 when it is locked.
int lock(const Descriptor& file) {
  return retried([&] { return ::flock(file.get(), LOCK_EX | LOCK_NB); }) == 0 ? 0 : errno;
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder)
    : folder_(retried([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); })) {
  if (!folder_) cannot_hold(folder, errno);
  const auto path = folder / ".lock";
  if (lock(folder_) == EWOULDBLOCK) is_held(folder, path);
  file_ = Descriptor(retried([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640); }));
  if (!file_) cannot_hold(folder, errno);
  if (const int error = lock(file_)) error == EWOULDBLOCK ? is_held(folder, path) : cannot_hold(folder, error);
  const auto note = "pid " + std::to_string(::getpid()) + ", host " + host_name() + ", " + rfc3339(now()) + "\n";
  if (::ftruncate(file_.get(), 0) != 0 || !write_all(file_.get(), note)) cannot_hold(folder, errno);
}

}  // namespace schede
