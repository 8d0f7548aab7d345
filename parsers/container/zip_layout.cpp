#include "parsers/container/zip_layout.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "parsers/container/little_endian.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t end_size = 22, entry_size = 46, local_header_size = 30;
/// A comment of full length, and as many bytes again for what others have put behind the archive.
constexpr std::size_t searched = end_size + 2 * std::size_t{0xFFFF};
constexpr std::uint64_t in_zip64 = 0xFFFFFFFF;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) { return little_endian(bytes.substr(at, size)); }

struct Extent {
  std::uint64_t from, to;
};

/// Where the members lie, and the directory that names them.
std::vector<Extent> extents(std::string_view directory, std::uint64_t offset) {
  std::vector<Extent> found{{offset, offset + directory.size()}};
  while (directory.size() >= entry_size && directory.starts_with("PK\1\2"sv)) {
    const auto packed = number(directory, 20, 4), from = number(directory, 42, 4);
    // The local header may have another name and other fields than the directory: they don't count.
    if (packed != in_zip64 && from != in_zip64) found.push_back({from, from + local_header_size + packed});
    const auto size = entry_size + number(directory, 28, 2) + number(directory, 30, 2) + number(directory, 32, 2);
    directory.remove_prefix(std::min<std::size_t>(size, directory.size()));
  }
  return found;
}

bool overlap(std::vector<Extent> extents) {
  std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) { return a.from < b.from; });
  const auto meet = [](const Extent& a, const Extent& b) { return a.to > b.from; };
  return std::adjacent_find(extents.begin(), extents.end(), meet) != extents.end();
}

}  // namespace

std::optional<ZipLayout> zip_layout(std::string_view file) {
  const auto tail = file.size() - std::min(file.size(), searched);
  const auto found = file.substr(tail).rfind("PK\5\6"sv);
  if (found == std::string_view::npos || file.size() - tail - found < end_size) return std::nullopt;
  const auto end = tail + found;
  const auto size = number(file, end + 12, 4), offset = number(file, end + 16, 4);
  if (size > end || offset == in_zip64) return std::nullopt;
  const auto directory = end - static_cast<std::size_t>(size);
  if (size > 0 && file.substr(directory, 4) != "PK\1\2"sv) return std::nullopt;
  if (offset > directory) return std::nullopt;
  return ZipLayout{directory - static_cast<std::size_t>(offset), overlap(extents(file.substr(directory, end - directory), offset))};
}

}  // namespace schede
