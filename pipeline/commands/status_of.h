#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ledger/ledger.h"
#include "pipeline/workers/sandbox.h"

namespace schede {

/// How things stand with the returns of an output folder.
struct Overview {
  std::size_t accepted = 0, rejected = 0;
  std::size_t gone = 0;      ///< of them, how many files are no longer in the drop folder
  std::size_t receipts = 0;  ///< of certified mail, which are no returns
  std::vector<Pending> pending;
  std::string good_run;     ///< when the last run came to a good end, RFC 3339; empty when none did
  Confinement confinement;  ///< of the workers, by this kernel
};
[[nodiscard]] Overview overview(Ledger& ledger);
[[nodiscard]] std::string as_text(const Overview& overview, Language language);
[[nodiscard]] std::string as_json(const Overview& overview);

/// What became of a document.
struct Fate {
  TakenIn row;
  History history;
  std::string duplicate_of, superseded_by, tied_with;  ///< the other return's path, or empty
  std::size_t corrections = 0;                         ///< in force; `history.gaps` are those of the reading, without them
};

/// What became of a file.
struct FileStatus {
  std::vector<Fate> fates;
  std::vector<Pending> pending;
};

/// Of all that go by a name: a path, the machine's or below the drop folder, or any end of one that begins at a folder; else a record id
/// or the first digits of one; else any part of a path, or a body.
[[nodiscard]] FileStatus status_of(Ledger& ledger, std::string_view name);
[[nodiscard]] std::string as_text(const FileStatus& status, Language language);
[[nodiscard]] std::string as_json(const FileStatus& status);

}  // namespace schede
