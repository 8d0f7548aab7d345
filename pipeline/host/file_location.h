#pragma once

#include <string>
#include <string_view>

namespace schede {

/// Where a document's file is, in the words of the ledger: "drop/…" below the drop folder, "archive/…" below the archive.
[[nodiscard]] inline std::string in_drop(std::string_view path) { return "drop/" + std::string(path); }
[[nodiscard]] inline std::string in_archive(std::string_view path) { return "archive/" + std::string(path); }

[[nodiscard]] inline bool is_in_archive(std::string_view place) { return place.starts_with("archive/"); }

/// The path below either folder.
[[nodiscard]] inline std::string_view below(std::string_view place) { return place.substr(place.find('/') + 1); }

}  // namespace schede
