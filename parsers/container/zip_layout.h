#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace schede {

/// Where a ZIP archive lies in a file, which libzip does not tell. By the end record and the directory (APPNOTE.TXT 4.3.12, 4.3.16).
struct ZipLayout {
  std::size_t start = 0;     ///< bytes before the archive that its offsets do not count; mail gateways and downloads leave some
  bool overlapping = false;  ///< members share bytes with each other or with the directory; no honest program writes that
};

/// Nothing: there is no archive, or it is one of those beyond 4 GB (ZIP64).
[[nodiscard]] std::optional<ZipLayout> zip_layout(std::string_view file);

}  // namespace schede
