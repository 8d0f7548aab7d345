#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/record/record.h"
#include "pipeline/host/files.h"

namespace schede {

/// Where the rows of returns stand in the files of a register: behind each other, as the register has them, from where the first one is.
struct RowLayout {
  /// Tells texts that something is made of from all others.
  using Key = std::array<char, 16>;
  struct Row {
    std::int64_t document = 0;  ///< of the ledger
    Key reading{};              ///< what was read of it, and what people decided
    Key rows{};                 ///< that, and how it stands beside the others
  };
  struct Stretch {
    std::uint32_t bytes = 0, crc = 0;
  };
  std::vector<std::string> files;
  std::vector<std::uint64_t> begins;  ///< of each file's first row
  std::vector<Row> rows;              ///< of every return
  std::vector<Stretch> stretches;     ///< the first return's rows in each file, then the next's
};

[[nodiscard]] std::string to_bytes(const RowLayout& layout);
/// Nothing of what are no such bytes.
[[nodiscard]] std::optional<RowLayout> row_layout(std::string_view bytes);

[[nodiscard]] RowLayout::Key key_of(const std::vector<std::string_view>& parts);

/// The name of the file of briefs (brief.h), which stands among those of a register.
inline constexpr const char* briefs_file = ".briefs";

/// The rows of the files of before, also when others have taken their places. Functions throw Failure(no_output) where they cannot be read.
class RowsBefore {
 public:
  RowsBefore() = default;
  /// Nothing is known where a file is gone.
  RowsBefore(const std::filesystem::path& folder, RowLayout layout);

  [[nodiscard]] const RowLayout& layout() const { return layout_; }

  /// What is known of a return that was read so; of one that nothing could be read of, nothing.
  [[nodiscard]] std::optional<Record> brief(std::int64_t document, const RowLayout::Key& reading) const;

  /// The place of a return's rows in the layout, where they were made of the same.
  [[nodiscard]] std::optional<std::size_t> find(std::int64_t document, const RowLayout::Key& rows) const;

  /// Where each return's rows stand in a file; nothing of one without rows.
  struct Place {
    std::uint64_t begin = 0, bytes = 0;
  };
  [[nodiscard]] std::vector<Place> places_in(std::string_view file) const;

  /// A return's rows in a file.
  [[nodiscard]] std::string read(std::size_t file, std::size_t place) const;

  /// Writes the rows of returns that stand behind each other into another file.
  void copy(std::size_t file, std::size_t first, std::size_t end, AtomicFile& into) const;

 private:
  struct File {
    std::filesystem::path path;
    Descriptor descriptor;
    std::vector<std::uint64_t> begins;  ///< of each return's rows
  };
  [[nodiscard]] const RowLayout::Stretch& stretch(std::size_t file, std::size_t place) const {
    return layout_.stretches[place * files_.size() + file];
  }

  RowLayout layout_;
  std::vector<File> files_;
  std::unordered_map<std::int64_t, std::size_t> places_;  ///< in the layout, by document
  std::size_t briefs_ = 0;                                ///< which file has them
};

}  // namespace schede
