#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/host/files.h"

namespace schede {

/// A file of an output folder as the program wrote it.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::string sum;            ///< of its bytes (checksum.h)
};
using WrittenFiles = std::vector<WrittenFile>;

/// As the ledger keeps them, a line each.
[[nodiscard]] std::string to_text(const WrittenFiles& files);
[[nodiscard]] WrittenFiles written_files(const std::string& text);

/// A finished file under the name that it will have. Throws Failure(no_output).
[[nodiscard]] WrittenFile written_file(const AtomicFile::Finished& file, std::string name);

/// A folder of an output as it is now; nothing but its own time is known of it. Throws Failure(no_output).
[[nodiscard]] WrittenFile written_folder(const std::filesystem::path& folder, std::string name);

/// What became of a file since: size and time tell that it is as it was, else its checksum. Where a run was broken off it may be as one
/// of two was written. Of a name that was never written nothing is altered. A folder in which files came or went is gone: it is to be
/// written anew, and nothing set aside.
enum class FileCondition { as_written, altered, gone };
[[nodiscard]] FileCondition condition_of(const std::filesystem::path& folder, const std::string& name, const WrittenFiles& written);

/// Moves what somebody made of an output out of the way and gives back its new name: "register.edited-20261130T104500Z.csv".
/// Throws Failure(no_output).
[[nodiscard]] std::string set_aside(const std::filesystem::path& folder, const std::string& name);

}  // namespace schede
