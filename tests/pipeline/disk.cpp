#include "tests/pipeline/disk.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "tests/support/support.h"

namespace {

schede::test::Disk* watched = nullptr;

int sync_watched(int fd, long call) {
  if (watched) watched->about_to_sync();
  const auto result = ::syscall(call, fd);
  if (watched && result == 0) watched->synced(fd);
  return static_cast<int>(result);
}

}  // namespace

extern "C" {
int fsync(int fd) { return sync_watched(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_watched(fd, SYS_fdatasync); }
}

namespace schede::test {
namespace {

struct stat status_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) throw std::filesystem::filesystem_error("lstat", path, {errno, std::generic_category()});
  return status;
}

std::filesystem::path opened(int fd) { return "/proc/self/fd/" + std::to_string(fd); }

/// Without a new descriptor where it can be: closing it would end the locks that SQLite has on the file.
std::string content_of(int fd, std::size_t bytes) {
  std::string content(bytes, '\0');
  const auto got = ::pread(fd, content.data(), bytes, 0);
  if (got < 0) return slurp(opened(fd));  // it is only to be written
  content.resize(static_cast<std::size_t>(got));
  return content;
}

}  // namespace

void plant(const Tree& tree, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& [path, node] : tree) {
    if (node.is_folder) {
      std::filesystem::create_directories(folder / path);
      continue;
    }
    const Descriptor file(::open((folder / path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
    const timespec time{node.time.first, node.time.second};
    const timespec times[] = {time, time};
    if (!write_all(file.get(), node.content) || ::futimens(file.get(), times) != 0)
      throw std::filesystem::filesystem_error("write", path, {errno, std::generic_category()});
  }
}

Disk::Disk(std::filesystem::path root) : root_(std::move(root)) {
  remember(root_);
  watched = this;
}

Disk::~Disk() { watched = nullptr; }

void Disk::remember(const std::filesystem::path& folder) {
  synced(Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)).get());
  for (const auto& [name, entry] : names_in(folder)) {
    if (entry.is_folder) {
      remember(folder / name);
    } else {
      synced(Descriptor(::open((folder / name).c_str(), O_RDONLY | O_CLOEXEC)).get());
    }
  }
}

Disk::Names Disk::names_in(const std::filesystem::path& folder) {
  Names names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto status = status_of(entry.path());
    names[entry.path().filename().string()] = {status.st_ino, S_ISDIR(status.st_mode)};
  }
  return names;
}

void Disk::synced(int fd) {
  struct stat status {};
  ::fstat(fd, &status);
  auto& inode = synced_[status.st_ino];
  if (!inode.held) inode.held = Descriptor(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
  inode.time = {status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
  if (S_ISDIR(status.st_mode)) {
    inode.names = names_in(opened(fd));
  } else {
    inode.content = content_of(inode.held.get(), static_cast<std::size_t>(status.st_size));
  }
  if (watched) cut(Which::synced);
}

void Disk::about_to_sync() { cut(Which::now); }

void Disk::cut(Which which) {
  Tree tree;
  grow(tree, {}, status_of(root_).st_ino, which);
  if (std::find(cuts_.begin(), cuts_.end(), tree) == cuts_.end()) cuts_.push_back(std::move(tree));
}

void Disk::grow(Tree& tree, const std::string& folder, ino_t inode, Which which) const {
  const auto of = [&](ino_t number) {
    const auto found = synced_.find(number);
    return found == synced_.end() ? nullptr : &found->second;
  };
  const auto* known = of(inode);
  const auto names = which == Which::now ? names_in(root_ / folder) : known ? known->names : Names{};
  for (const auto& [name, entry] : names) {
    auto& node = tree[folder + name];
    node.is_folder = entry.is_folder;
    if (entry.is_folder) {
      grow(tree, folder + name + '/', entry.inode, which);
    } else if (const auto* file = of(entry.inode)) {
      node.content = file->content;
      node.time = file->time;
    }
  }
}

}  // namespace schede::test
