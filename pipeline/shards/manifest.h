#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// A file of a run that is shared among machines.
struct ManifestLine {
  std::string path;  ///< below the folder of the documents
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 hexadecimal digits, lower case
};

/// What a shared run reads: the same for every machine, so that each knows its share without asking anybody.
struct Manifest {
  std::vector<ManifestLine> lines;  ///< in the byte order of their paths
  std::string sha256;               ///< of the file
};

/// Writes a manifest as CSV: path, bytes, sha256.
void write_manifest(std::ostream& out, const std::vector<ManifestLine>& lines);

/// Throws Failure: no_input, or bad_definition naming the line of what is no manifest.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);

/// A part of a manifest: its lines index, index + of, …, counted from 0.
struct Shard {
  std::size_t index = 0, of = 1;
};

/// "3/40"; nothing where that is no shard.
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);

}  // namespace schede
