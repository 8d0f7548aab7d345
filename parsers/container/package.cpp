#include "parsers/container/package.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parsers/container/inflate.h"
#include "parsers/container/zip_layout.h"

namespace schede {
namespace {

constexpr std::uint64_t ratio_counts_from = 16ull << 20;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Names that OPC holds for the same have one key. Some producers write backslashes, a leading slash or "./".
std::string key_of(std::string_view name) {
  std::string key(name.substr(name.starts_with("./") ? 2 : name.starts_with('/') ? 1 : 0));
  for (char& c : key) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

/// The archive with no version that libzip knows in these fields, so that the plain names count.
std::string with_plain_names(std::span<const std::byte> bytes, const std::vector<std::size_t>& unicode_paths) {
  std::string copy(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const auto version : unicode_paths) copy[version] = 0;
  return copy;
}

struct Member {
  zip_uint64_t index = 0;
  bool ambiguous = false;
  std::optional<std::string> content = {};  ///< where it is in no archive
};

}  // namespace

struct Package::State {
  Limits limits;
  std::string plain;  ///< the archive's bytes, where they are not the caller's
  std::unique_ptr<zip_t, CloseArchive> archive;
  std::vector<std::string> names;
  std::unordered_map<std::string, Member> members;
  std::uint64_t inflated = 0;

