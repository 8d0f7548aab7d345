#pragma once

#include <string>
#include <utility>
#include <vector>

namespace schede::test {

/// A compound file (MS-CFB) with empty streams of these names at its top, its directory from that sector on (2 or later).
[[nodiscard]] std::string compound_file(const std::vector<std::string>& names, std::size_t directory = 2, std::size_t sector_size = 512);

/// A compound file with one stream at its top, of this name. Up to 4095 bytes stand in sectors of 64 bytes, longer ones in those of 512.
[[nodiscard]] std::string compound_file_with(const std::string& name, const std::string& content);

/// A compound file with these streams, content by path; what stands before a '/' is a storage. All in sectors of 512 bytes.
[[nodiscard]] std::string compound_file_of(const std::vector<std::pair<std::string, std::string>>& streams);

}  // namespace schede::test
