#pragma once

#include <filesystem>

#include "pipeline/host/failure.h"

namespace schede {

/// What SQLite keeps beside a database: the log, which is part of its content.
inline constexpr const char* log_suffix = "-wal";

/// The ledger of an output folder, and the one that a rebuild makes beside it until it is whole.
[[nodiscard]] std::filesystem::path ledger_file(const std::filesystem::path& out);
[[nodiscard]] std::filesystem::path fresh_ledger_file(const std::filesystem::path& out);

[[nodiscard]] bool has_ledger(const std::filesystem::path& out);

/// The ledger of a folder that has one. Throws Failure(no_input).
[[nodiscard]] std::filesystem::path existing_ledger(const std::filesystem::path& out);

/// Is the ledger a file without content, as a disk that was full or broken leaves it?
[[nodiscard]] bool is_emptied(const std::filesystem::path& ledger);

/// The ledger cannot be used: no_output, and why.
[[nodiscard]] Failure ledger_trouble(const std::filesystem::path& ledger, const Bilingual& why);
[[nodiscard]] Failure unopened_ledger(const std::filesystem::path& ledger, int error);
[[nodiscard]] Failure newer_ledger(const std::filesystem::path& ledger);
[[nodiscard]] Failure older_ledger(const std::filesystem::path& ledger);
[[nodiscard]] Failure damaged_ledger(const std::filesystem::path& ledger);
[[nodiscard]] Failure missing_ledger(const std::filesystem::path& ledger);

/// Takes away what a rebuild that was killed has left. Throws Failure(no_output), as does the next.
void discard_fresh_ledger(const std::filesystem::path& out);

/// Puts the fresh ledger in the place of the ledger, which is renamed, with the log that SQLite keeps beside it, and never deleted.
/// Gives back its new name; empty when there was none. Killed at any instant, there is a ledger, old or fresh.
std::filesystem::path replace_ledger(const std::filesystem::path& out);

}  // namespace schede
