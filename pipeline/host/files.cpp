#include "pipeline/host/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <ostream>
#include <streambuf>
#include <system_error>

#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "pipeline/host/failure.h"

namespace schede {
namespace {

constexpr std::size_t chunk_bytes = 64 << 10;

[[noreturn]] void cannot_write(const std::filesystem::path& path, int error) {
  throw Failure(ExitCode::no_output, trouble({"non riesco a scrivere", "cannot write"}, path.native(), error));
}

std::uint64_t size_of(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// Chunks of a file, in order, until its end or until `take` says false. The error is an errno.
tl::expected<void, int> read_chunks(int fd, const std::function<bool(std::string_view)>& take) {
  std::array<char, chunk_bytes> chunk;
  while (true) {
    const auto got = retried([&] { return ::read(fd, chunk.data(), chunk.size()); });
    if (got < 0) return tl::unexpected(errno);
    if (got == 0 || !take({chunk.data(), static_cast<std::size_t>(got)})) return {};
  }
}

/// Characters on their way to a descriptor; remembers the first error, and what has passed.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int fd) : fd_(fd) { start_anew(); }
  [[nodiscard]] int error() const { return error_; }

  [[nodiscard]] const Checksum& checksum() {
    passed_.update({counted_, static_cast<std::size_t>(pptr() - counted_)});
    counted_ = pptr();
    return passed_;
  }

  /// Of a stretch of another file.
  void copy(int from, off_t offset, const Checksum& stretch) {
    if (sync() == 0) error_ = append(from, offset, stretch.bytes);
    passed_.append(stretch);
  }

 protected:
  int_type overflow(int_type character) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
    return traits_type::not_eof(character);
  }

  int sync() override {
    (void)checksum();
    if (!error_ && !write_all(fd_, {pbase(), static_cast<std::size_t>(pptr() - pbase())})) error_ = errno;
    start_anew();
    return error_ ? -1 : 0;
  }

 private:
  void start_anew() {
    setp(chunk_.data(), chunk_.data() + chunk_.size());
    counted_ = pptr();
  }

  /// An errno, or 0. Not every file system copies by itself.
  int append(int from, off_t offset, std::uint64_t left) {
    while (left > 0) {
      const auto copied = retried([&] { return ::copy_file_range(from, &offset, fd_, nullptr, left, 0); });
      if (copied < 0) return is_not_offered(errno) ? append_by_hand(from, offset, left) : errno;
      if (copied == 0) return EIO;  // it is shorter than it was
      left -= static_cast<std::uint64_t>(copied);
    }
    return 0;
  }

  static bool is_not_offered(int error) { return error == EXDEV || error == EINVAL || error == ENOSYS || error == EOPNOTSUPP; }

  int append_by_hand(int from, off_t offset, std::uint64_t left) {
    while (left > 0) {
      const auto wanted = std::min<std::uint64_t>(left, chunk_.size());
      const auto got = retried([&] { return ::pread(from, chunk_.data(), wanted, offset); });
      if (got <= 0) return got < 0 ? errno : EIO;
      if (!write_all(fd_, {chunk_.data(), static_cast<std::size_t>(got)})) return errno;
      offset += got;
      left -= static_cast<std::uint64_t>(got);
    }
    return 0;
  }

  int fd_;
  int error_ = 0;
  Checksum passed_;                ///< up to `counted_`
  const char* counted_ = nullptr;  ///< in the chunk
  std::array<char, chunk_bytes> chunk_;
};

Bilingual file_for_folder(const std::filesystem::path& path) {
  const auto name = visible(path.native(), LineEnds::shown);
  return {name + " è un file, e qui ci vuole una cartella", name + " is a file where a folder belongs"};
}

bool is_no_folder(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) && !std::filesystem::is_directory(path, error);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = retried([&] { return ::write(fd, bytes.data(), bytes.size()); });
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::filesystem::path link_target(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  auto target = std::filesystem::canonical(path, error);
  return error ? path : target;
}

tl::expected<Descriptor, int> open_file(const std::filesystem::path& path, Links links) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::refused ? O_NOFOLLOW : 0);
  Descriptor file(retried([&] { return ::open(path.c_str(), flags); }));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) return tl::unexpected(errno);
  if (S_ISDIR(status.st_mode)) return tl::unexpected(EISDIR);
  if (!S_ISREG(status.st_mode)) return tl::unexpected(EINVAL);
  return file;
}

