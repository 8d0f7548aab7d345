#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/shards/manifest.h"

namespace schede {

/// The records of a shard as a file: a first line that says what they came of, then the records as NDJSON.
struct PartHeader {
  std::string version;      ///< of the program
  std::string form;         ///< its id; of several, all of them, parted by blanks
  std::string form_sha256;  ///< of the definition
  std::string manifest_sha256;
  Shard shard;
  std::size_t records = 0;
  std::vector<std::string> converters = {};  ///< programs that documents are read by where need be, with their versions, sorted
  std::string sha256 = {};                   ///< of all lines behind the first
};

/// "part-0003-of-0040.ndjson"
[[nodiscard]] std::string part_name(const Shard& shard);

/// A part that is being written. It appears in its folder whole or not at all. Throws Failure(no_output).
class PartWriter {
 public:
  PartWriter(const std::filesystem::path& folder, const Shard& shard);
  ~PartWriter();

  /// Records, each with its line end.
  void add(std::string_view lines);

  /// Puts the part in its place. `header` needs neither records nor sha256. Call it once, last.
  void finish(PartHeader header);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What a first line says; nothing where it is no part's.
[[nodiscard]] std::optional<PartHeader> part_header(std::string_view line);

/// The files that arguments name: of a folder its parts, by name. Throws Failure(bad_definition) for a folder without any.
[[nodiscard]] std::vector<std::string> record_files(const std::vector<std::string>& arguments);

/// Throws Failure(bad_definition), which names each part that is missing, there twice, damaged or of another run. Files that are no parts
/// are nobody's concern; an unreadable one is no_input.
void check_parts(const std::vector<std::string>& files);

}  // namespace schede
