#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace schede {

/// Where a document's file is, in the words of the ledger: "drop/…" below the drop folder, "archive/…" below the archive.
[[nodiscard]] inline std::string in_drop(std::string_view path) { return "drop/" + std::string(path); }
[[nodiscard]] inline std::string in_archive(std::string_view path) { return "archive/" + std::string(path); }

[[nodiscard]] inline bool is_in_archive(std::string_view place) { return place.starts_with("archive/"); }

/// The path below either folder.
[[nodiscard]] inline std::string_view below(std::string_view place) { return place.substr(place.find('/') + 1); }

/// Where it lies, by the two folders; empty where there is no such folder, or no place.
[[nodiscard]] inline std::filesystem::path located(std::string_view place, const std::filesystem::path& drop,
                                                   const std::filesystem::path& archive) {
  const auto& root = is_in_archive(place) ? archive : drop;
  return place.empty() || root.empty() ? std::filesystem::path() : root / below(place);
}

}  // namespace schede
