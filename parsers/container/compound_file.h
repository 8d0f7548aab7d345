#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// The names of what stands at the top of a compound file (MS-CFB): its streams and storages, not what those hold in turn. Characters
/// that are not ASCII are '?'. Of a damaged file as many as can be found.
[[nodiscard]] std::vector<std::string> compound_file_names(std::string_view file);

/// What a stream at the top of a compound file holds; nothing where there is none of that name (ASCII), or it is longer than `most` bytes.
[[nodiscard]] std::optional<std::string> compound_file_stream(std::string_view file, std::string_view name, std::size_t most);

}  // namespace schede
