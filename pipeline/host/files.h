#pragma once

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "pipeline/host/checksum.h"

namespace schede {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// A system call again as long as a signal cuts it short.
template <class Call>
auto retried(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// Asked now and then by what takes long: true ends it early.
using Stop = std::function<bool()>;
inline const Stop never = [] { return false; };

/// Writes all of it, however many calls it takes. False with errno set when it cannot.
[[nodiscard]] bool write_all(int fd, std::string_view bytes);

/// May a path's last part be a symbolic link? Refused (ELOOP) where the name was found in a folder: it may have become one since.
enum class Links { followed, refused };

/// Where a path leads that a person has written: to a symbolic link's target, or where it says.
[[nodiscard]] std::filesystem::path link_target(const std::filesystem::path& path);

/// A regular file for reading; the error is an errno. Never waits on a FIFO that took the file's place (EINVAL).
[[nodiscard]] tl::expected<Descriptor, int> open_file(const std::filesystem::path& path, Links links);

struct Bytes {
  std::string content;     ///< empty where the file is too large
  bool too_large = false;  ///< the file has more bytes than the limit
};

/// Reads a regular file; the error is an errno.
[[nodiscard]] tl::expected<Bytes, int> read_file(const std::filesystem::path& path, std::uint64_t limit, Links links = Links::followed);

/// Size and digest of a whole file, in bounded memory; the error is an errno, ECANCELED when `stop`, which is asked now and then,
/// has ended it. A file of more bytes than the limit is not read, and no symbolic link is followed.
struct Fingerprint {
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 hexadecimal digits, lower case; empty where the file is too large
};
[[nodiscard]] tl::expected<Fingerprint, int> fingerprint(const std::filesystem::path& path, std::uint64_t limit, const Stop& stop = never);

/// The checksum of a whole file, in bounded memory; the error is an errno. No symbolic link is followed.
[[nodiscard]] tl::expected<Checksum, int> checksum_of(const std::filesystem::path& path);

/// A file that appears whole or not at all: written beside its place under a temporary name, brought to the disk, then renamed.
/// What is not committed is removed. Throws Failure(no_output).
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(AtomicFile&&) noexcept;
  ~AtomicFile();

  [[nodiscard]] std::ostream& stream();

  /// Of all that was written so far.
  [[nodiscard]] Checksum checksum();

  /// Writes a stretch of another file, which the system copies without handing it to us.
  void copy(const Descriptor& from, std::uint64_t offset, const Checksum& stretch);

  struct Finished {
    std::filesystem::path temporary;  ///< where it is until it is committed
    Checksum checksum;                ///< of all that was written
  };
  /// Brings the file to the disk under its temporary name. Nothing may be written behind it.
  const Finished& finish();

  /// Puts the file in its place, with mode 0640.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Throws Failure(no_input) where a folder is not there, or is a file.
void require_folder(const std::filesystem::path& folder);

/// Makes a folder where it is missing, and those above it, with mode 0750; they outlast a power cut. Throws Failure(no_output).
void make_folder(const std::filesystem::path& folder);

/// Makes what was renamed, made and taken away in a folder outlast a power cut. Throws Failure(no_output).
void sync_folder(const std::filesystem::path& folder);

}  // namespace schede
