#include "pipeline/ingest/settle.h"

#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::string_view start_of_archive("PK"), end_of_directory("PK\x05\x06");
constexpr off_t record_and_comment = 22 + 65'535;

}  // namespace

bool is_unsettled(const std::filesystem::path& folder, const Found& file, std::chrono::nanoseconds settle, std::int64_t now) {
  const bool is_fresh = file.modified <= now && file.modified > now - settle.count();
  return is_fresh && !is_whole_zip(folder / file.path);
}

bool is_whole_zip(const std::filesystem::path& path) {
  const auto file = open_file(path, Links::refused);
  if (!file) return false;
  // A signed file holds the archive's end before its own.
  std::string beginning(start_of_archive.size(), '\0');
  const auto begun = retried([&] { return ::pread(file->get(), beginning.data(), beginning.size(), 0); });
  if (begun < 0 || beginning != start_of_archive) return false;
  const off_t size = ::lseek(file->get(), 0, SEEK_END);
  std::string tail(record_and_comment, '\0');
  const off_t start = size > record_and_comment ? size - record_and_comment : 0;
  const auto got = retried([&] { return ::pread(file->get(), tail.data(), tail.size(), start); });
  return got > 0 && std::string_view(tail.data(), static_cast<std::size_t>(got)).rfind(end_of_directory) != std::string_view::npos;
}

Found looked_at_again(const std::filesystem::path& folder, const Found& file) {
  Found again{file.path};
  struct stat status {};
  if (::lstat((folder / file.path).c_str(), &status) != 0) return again;
  again.bytes = static_cast<std::uint64_t>(status.st_size);
  again.modified = modified_time(status);
  return again;
}

}  // namespace schede
