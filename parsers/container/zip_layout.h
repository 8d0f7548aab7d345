#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace schede {

/// What libzip does not tell of a ZIP archive. By the end records and the directory (APPNOTE.TXT 4.3.12 to 4.3.16), those that libzip
/// goes by.
struct ZipLayout {
  std::size_t start = 0;     ///< bytes before the archive that its offsets do not count; mail gateways and downloads leave some
  bool overlapping = false;  ///< members share bytes with each other or with the directory; no honest program writes that

  /// Where in the file Info-ZIP's Unicode Path fields (4.6.9) of the directory have their version. libzip takes the name in such a field
  /// for the member's, while Word and LibreOffice go by the plain one.
  std::vector<std::size_t> unicode_paths;
};

/// Nothing: there is no archive.
[[nodiscard]] std::optional<ZipLayout> zip_layout(std::string_view file);

}  // namespace schede
