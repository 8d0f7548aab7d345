#include "pipeline/host/move_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>

#include "pipeline/host/files.h"

namespace schede {
namespace {

using Moved = tl::expected<void, int>;

bool is_there(const std::filesystem::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Moved take_away(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0) return tl::unexpected(errno);
  return {};
}

Moved rename_without_overwriting(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno != EINVAL) return tl::unexpected(errno);
  // A file system that cannot do that, such as NFS: a link does not overwrite either.
  if (::link(from.c_str(), to.c_str()) != 0) return tl::unexpected(errno);
  return take_away(from);
}

tl::expected<void, int> copy_bytes(int from, int to) {
  std::array<char, 64 << 10> chunk;
  while (true) {
    const auto got = retried([&] { return ::read(from, chunk.data(), chunk.size()); });
    if (got == 0) return {};
    if (got < 0 || !write_all(to, {chunk.data(), static_cast<std::size_t>(got)})) return tl::unexpected(errno);
  }
}

/// With the time of the original; on the disk when it returns.
Moved copy_whole(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto source = open_file(from);
  if (!source) return tl::unexpected(source.error());
  const Descriptor target(retried([&] { return ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640); }));
  if (!target) return tl::unexpected(errno);
  if (const auto copied = copy_bytes(source->get(), target.get()); !copied) return copied;
  struct stat status {};
  ::fstat(source->get(), &status);
  const timespec times[] = {status.st_atim, status.st_mtim};
  if (::futimens(target.get(), times) != 0 || retried([&] { return ::fsync(target.get()); }) != 0) return tl::unexpected(errno);
  return {};
}

bool have_same_bytes(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto first = fingerprint(a), second = fingerprint(b);
  return first && second && first->sha256 == second->sha256;
}

Moved move_by_copy(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto partial = to.parent_path() / ("." + to.filename().string() + ".part");
  if (const auto copied = copy_whole(from, partial); !copied) {
    ::unlink(partial.c_str());
    return copied;
  }
  if (!have_same_bytes(from, partial)) return tl::unexpected(EIO);
  if (const auto placed = rename_without_overwriting(partial, to); !placed) return placed;
  return take_away(from);
}

}  // namespace

tl::expected<void, int> move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (is_there(to)) {
    if (!is_there(from)) return {};
    return have_same_bytes(from, to) ? take_away(from) : tl::unexpected(EEXIST);
  }
  const auto renamed = rename_without_overwriting(from, to);
  return !renamed && renamed.error() == EXDEV ? move_by_copy(from, to) : renamed;
}

}  // namespace schede
