#include "pipeline/ingest/written_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sstream>
#include <utility>

#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/scan.h"

namespace schede {
namespace {

/// In the place of a checksum.
constexpr const char* of_folder = "folder";

/// "20261130T104500Z"
std::string stamp(std::int64_t moment) {
  auto text = rfc3339(moment);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

std::string to_text(const WrittenFiles& files) {
  std::string text;
  for (const auto& file : files) {
    text += file.name + ' ' + std::to_string(file.bytes) + ' ' + std::to_string(file.modified) + ' ' + file.sum + '\n';
  }
  return text;
}

WrittenFiles written_files(const std::string& text) {
  WrittenFiles files;
  std::istringstream in(text);
  for (WrittenFile file; in >> file.name >> file.bytes >> file.modified >> file.sum;) files.push_back(file);
  return files;
}

WrittenFile written_file(const AtomicFile::Finished& file, std::string name) {
  struct stat status {};
  if (::stat(file.temporary.c_str(), &status) != 0) {
    throw Failure(ExitCode::no_output, trouble({"non riesco a rileggere", "cannot read again"}, file.temporary.native(), errno));
  }
  return {std::move(name), file.checksum.bytes, modified_time(status), crc_text(file.checksum)};
}

WrittenFile written_folder(const std::filesystem::path& folder, std::string name) {
  struct stat status {};
  if (::stat((folder / name).c_str(), &status) != 0) {
    throw Failure(ExitCode::no_output, trouble({"non riesco a rileggere", "cannot read again"}, (folder / name).native(), errno));
  }
  return {std::move(name), 0, modified_time(status), of_folder};
}

FileCondition condition_of(const std::filesystem::path& folder, const std::string& name, const WrittenFiles& written) {
  struct stat status {};
  if (::lstat((folder / name).c_str(), &status) != 0) return errno == ENOENT ? FileCondition::gone : FileCondition::as_written;
  if (std::ranges::find(written, name, &WrittenFile::name) == written.end()) return FileCondition::as_written;
  const auto is_one = [&](auto same) {
    return std::ranges::any_of(written, [&](const WrittenFile& file) { return file.name == name && same(file); });
  };
  if (S_ISDIR(status.st_mode) && is_one([](const WrittenFile& file) { return file.sum == of_folder; })) {
    const bool is_same = is_one([&](const WrittenFile& then) { return then.modified == modified_time(status); });
    return is_same ? FileCondition::as_written : FileCondition::gone;
  }
  const auto bytes = static_cast<std::uint64_t>(status.st_size);
  if (!S_ISREG(status.st_mode) || !is_one([&](const WrittenFile& file) { return file.bytes == bytes; })) return FileCondition::altered;
  if (is_one([&](const WrittenFile& file) { return file.bytes == bytes && file.modified == modified_time(status); }))
    return FileCondition::as_written;
  const auto sum = checksum_of(folder / name);
  return sum && is_one([&](const WrittenFile& file) { return file.sum == crc_text(*sum); }) ? FileCondition::as_written
                                                                                            : FileCondition::altered;
}

std::string set_aside(const std::filesystem::path& folder, const std::string& name) {
  const std::filesystem::path path(name);
  for (auto moment = now();; moment += second) {
    const auto aside = (path.parent_path() / (path.stem().string() + ".edited-" + stamp(moment) + path.extension().string())).string();
    struct stat status {};
    if (::lstat((folder / aside).c_str(), &status) == 0) continue;
    if (::rename((folder / name).c_str(), (folder / aside).c_str()) == 0) return aside;
    throw Failure(ExitCode::no_output, trouble({"non riesco a spostare", "cannot move"}, (folder / name).native(), errno));
  }
}

}  // namespace schede
