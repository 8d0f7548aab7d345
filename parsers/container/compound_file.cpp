#include "parsers/container/compound_file.h"

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

}  // namespace

std::vector<std::string> compound_file_names(std::string_view file) {
  const auto directory = Sectors(file).chain(number(file, 48), longest_directory);
  const std::size_t count = directory.size() / Entry::size;
  const auto entry = [&](std::size_t id) { return Entry{std::string_view(directory).substr(id * Entry::size, Entry::size)}; };
  std::vector<std::string> names;
  if (count == 0) return names;
  // The tree of a hostile file may run in circles.
  for (std::vector<std::uint32_t> open{entry(0).child()}; !open.empty() && names.size() < count;) {
    const auto id = open.back();
    open.pop_back();
    if (id >= count) continue;
    names.push_back(entry(id).name());
    open.insert(open.end(), {entry(id).left(), entry(id).right()});
  }
  return names;
}

}  // namespace schede
