#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "extractors/text/bilingual.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/workers/pool.h"

namespace schede {

/// The file of a return as it lies in the drop folder or the archive.
struct Original {
  enum class State {
    as_read,  ///< its bytes are those that were read, by their SHA-256
    changed,
    gone,
  };
  State state = State::gone;
  std::filesystem::path file;
};

/// `drop` and `archive` are the folders of the register's last run; empty for none.
[[nodiscard]] Original original_of(Ledger& ledger, const TakenIn& row, const std::filesystem::path& drop,
                                   const std::filesystem::path& archive);

/// The document laid out for its page (write_document_part) by a worker, which reads it anew; nothing where another document comes of it.
[[nodiscard]] std::optional<std::string> laid_out(const Original& original, const TakenIn& row, const Reader& reader, PoolLimits pool);

/// Why the document is not shown as it lies there; `is_shown`: as it was kept when it was read.
[[nodiscard]] Bilingual words_of(Original::State state, bool is_shown);

}  // namespace schede
