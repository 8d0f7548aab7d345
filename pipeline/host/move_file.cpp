#include "pipeline/host/move_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>

namespace schede {
namespace {

using Moved = tl::expected<void, int>;
using Chunk = std::array<char, 64 << 10>;

bool is_there(const std::filesystem::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// Deletes a file of which there is a copy, but not another that has come in its place since; once the copy's name is on the disk.
Moved delete_original(const std::filesystem::path& path, const struct stat& copied, const std::filesystem::path& copy) {
  sync_folder(copy.parent_path());
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return tl::unexpected(errno);
  if (is_same_file(status, copied) && ::unlink(path.c_str()) != 0) return tl::unexpected(errno);
  return {};
}

Moved rename_without_overwriting(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno != EINVAL) return tl::unexpected(errno);
  // A file system that cannot do that, such as NFS: a link does not overwrite either.
  struct stat linked {};
  if (::link(from.c_str(), to.c_str()) != 0 || ::lstat(to.c_str(), &linked) != 0) return tl::unexpected(errno);
  return delete_original(from, linked, to);
}

/// Up to a chunk of a file, from a place on; the error is an errno, ECANCELED upon a stop.
tl::expected<std::string_view, int> read_at(int fd, off_t offset, Chunk& chunk, const Stop& stop) {
  if (stop()) return tl::unexpected(ECANCELED);
  const auto got = retried([&] { return ::pread(fd, chunk.data(), chunk.size(), offset); });
  if (got < 0) return tl::unexpected(errno);
  return std::string_view(chunk.data(), static_cast<std::size_t>(got));
}

tl::expected<bool, int> have_same_bytes(int a, int b, const Stop& stop) {
  Chunk of_a, of_b;
  for (off_t offset = 0;; offset += static_cast<off_t>(of_a.size())) {
    const auto first = read_at(a, offset, of_a, stop), second = read_at(b, offset, of_b, stop);
    if (!first || !second) return tl::unexpected(first ? second.error() : first.error());
    if (*first != *second) return false;
    if (first->size() < of_a.size()) return true;
  }
}

Moved copy_bytes(int from, int to, const Stop& stop) {
  Chunk chunk;
  for (off_t offset = 0;;) {
    const auto bytes = read_at(from, offset, chunk, stop);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->empty()) return {};
    if (!write_all(to, *bytes)) return tl::unexpected(errno);
    offset += static_cast<off_t>(bytes->size());
  }
}

/// With the time of the original; on the disk and read again when it returns.
Moved copy_whole(int source, const struct stat& status, const std::filesystem::path& to, const Stop& stop) {
  const Descriptor target(retried([&] { return ::open(to.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0640); }));
  if (!target) return tl::unexpected(errno);
  if (const auto copied = copy_bytes(source, target.get(), stop); !copied) return copied;
  const timespec times[] = {status.st_atim, status.st_mtim};
  if (::futimens(target.get(), times) != 0 || retried([&] { return ::fsync(target.get()); }) != 0) return tl::unexpected(errno);
  const auto is_same = have_same_bytes(source, target.get(), stop);
  if (!is_same) return tl::unexpected(is_same.error());
  if (!*is_same) return tl::unexpected(EIO);
  return {};
}

/// A file that is open, as it was then.
struct Opened {
  Descriptor file;
  struct stat status;
};

tl::expected<Opened, int> open_original(const std::filesystem::path& path) {
  auto file = open_file(path, Links::refused);
  if (!file) return tl::unexpected(file.error());
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return tl::unexpected(errno);
  return Opened{std::move(*file), status};
}

Moved move_by_copy(const std::filesystem::path& from, const std::filesystem::path& to, const Stop& stop) {
  const auto original = open_original(from);
  if (!original) return tl::unexpected(original.error());
  const auto partial = to.parent_path() / ("." + to.filename().string() + ".part");
  if (const auto copied = copy_whole(original->file.get(), original->status, partial, stop); !copied) {
    ::unlink(partial.c_str());
    return copied;
  }
  if (const auto placed = rename_without_overwriting(partial, to); !placed) return placed;
  return delete_original(from, original->status, to);
}

/// It was copied before and is still at both places; other bytes have the name (EEXIST) otherwise.
Moved end_move(const std::filesystem::path& from, const std::filesystem::path& to, const Stop& stop) {
  const auto original = open_original(from), copy = open_original(to);
  if (!original || !copy) return tl::unexpected(original ? copy.error() : original.error());
  const auto is_same = have_same_bytes(original->file.get(), copy->file.get(), stop);
  if (!is_same) return tl::unexpected(is_same.error());
  if (!*is_same) return tl::unexpected(EEXIST);
  return delete_original(from, original->status, to);
}

}  // namespace

tl::expected<void, int> move_file(const std::filesystem::path& from, const std::filesystem::path& to, const Stop& stop) {
  if (is_there(to)) {
    if (!is_there(from)) return {};
    return end_move(from, to, stop);
  }
  const auto renamed = rename_without_overwriting(from, to);
  return !renamed && renamed.error() == EXDEV ? move_by_copy(from, to, stop) : renamed;
}

}  // namespace schede
