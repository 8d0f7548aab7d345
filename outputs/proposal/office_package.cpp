#include "outputs/proposal/office_package.h"

#include <zip.h>

#include <algorithm>
#include <list>
#include <utility>

namespace schede {

namespace {

constexpr std::uint64_t most_bytes = 64U << 20;

struct CloseSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

std::optional<std::string> content_of(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || !(status.valid & ZIP_STAT_SIZE) || zip_source_open(source) != 0) return std::nullopt;
  std::string bytes(status.size, '\0');
  const auto got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) return std::nullopt;
  return bytes;
}

}  // namespace

struct OfficePackage::State {
  std::string bytes;                ///< that `source` reads
  std::list<std::string> contents;  ///< of replaced members, which libzip reads when the archive is closed
  std::unique_ptr<zip_source_t, CloseSource> source;
  std::unique_ptr<zip_t, DiscardArchive> archive;
};

OfficePackage::OfficePackage(std::unique_ptr<State> state) : state_(std::move(state)) {}
OfficePackage::OfficePackage(OfficePackage&&) noexcept = default;
OfficePackage::~OfficePackage() = default;

std::optional<OfficePackage> OfficePackage::open(std::string_view bytes) {
  auto state = std::make_unique<State>();
  state->bytes = bytes;
  // libzip takes an empty buffer for a valid, empty archive.
  if (state->bytes.empty()) return std::nullopt;
  state->source.reset(zip_source_buffer_create(state->bytes.data(), state->bytes.size(), 0, nullptr));
  if (!state->source) return std::nullopt;
  state->archive.reset(zip_open_from_source(state->source.get(), ZIP_CHECKCONS, nullptr));
  if (!state->archive) return std::nullopt;
  zip_source_keep(state->source.get());  // the archive has taken the first hold on it
  return OfficePackage(std::move(state));
}

std::vector<std::string> OfficePackage::names() const {
  std::vector<std::string> names;
  const auto count = zip_get_num_entries(state_->archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    if (const char* name = zip_get_name(state_->archive.get(), static_cast<zip_uint64_t>(i), 0)) names.emplace_back(name);
  return names;
}

std::optional<std::string> OfficePackage::read(const std::string& name) const {
  zip_stat_t status;
  if (zip_stat(state_->archive.get(), name.c_str(), 0, &status) != 0 || !(status.valid & ZIP_STAT_SIZE) || status.size > most_bytes)
    return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(state_->archive.get(), name.c_str(), 0));
  if (!file) return std::nullopt;
  std::string content(status.size, '\0');
  if (zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size())) return std::nullopt;
  return content;
}

void OfficePackage::replace(const std::string& name, std::string content) {
  constexpr zip_uint16_t midnight = 0, day = (31 << 9) | (1 << 5) | 1;  // 1 January 2011: the same bytes whenever it is made
  const auto index = zip_name_locate(state_->archive.get(), name.c_str(), 0);
  if (index < 0) return;
  const std::string& kept = state_->contents.emplace_back(std::move(content));
  zip_source_t* source = zip_source_buffer(state_->archive.get(), kept.data(), kept.size(), 0);
  const auto place = static_cast<zip_uint64_t>(index);
  if (zip_file_replace(state_->archive.get(), place, source, 0) != 0)
    zip_source_free(source);
  else
    zip_file_set_dostime(state_->archive.get(), place, midnight, day, 0);
}

std::optional<std::string> OfficePackage::take() {
  if (zip_close(state_->archive.get()) != 0) return std::nullopt;
  static_cast<void>(state_->archive.release());  // closed
  return content_of(state_->source.get());
}

}  // namespace schede