  const Member* find(std::string_view name) const {
    const auto found = members.find(key_of(name));
    return found == members.end() ? nullptr : &found->second;
  }
};

Package::Package(std::unique_ptr<State> state) : state_(std::move(state)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::span<const std::byte> bytes, const Limits& limits) {
  // libzip takes no bytes at all for an archive without members.
  if (bytes.empty()) return fail(ErrorCode::empty_file);
  if (bytes.size() > limits.file_bytes) return fail(ErrorCode::limits_exceeded, {}, "file_bytes");

  const auto layout = zip_layout({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (layout && layout->overlapping) return fail(ErrorCode::unreadable, {}, "overlapping members");

  auto state = std::make_unique<State>();
  state->limits = limits;
  if (layout && !layout->unicode_paths.empty()) {
    state->plain = with_plain_names(bytes, layout->unicode_paths);
    bytes = std::as_bytes(std::span(state->plain));
  }
  if (layout) bytes = bytes.subspan(layout->start);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  // Not ZIP_CHECKCONS: it refuses harmless files with bytes after the archive.
  if (source) state->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!state->archive) {
    if (source) zip_source_free(source);
    std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    return fail(ErrorCode::unreadable, {}, std::move(detail));
  }

  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(state->archive.get(), 0));
  if (count > limits.members) return fail(ErrorCode::limits_exceeded, {}, "members");
  state->names.reserve(count);
  for (zip_uint64_t index = 0; index < count; ++index) {
    const char* name = zip_get_name(state->archive.get(), index, ZIP_FL_ENC_GUESS);
    if (!name) return fail(ErrorCode::unreadable, {}, zip_strerror(state->archive.get()));
    state->names.emplace_back(name);
    const auto [place, added] = state->members.try_emplace(key_of(name), Member{index});
    if (!added) place->second.ambiguous = true;
  }
  return Package(std::move(state));
}

Package Package::of(std::vector<std::pair<std::string, std::string>> members, const Limits& limits) {
  auto state = std::make_unique<State>();
  state->limits = limits;
  for (auto& [name, content] : members) {
    const auto [place, added] = state->members.try_emplace(key_of(name), Member{0, false, std::move(content)});
    if (!added) place->second.ambiguous = true;
    state->names.push_back(std::move(name));
  }
  return Package(std::move(state));
}

bool Package::contains(std::string_view member) const { return state_->find(member) != nullptr; }

std::vector<std::string> Package::members() const { return state_->names; }

std::optional<std::uint64_t> Package::declared_size(std::string_view member) const {
  const Member* found = state_->find(member);
  if (found && found->content) return found->content->size();
  zip_stat_t stat;
  if (!found || zip_stat_index(state_->archive.get(), found->index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return std::nullopt;
  return stat.size;
}

/// A member inflated at once, in half the time that libzip takes by steps. Nothing where that is not plainly possible.
std::optional<std::string> Package::read_at_once(std::string_view member) const {
  constexpr std::uint64_t largest = 4 << 20;
  constexpr auto known = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  const Limits& limits = state_->limits;
  const Member* found = state_->find(member);
  zip_stat_t stat;
  if (!found || found->ambiguous || found->content || zip_stat_index(state_->archive.get(), found->index, 0, &stat) != 0)
    return std::nullopt;
  if ((stat.valid & known) != known || stat.comp_method != ZIP_CM_DEFLATE || stat.encryption_method != ZIP_EM_NONE) return std::nullopt;
  if (std::max(stat.size, stat.comp_size) > std::min(largest, limits.member_bytes)) return std::nullopt;
  if (state_->inflated + stat.size > limits.inflated_bytes) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(state_->archive.get(), found->index, ZIP_FL_COMPRESSED));
  std::string stream(stat.comp_size, '\0');
  if (!file || zip_fread(file.get(), stream.data(), stream.size()) != static_cast<zip_int64_t>(stream.size())) return std::nullopt;
  auto text = inflate(stream, stat.size, stat.crc);
  if (text) state_->inflated += text->size();
  return text;
}

Result<std::string> Package::read(std::string_view member) const {
  if (auto whole = read_at_once(member)) return std::move(*whole);
  constexpr std::uint64_t largest_hint = 1 << 20;
  std::string text;
  text.reserve(std::min(declared_size(member).value_or(0), largest_hint));
  auto done = read_chunks(member, [&](std::span<const char> chunk) {
    text.append(chunk.data(), chunk.size());
    return true;
  });
  if (!done) return fail(std::move(done.error()));
  return text;
}

Result<void> Package::read_chunks(std::string_view member, const std::function<bool(std::span<const char>)>& take) const {
  const auto refuse = [&](ErrorCode code, std::string detail) { return fail(code, std::string(member), std::move(detail)); };
  const Member* found = state_->find(member);
  if (!found) return refuse(ErrorCode::unreadable, "missing part");
  if (found->ambiguous) return refuse(ErrorCode::unreadable, "two parts of one name");

  if (found->content) {
    state_->inflated += found->content->size();
    if (state_->inflated > state_->limits.inflated_bytes) return refuse(ErrorCode::limits_exceeded, "inflated_bytes");
    (void)take(*found->content);
    return {};
  }
  zip_t* archive = state_->archive.get();
  zip_stat_t stat;
  if (zip_stat_index(archive, found->index, 0, &stat) != 0) return refuse(ErrorCode::unreadable, zip_strerror(archive));
  if (stat.encryption_method != ZIP_EM_NONE) return refuse(ErrorCode::encrypted, "ZIP encryption");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, found->index, 0));
  if (!file) return refuse(ErrorCode::unreadable, zip_strerror(archive));

  const Limits& limits = state_->limits;
  std::array<char, 1 << 16> buffer;
  std::uint64_t size = 0;
  // A bad CRC shows only when the member is read to its end.
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return refuse(ErrorCode::unreadable, zip_file_strerror(file.get()));
    if (got == 0) break;
    const auto length = static_cast<std::uint64_t>(got);
    size += length;
    state_->inflated += length;
    if (size > limits.member_bytes) return refuse(ErrorCode::limits_exceeded, "member_bytes");
    if (state_->inflated > limits.inflated_bytes) return refuse(ErrorCode::limits_exceeded, "inflated_bytes");
    if (size > ratio_counts_from && size / limits.ratio > stat.comp_size) return refuse(ErrorCode::limits_exceeded, "ratio");
    if (!take({buffer.data(), length})) return {};
  }
  if (size != stat.size) return refuse(ErrorCode::unreadable, "the declared size is false");
  return {};
}

}  // namespace schede
