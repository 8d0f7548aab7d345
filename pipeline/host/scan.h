#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// A file of a folder, as a directory listing tells it.
struct Found {
  std::string path;  ///< relative to the folder, bytes as the file system has them
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970
};

/// A file's time of last modification, in nanoseconds since 1970; the nearest that can be told where that is before 1678 or after 2261.
[[nodiscard]] std::int64_t modified_time(const struct stat& status);

/// Is this the name of something that is no return: hidden, an editor's lock, a download under way, a system's own?
[[nodiscard]] bool is_leftover(std::string_view name);

/// Every regular file below a folder that is no leftover, in the byte order of its path. Symbolic links are not followed: what they
/// lead to inside the folder is found there, and the rest is not the folder's. Folders of `except` that lie inside are left out.
/// What cannot be looked at goes to `unlisted`; what is gone since its folder was listed is just gone. Throws Failure(no_input) when the
/// folder itself cannot be listed, or its names not be looked up.
struct Unlisted {
  std::string path;  ///< a folder that could not be listed as a whole, or an entry that could not be looked at
  int error = 0;     ///< why, an errno
  /// Nobody knows whether that file is there.
  [[nodiscard]] bool hides(std::string_view file) const;
};
struct Scan {
  std::vector<Found> files;
  std::vector<Unlisted> unlisted;
};
[[nodiscard]] Scan scan_folder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& except = {});

}  // namespace schede
