#include "parsers/container/zip_layout.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "parsers/container/little_endian.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t end_size = 22, entry_size = 46, local_header_size = 30, locator_size = 20, zip64_end_size = 56;
constexpr std::uint64_t unicode_path = 0x7075;
/// A comment of full length, and as many bytes again for what others have put behind the archive.
constexpr std::size_t searched = end_size + 2 * std::size_t{0xFFFF};
constexpr std::uint64_t in_zip64 = 0xFFFFFFFF;

std::uint64_t zip_field(std::string_view bytes, std::size_t at, std::size_t size) { return little_endian(bytes.substr(at, size)); }

/// Where an end record says that the directory lies, and what its offsets count from.
struct Place {
  std::uint64_t size, offset;
  std::size_t end;  ///< of the directory: there the end record begins
};

/// By the end record, or by the one of ZIP64 where a locator stands before it.
std::optional<Place> directory_place(std::string_view file, std::size_t end) {
  if (end < locator_size || file.substr(end - locator_size, 4) != "PK\6\7"sv) {
    return Place{zip_field(file, end + 12, 4), zip_field(file, end + 16, 4), end};
  }
  const auto locator = end - locator_size;
  // What the locator counts from is not known yet: the record stands right before it.
  if (locator < zip64_end_size || file.substr(locator - zip64_end_size, 4) != "PK\6\6"sv) return std::nullopt;
  const auto record = locator - zip64_end_size;
  return Place{zip_field(file, record + 40, 8), zip_field(file, record + 48, 8), record};
}

struct Extent {
  std::uint64_t from, to;
};

/// What the directory says.
struct CentralDirectory {
  std::vector<Extent> extents;  ///< of itself and of the members
  std::vector<std::size_t> unicode_paths;
};

void find_unicode_paths(std::string_view file, std::size_t begin, std::size_t end, std::vector<std::size_t>& found) {
  for (auto field = begin; field + 4 < end; field += 4 + zip_field(file, field + 2, 2)) {
    if (zip_field(file, field, 2) == unicode_path) found.push_back(field + 4);
  }
}

CentralDirectory read_directory(std::string_view file, std::size_t at, std::size_t end, std::uint64_t offset) {
  CentralDirectory found{{{offset, offset + (end - at)}}, {}};
  while (end - at >= entry_size && file.substr(at, 4) == "PK\1\2"sv) {
    const auto packed = zip_field(file, at + 20, 4), from = zip_field(file, at + 42, 4);
    // The local header may have another name and other fields than the directory: they don't count.
    if (packed != in_zip64 && from != in_zip64) found.extents.push_back({from, from + local_header_size + packed});
    const auto fields = std::min(end, at + entry_size + zip_field(file, at + 28, 2));
    const auto comment = std::min(end, fields + zip_field(file, at + 30, 2));
    find_unicode_paths(file, fields, comment, found.unicode_paths);
    at = std::min(end, comment + zip_field(file, at + 32, 2));
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
  const auto place = directory_place(file, tail + found);
  if (!place || place->size > place->end) return std::nullopt;
  const auto begin = place->end - static_cast<std::size_t>(place->size);
  if (place->size > 0 && file.substr(begin, 4) != "PK\1\2"sv) return std::nullopt;
  if (place->offset > begin) return std::nullopt;
  auto directory = read_directory(file, begin, place->end, place->offset);
  return ZipLayout{begin - static_cast<std::size_t>(place->offset), overlap(std::move(directory.extents)),
                   std::move(directory.unicode_paths)};
}

}  // namespace schede
