#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/host/files.h"
#include "pipeline/host/messages.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// Behind the name of a rejected document: the file that says why.
inline constexpr std::string_view note_suffix = ".reason.txt";

/// A document's place in the archive, relative to it: "2026/11/" by the month of its arrival or "rejected/", and its path below the
/// drop folder; with a number where that is taken ("a (2).docx").
[[nodiscard]] std::string archive_place(const Kept& document, const std::function<bool(const std::string&)>& is_taken);

/// The other way round, for a file that is found in the archive.
struct Archived {
  std::string path;     ///< what it was called in the drop folder, but for a number
  std::string arrived;  ///< the first moment of its month, RFC 3339; empty for a rejected document
};
[[nodiscard]] std::optional<Archived> read_archive_place(const std::string& place);

/// Where what was taken in is kept (--archive). Each move is noted in the ledger, on the disk, before it is made and struck out after:
/// what a killed run or a power cut left is finished by the next.
class Archive {
 public:
  Archive(std::filesystem::path drop, std::filesystem::path archive, Ledger& ledger, Messages& messages, Stop stop = never);

  /// Makes the moves that are noted, but for those that it failed at before. Gives back how many it could not make; they stay noted
  /// and are the next run's, as are those that a stop leaves. Throws Failure(no_output).
  std::size_t make_moves();

  /// Notes a move for every document that is not where it belongs and has none noted.
  void note_moves();

  /// Where a place of the ledger is on the disk.
  [[nodiscard]] std::filesystem::path locate(const std::string& place) const;

 private:
  /// Is this the file that was read?
  [[nodiscard]] bool is_document(const std::filesystem::path& path, const Move& move) const;
  /// Since a move was noted, has another file come to where it begins?
  [[nodiscard]] bool has_changed(const Move& move) const;
  [[nodiscard]] bool make(const Move& move);

  std::filesystem::path drop_, archive_;
  Ledger& ledger_;
  Messages& messages_;
  Stop stop_;
  std::set<std::int64_t> failed_;  ///< documents
};

}  // namespace schede
