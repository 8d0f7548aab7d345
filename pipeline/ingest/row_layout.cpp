#include "pipeline/ingest/row_layout.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "extractors/text/digest.h"
#include "outputs/records/brief.h"
#include "pipeline/host/failure.h"

namespace schede {
namespace {

/// The ledger does not leave its machine: numbers stand as they do in memory.
template <class T>
void append(std::string& bytes, const std::vector<T>& values) {
  const std::uint64_t count = values.size();
  bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
  if (count > 0) bytes.append(reinterpret_cast<const char*>(values.data()), count * sizeof(T));
}

template <class T>
bool take(std::string_view& bytes, std::vector<T>& values) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof count) return false;
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes.remove_prefix(sizeof count);
  if (count > bytes.size() / sizeof(T)) return false;
  values.resize(count);
  if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

}  // namespace

std::string to_bytes(const RowLayout& layout) {
  std::vector<char> names;
  for (const auto& name : layout.files) names.insert(names.end(), name.c_str(), name.c_str() + name.size() + 1);
  std::string bytes;
  append(bytes, names);
  append(bytes, layout.begins);
  append(bytes, layout.rows);
  append(bytes, layout.stretches);
  return bytes;
}

std::optional<RowLayout> row_layout(std::string_view bytes) {
  RowLayout layout;
  std::vector<char> names;
  if (!take(bytes, names) || !take(bytes, layout.begins) || !take(bytes, layout.rows) || !take(bytes, layout.stretches))
    return std::nullopt;
  for (auto name = names.begin(); name != names.end();) {
    const auto end = std::find(name, names.end(), '\0');
    layout.files.emplace_back(name, end);
    name = end == names.end() ? end : end + 1;
  }
  const auto files = layout.files.size();
  if (!bytes.empty() || layout.begins.size() != files || layout.stretches.size() != files * layout.rows.size()) return std::nullopt;
  return layout;
}

RowLayout::Key key_of(const std::vector<std::string_view>& parts) {
  Sha256 digest;
  for (const auto part : parts) {
    digest.update(std::to_string(part.size()) + ' ');
    digest.update(part);
  }
  const auto bytes = digest.bytes();
  RowLayout::Key key{};
  std::copy_n(bytes.begin(), key.size(), key.begin());
  return key;
}

RowsBefore::RowsBefore(const std::filesystem::path& folder, RowLayout layout) {
  const auto briefs = std::ranges::find(layout.files, briefs_file);
  if (briefs == layout.files.end()) return;
  std::vector<File> files;
  for (std::size_t i = 0; i < layout.files.size(); ++i) {
    auto opened = open_file(folder / layout.files[i], Links::refused);
    if (!opened) return;
    File& file = files.emplace_back(File{folder / layout.files[i], std::move(*opened), {}});
    file.begins.reserve(layout.rows.size());
    auto begin = layout.begins[i];
    for (std::size_t place = 0; place < layout.rows.size(); ++place) {
      file.begins.push_back(begin);
      begin += layout.stretches[place * layout.files.size() + i].bytes;
    }
  }
  briefs_ = static_cast<std::size_t>(briefs - layout.files.begin());
  files_ = std::move(files);
  layout_ = std::move(layout);
  places_.reserve(layout_.rows.size());
  for (std::size_t place = 0; place < layout_.rows.size(); ++place) places_.emplace(layout_.rows[place].document, place);
}

std::optional<Record> RowsBefore::brief(std::int64_t document, const RowLayout::Key& reading) const {
  const auto place = places_.find(document);
  if (place == places_.end() || layout_.rows[place->second].reading != reading) return std::nullopt;
  return read_brief(read(briefs_, place->second));
}

std::optional<std::size_t> RowsBefore::find(std::int64_t document, const RowLayout::Key& rows) const {
  const auto place = places_.find(document);
  return place == places_.end() || layout_.rows[place->second].rows != rows ? std::nullopt : std::optional(place->second);
}

std::vector<RowsBefore::Place> RowsBefore::places_in(std::string_view file) const {
  std::vector<Place> places;
  const auto number = static_cast<std::size_t>(std::ranges::find(layout_.files, file) - layout_.files.begin());
  if (number == layout_.files.size()) return places;
  for (std::size_t place = 0; place < layout_.rows.size(); ++place)
    places.push_back({files_[number].begins[place], stretch(number, place).bytes});
  return places;
}

std::string RowsBefore::read(std::size_t file, std::size_t place) const {
  const File& from = files_[file];
  std::string rows(stretch(file, place).bytes, '\0');
  for (std::size_t done = 0; done < rows.size();) {
    const auto offset = static_cast<off_t>(from.begins[place] + done);
    const auto got = retried([&] { return ::pread(from.descriptor.get(), rows.data() + done, rows.size() - done, offset); });
    if (got <= 0)
      throw Failure(ExitCode::no_output,
                    trouble({"non riesco a rileggere", "cannot read again"}, from.path.native(), got < 0 ? errno : EIO));
    done += static_cast<std::size_t>(got);
  }
  return rows;
}

void RowsBefore::copy(std::size_t file, std::size_t first, std::size_t end, AtomicFile& into) const {
  Checksum all;
  for (std::size_t place = first; place < end; ++place) all.append({stretch(file, place).bytes, stretch(file, place).crc});
  if (all.bytes > 0) into.copy(files_[file].descriptor, files_[file].begins[first], all);
}

}  // namespace schede
