#include "pipeline/host/scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <memory>
#include <utility>

#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

/// What systems, file servers and archivers keep beside people's files: thumbnails, recycle bins, snapshots. In small letters.
constexpr std::array leftover_names = {
    "thumbs.db"sv, "desktop.ini"sv,        "$recycle.bin"sv, "recycler"sv, "system volume information"sv,  // Windows
    "@eadir"sv,    "#recycle"sv,           "#snapshot"sv,                                                  // Synology
    "@recycle"sv,  "@recently-snapshot"sv,                                                                 // QNAP
    "~snapshot"sv,                                                                                         // NetApp
    "__macosx"sv,  "lost+found"sv,
};
/// Hidden names, LibreOffice's locks and the folders of Syncthing (.stversions) among them, and the locks of Word.
constexpr std::array leftover_prefixes = {"."sv, "~$"sv};
constexpr std::array leftover_suffixes = {".part"sv, ".partial"sv, ".crdownload"sv, ".download"sv, ".tmp"sv};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

struct Identity {
  dev_t device;
  ino_t inode;
  bool operator==(const Identity&) const = default;
};

class Walk {
 public:
  Walk(std::vector<Identity> except, Scan& scan) : except_(std::move(except)), scan_(scan) {}

  /// An errno when the folder cannot be listed to its end; 0 otherwise.
  int enter(int parent, const char* name, const std::string& prefix) {
    const int fd =
        retried([&] { return ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (parent == AT_FDCWD ? 0 : O_NOFOLLOW)); });
    if (fd < 0) return errno;
    const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(fd));
    if (!directory) return errno;
    std::vector<std::string> folders;
    if (const int error = list(directory.get(), prefix, folders)) return error;
    for (const auto& folder : folders) note(prefix + folder, enter(fd, folder.c_str(), prefix + folder + "/"));
    return 0;
  }

 private:
  int list(DIR* directory, const std::string& prefix, std::vector<std::string>& folders) {
    for (errno = 0; const dirent* entry = ::readdir(directory); errno = 0) {
      if (is_leftover(entry->d_name)) continue;
      const int error = take(::dirfd(directory), entry->d_name, prefix, folders);
      if (error == EACCES) return error;  // the folder's doing, and the same for every name in it
      note(prefix + entry->d_name, error);
    }
    return errno;
  }

  int take(int parent, const char* name, const std::string& prefix, std::vector<std::string>& folders) {
    struct stat status {};
    if (::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    if (S_ISDIR(status.st_mode) && !is_left_out(status)) folders.emplace_back(name);
    if (S_ISREG(status.st_mode)) {
      scan_.files.push_back({prefix + name, static_cast<std::uint64_t>(status.st_size), modified_time(status)});
    }
    return 0;
  }

  void note(std::string path, int error) {
    if (error != 0 && error != ENOENT) scan_.unlisted.push_back({std::move(path), error});  // ENOENT: gone since it was listed
  }

  [[nodiscard]] bool is_left_out(const struct stat& status) const {
    return std::find(except_.begin(), except_.end(), Identity{status.st_dev, status.st_ino}) != except_.end();
  }

  std::vector<Identity> except_;
  Scan& scan_;
};

std::vector<Identity> identities(const std::vector<std::filesystem::path>& folders) {
  std::vector<Identity> found;
  for (const auto& folder : folders) {
    struct stat status {};
    if (!folder.empty() && ::stat(folder.c_str(), &status) == 0) found.push_back({status.st_dev, status.st_ino});
  }
  return found;
}

}  // namespace

std::int64_t modified_time(const struct stat& status) {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::int64_t seconds = status.st_mtim.tv_sec;
  if (seconds >= Limits::max() / second) return Limits::max();
  if (seconds <= Limits::min() / second) return Limits::min();
  return seconds * second + status.st_mtim.tv_nsec;
}

bool Unlisted::hides(std::string_view file) const {
  return file.starts_with(path) && (file.size() == path.size() || file[path.size()] == '/');
}

bool is_leftover(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto is = [&](std::string_view known) { return lower == known; };
  const auto starts = [&](std::string_view prefix) { return lower.starts_with(prefix); };
  const auto ends = [&](std::string_view suffix) { return lower.ends_with(suffix); };
  return std::any_of(leftover_names.begin(), leftover_names.end(), is) ||
         std::any_of(leftover_prefixes.begin(), leftover_prefixes.end(), starts) ||
         std::any_of(leftover_suffixes.begin(), leftover_suffixes.end(), ends);
}

Scan scan_folder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& except) {
  Scan scan;
  if (const int error = Walk(identities(except), scan).enter(AT_FDCWD, folder.c_str(), {})) {
    throw Failure(ExitCode::no_input, trouble({"non riesco a leggere la cartella", "cannot read the folder"}, folder.native(), error));
  }
  std::sort(scan.files.begin(), scan.files.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
  return scan;
}

}  // namespace schede
