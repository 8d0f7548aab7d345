#include "tests/support/compound_file.h"

namespace schede::test {
namespace {

void put(std::string& file, std::size_t at, std::size_t value, std::size_t size = 4) {
  for (; size-- > 0; value >>= 8) file[at++] = static_cast<char>(value & 0xFF);
}

}  // namespace

// Sector 0 lists the spans of the table past the 109th, sector 1 is the span that knows the directory's sectors.
std::string compound_file(const std::vector<std::string>& names, std::size_t directory, std::size_t sector_size) {
  constexpr std::size_t entry_size = 128, pieces_in_header = 109;
  const auto sectors = (names.size() * entry_size) / sector_size + 1;
  const auto span = directory / (sector_size / 4), first = directory % (sector_size / 4);
  std::string file((directory + sectors + 1) * sector_size, '\xFF');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 26, sector_size == 512 ? 3 : 4, 2);
  put(file, 48, directory);
  put(file, 68, 0);
  put(file, span < pieces_in_header ? 76 + span * 4 : sector_size + (span - pieces_in_header) * 4, 1);
  for (std::size_t i = 0; i + 1 < sectors; ++i) put(file, 2 * sector_size + (first + i) * 4, directory + i + 1);

  const auto root = (directory + 1) * sector_size;
  put(file, root + 76, names.empty() ? 0xFFFFFFFF : 1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto entry = root + (i + 1) * entry_size;
    file.replace(entry, 64, std::string(64, '\0'));
    for (std::size_t letter = 0; letter < names[i].size(); ++letter) file[entry + letter * 2] = names[i][letter];
    if (i + 1 < names.size()) put(file, entry + 72, i + 2);
  }
  return file;
}

}  // namespace schede::test
