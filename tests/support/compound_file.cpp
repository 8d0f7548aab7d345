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

// Sector 0 is the table of sectors, 1 the directory, 2 the table of short ones; from 3 on stands what the stream holds.
std::string compound_file_with(const std::string& name, const std::string& content) {
  constexpr std::size_t size = 512, entry_size = 128, short_size = 64, end = 0xFFFFFFFE;
  const bool is_short = content.size() < 4096;
  const auto sectors = content.size() / size + 1, short_sectors = content.size() / short_size + 1;
  std::string file((3 + sectors + 1) * size, '\xFF');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 26, 3, 2);
  put(file, 48, 1);
  put(file, 56, 4096);
  put(file, 60, 2);
  put(file, 76, 0);
  for (std::size_t i = 0; i < sectors; ++i) put(file, size + (3 + i) * 4, i + 1 < sectors ? 4 + i : end);
  put(file, size + 4, end);
  put(file, size + 8, end);
  for (std::size_t i = 0; i < short_sectors; ++i) put(file, 3 * size + i * 4, i + 1 < short_sectors ? i + 1 : end);
  const auto root = 2 * size, entry = root + entry_size;
  put(file, root + 76, 1);
  put(file, root + 116, is_short ? 3 : end);
  put(file, root + 120, is_short ? short_sectors * short_size : 0);
  file.replace(entry, 64, std::string(64, '\0'));
  for (std::size_t letter = 0; letter < name.size(); ++letter) file[entry + letter * 2] = name[letter];
  put(file, entry + 66, 2, 1);
  put(file, entry + 116, is_short ? 0 : 3);
  put(file, entry + 120, content.size());
  return file.replace(4 * size, content.size(), content);
}

}  // namespace schede::test
