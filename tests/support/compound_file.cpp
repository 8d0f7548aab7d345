#include "tests/support/compound_file.h"

namespace schede::test {
namespace {

void put(std::string& file, std::size_t at, std::size_t value, std::size_t size = 4) {
  for (; size-- > 0; value >>= 8) file[at++] = static_cast<char>(value & 0xFF);
}

/// An entry of a directory that is to be written.
struct NewEntry {
  std::string name;
  int type = 2;  ///< 1 a storage, 2 a stream, 5 the root
  std::size_t child = nothing, right = nothing, sector = nothing;
  std::string content = {};

  static constexpr std::size_t nothing = 0xFFFFFFFF;
};

/// The entry of that name in a storage, which has one more where there was none.
std::size_t child_of(std::vector<NewEntry>& entries, std::size_t storage, const std::string& name) {
  std::size_t last = NewEntry::nothing;
  for (auto at = entries[storage].child; at != NewEntry::nothing; last = at, at = entries[at].right)
    if (entries[at].name == name) return at;
  (last == NewEntry::nothing ? entries[storage].child : entries[last].right) = entries.size();
  entries.push_back({name});
  return entries.size() - 1;
}

}  // namespace

std::string compound_file_of(const std::vector<std::pair<std::string, std::string>>& streams) {
  constexpr std::size_t size = 512, entry_size = 128, end = 0xFFFFFFFE;
  std::vector<NewEntry> entries = {{"Root Entry", 5}};
  for (const auto& [path, content] : streams) {
    std::size_t at = 0, begin = 0;
    for (auto slash = path.find('/'); slash != path.npos; begin = slash + 1, slash = path.find('/', begin)) {
      at = child_of(entries, at, path.substr(begin, slash - begin));
      entries[at].type = 1;
    }
    at = child_of(entries, at, path.substr(begin));
    entries[at].content = content;
  }
  const auto directory = entries.size() * entry_size / size + 1;
  std::size_t data = 0;
  for (const auto& entry : entries) data += entry.content.size() / size + 1;
  std::size_t table = 1;
  while (table * size / 4 < table + directory + data) ++table;

  std::string file((1 + table + directory + data) * size, '\xFF');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 26, 3, 2);
  put(file, 48, table);
  put(file, 56, 0);
  for (std::size_t i = 0; i < table; ++i) put(file, 76 + i * 4, i);
  std::size_t next = table;
  const auto chain = [&](std::size_t sectors) {
    const auto first = next;
    for (std::size_t i = 0; i < sectors; ++i, ++next) put(file, size + next * 4, i + 1 < sectors ? next + 1 : end);
    return first;
  };
  chain(directory);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto& entry = entries[i];
    const auto place = (1 + table) * size + i * entry_size;
    file.replace(place, 64, std::string(64, '\0'));
    for (std::size_t letter = 0; letter < entry.name.size(); ++letter) file[place + letter * 2] = entry.name[letter];
    if (entry.type == 2) {
      entry.sector = chain(entry.content.size() / size + 1);
      file.replace((1 + entry.sector) * size, entry.content.size(), entry.content);
    }
    put(file, place + 66, static_cast<std::size_t>(entry.type), 1);
    put(file, place + 72, entry.right);
    put(file, place + 76, entry.child);
    put(file, place + 116, entry.sector);
    put(file, place + 120, entry.content.size());
  }
  return file;
}

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
