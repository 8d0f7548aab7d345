#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// The names of what stands at the top of a compound file (MS-CFB): its streams and storages, not what those hold in turn. Characters
/// that are not ASCII are '?'. Of a damaged file as many as can be found.
[[nodiscard]] std::vector<std::string> compound_file_names(std::string_view file);

}  // namespace schede
