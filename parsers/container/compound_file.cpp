#include "parsers/container/compound_file.h"

#include <algorithm>
#include <cstdint>

#include "parsers/container/little_endian.h"

namespace schede {
namespace {

constexpr std::uint32_t nothing = 0xFFFFFFFF;
/// A directory of 8,000 streams; those of Office have a few dozen.
constexpr std::size_t longest_directory = 1 << 20;

/// `nothing` where the bytes end before.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size = 4) {
  return at + size > bytes.size() ? nothing : static_cast<std::uint32_t>(little_endian(bytes.substr(at, size)));
}

/// A file cut into sectors, and the table that says which of them follow each other (2.3).
class Sectors {
 public:
  /// Version 4 of the format has sectors of 4 KB, version 3 of 512 bytes.
  explicit Sectors(std::string_view file) : file_(file), size_(number(file, 26, 2) == 4 ? 4096 : 512), per_sector_(size_ / 4) {}

  [[nodiscard]] std::string chain(std::uint32_t sector, std::size_t limit) const {
    std::string bytes;
    for (; !at(sector).empty() && bytes.size() < limit; sector = after(sector)) bytes += at(sector);
    return bytes;
  }

 private:
  /// Empty where there is none of that number.
  [[nodiscard]] std::string_view at(std::uint32_t sector) const {
    const auto start = (sector + std::uint64_t{1}) * size_;
    return start < file_.size() ? file_.substr(start, size_) : std::string_view();
  }

  [[nodiscard]] std::uint32_t after(std::uint32_t sector) const {
    return number(at(table(sector / per_sector_)), sector % per_sector_ * 4);
  }

  /// The sector of a piece of the table: the header knows the first 109, sectors that are chained among themselves the others (2.5).
  [[nodiscard]] std::uint32_t table(std::size_t piece) const {
    constexpr std::size_t in_header = 109;
    if (piece < in_header) return number(file_, 76 + piece * 4);
    auto list = number(file_, 68);
    for (piece -= in_header; piece >= per_sector_ - 1; piece -= per_sector_ - 1) list = number(at(list), size_ - 4);
    return number(at(list), piece * 4);
  }

  std::string_view file_;
  std::size_t size_, per_sector_;
};

/// An entry of the directory; those of one storage make a binary tree (2.6).
struct Entry {
  std::string_view bytes;

  static constexpr std::size_t size = 128;

  [[nodiscard]] std::uint32_t left() const { return number(bytes, 68); }
  [[nodiscard]] std::uint32_t right() const { return number(bytes, 72); }
  [[nodiscard]] std::uint32_t child() const { return number(bytes, 76); }
  [[nodiscard]] bool is_stream() const { return number(bytes, 66, 1) == 2; }
  [[nodiscard]] std::uint32_t first_sector() const { return number(bytes, 116); }
  [[nodiscard]] std::uint32_t length() const { return number(bytes, 120); }

  [[nodiscard]] std::string name() const {
    std::string name;
    for (std::size_t at = 0; at < 64; at += 2) {
      const auto unit = number(bytes, at, 2);
      if (unit == 0) break;
      name += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    return name;
  }
};

/// The directory of a file: its root, and what stands in each storage.
class Directory {
 public:
  explicit Directory(const Sectors& sectors, std::string_view file) : bytes_(sectors.chain(number(file, 48), longest_directory)) {}

  [[nodiscard]] Entry root() const { return entry(0); }

  [[nodiscard]] std::vector<Entry> in(const Entry& storage) const {
    const std::size_t count = bytes_.size() / Entry::size;
    std::vector<Entry> entries;
    if (count == 0) return entries;
    // The tree of a hostile file may run in circles.
    for (std::vector<std::uint32_t> open{storage.child()}; !open.empty() && entries.size() < count;) {
      const auto id = open.back();
      open.pop_back();
      if (id >= count) continue;
      entries.push_back(entry(id));
      open.insert(open.end(), {entry(id).left(), entry(id).right()});
    }
    return entries;
  }

  /// By the names of the way to it; the root by none.
  [[nodiscard]] std::optional<Entry> find(std::string_view path) const {
    std::optional<Entry> found = root();
    while (found && !path.empty()) {
      const auto name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(name.size() + 1, path.size()));
      found = child(*found, name);
    }
    return found;
  }

 private:
  [[nodiscard]] std::optional<Entry> child(const Entry& storage, std::string_view name) const {
    const auto entries = in(storage);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& each) { return each.name() == name; });
    return found == entries.end() ? std::nullopt : std::optional(*found);
  }

  [[nodiscard]] Entry entry(std::size_t id) const {
    const std::string_view bytes(bytes_);
    return {bytes.substr(std::min(id * Entry::size, bytes.size()), Entry::size)};
  }

  std::string bytes_;
};

}  // namespace

struct CompoundFile::State {
  explicit State(std::string_view bytes)
      : file(bytes),
        sectors(bytes),
        directory(sectors, bytes),
        short_table(sectors.chain(number(bytes, 60), longest_directory)),
        short_sectors(sectors.chain(directory.root().first_sector(), std::min<std::size_t>(directory.root().length(), bytes.size()))) {}

  /// A short stream: sectors of 64 bytes within the root's stream, chained by a table of their own (2.4).
  [[nodiscard]] std::string short_stream(const Entry& stream) const {
    constexpr std::size_t size = 64;
    std::string bytes;
    for (std::size_t sector = stream.first_sector(); sector * size < short_sectors.size() && bytes.size() < stream.length();
         sector = number(short_table, sector * 4))
      bytes += std::string_view(short_sectors).substr(sector * size, size);
    return bytes;
  }

  std::string_view file;
  Sectors sectors;
  Directory directory;
  std::string short_table, short_sectors;
};

CompoundFile::CompoundFile(std::string_view file) : state_(std::make_unique<State>(file)) {}
CompoundFile::~CompoundFile() = default;

std::vector<std::string> CompoundFile::names(std::string_view storage) const {
  std::vector<std::string> names;
  if (const auto found = state_->directory.find(storage))
    for (const Entry& entry : state_->directory.in(*found)) names.push_back(entry.name());
  return names;
}

std::optional<std::string> CompoundFile::stream(std::string_view path, std::size_t most) const {
  const auto entry = state_->directory.find(path);
  if (!entry || !entry->is_stream() || entry->length() > most) return std::nullopt;
  const bool is_short = entry->length() < number(state_->file, 56);
  std::string bytes = is_short ? state_->short_stream(*entry) : state_->sectors.chain(entry->first_sector(), entry->length());
  bytes.resize(std::min<std::size_t>(bytes.size(), entry->length()));
  return bytes;
}

}  // namespace schede