tl::expected<Bytes, int> read_file(const std::filesystem::path& path, std::uint64_t limit, Links links) {
  const auto file = open_file(path, links);
  if (!file) return tl::unexpected(file.error());
  const auto size = size_of(file->get());
  Bytes bytes{{}, size > limit};
  if (bytes.too_large) return bytes;
  bytes.content.reserve(size);  // growing step by step would take twice the file's size for a moment
  const auto read = read_chunks(file->get(), [&](std::string_view chunk) {
    bytes.too_large = chunk.size() > limit - bytes.content.size();  // it grows
    if (!bytes.too_large) bytes.content += chunk;
    return !bytes.too_large;
  });
  if (!read) return tl::unexpected(read.error());
  if (bytes.too_large) bytes.content.clear();
  return bytes;
}

tl::expected<Fingerprint, int> fingerprint(const std::filesystem::path& path, std::uint64_t limit, const Stop& stop) {
  const auto file = open_file(path, Links::refused);
  if (!file) return tl::unexpected(file.error());
  Fingerprint print{size_of(file->get()), {}};
  if (print.bytes > limit) return print;
  Sha256 digest;
  bool stopped = false;
  print.bytes = 0;
  const auto read = read_chunks(file->get(), [&](std::string_view chunk) {
    digest.update(chunk);
    print.bytes += chunk.size();
    stopped = stop();
    return !stopped && print.bytes <= limit;
  });
  if (!read) return tl::unexpected(read.error());
  if (stopped) return tl::unexpected(ECANCELED);
  if (print.bytes <= limit) print.sha256 = digest.hex();
  return print;
}

tl::expected<Checksum, int> checksum_of(const std::filesystem::path& path) {
  const auto file = open_file(path, Links::refused);
  if (!file) return tl::unexpected(file.error());
  Checksum sum;
  const auto read = read_chunks(file->get(), [&](std::string_view chunk) {
    sum.update(chunk);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return sum;
}

struct AtomicFile::State {
  explicit State(std::filesystem::path place)
      : path(std::move(place)),
        // One fixed name: the lock on the folder keeps others away, and what a killed run left is overwritten.
        temporary(path.parent_path() / ("." + path.filename().string() + ".tmp")),
        file(retried([&] { return ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640); })),
        buffer(file.get()),
        stream(&buffer) {}

  ~State() {
    if (!committed && file) ::unlink(temporary.c_str());
  }

  std::filesystem::path path, temporary;
  Descriptor file;
  DescriptorBuffer buffer;
  std::ostream stream;
  std::optional<Finished> finished;
  bool committed = false;
};

AtomicFile::AtomicFile(std::filesystem::path path) : state_(std::make_unique<State>(std::move(path))) {
  if (!state_->file) cannot_write(state_->path, errno);
}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

std::ostream& AtomicFile::stream() { return state_->stream; }

Checksum AtomicFile::checksum() { return state_->buffer.checksum(); }

void AtomicFile::copy(const Descriptor& from, std::uint64_t offset, const Checksum& stretch) {
  state_->buffer.copy(from.get(), static_cast<off_t>(offset), stretch);
  if (state_->buffer.error()) cannot_write(state_->path, state_->buffer.error());
}

const AtomicFile::Finished& AtomicFile::finish() {
  if (state_->finished) return *state_->finished;
  state_->stream.flush();
  if (state_->buffer.error()) cannot_write(state_->path, state_->buffer.error());
  const int fd = state_->file.get();
  if (::fchmod(fd, 0640) != 0 || retried([&] { return ::fsync(fd); }) != 0) cannot_write(state_->path, errno);
  return state_->finished.emplace(Finished{state_->temporary, state_->buffer.checksum()});
}

void AtomicFile::commit() {
  if (::rename(finish().temporary.c_str(), state_->path.c_str()) != 0) cannot_write(state_->path, errno);
  state_->committed = true;
}

void require_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return;
  if (is_no_folder(folder)) throw Failure(ExitCode::no_input, file_for_folder(folder));
  const auto name = visible(folder.native(), LineEnds::shown);
  throw Failure(ExitCode::no_input, {"la cartella " + name + " non c'è", "the folder " + name + " is not there"});
}

void make_folder(const std::filesystem::path& folder) {
  const auto is_there = [&] {
    std::error_code error;
    return std::filesystem::is_directory(folder, error);
  };
  if (folder.empty() || is_there()) return;
  const auto parent = folder.parent_path();
  make_folder(parent);
  if (::mkdir(folder.c_str(), 0750) == 0) return sync_folder(parent.empty() ? "." : parent);
  const int error = errno;
  if (is_there()) return;
  if (is_no_folder(folder)) throw Failure(ExitCode::no_output, file_for_folder(folder));
  throw Failure(ExitCode::no_output, trouble({"non riesco a creare la cartella", "cannot make the folder"}, folder.native(), error));
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor fd(retried([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!fd || retried([&] { return ::fsync(fd.get()); }) != 0) cannot_write(folder, errno);
}

}  // namespace schede
