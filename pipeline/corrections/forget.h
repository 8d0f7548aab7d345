#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extractors/form/form_set.h"
#include "pipeline/host/messages.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// What would go with a document, and what cannot.
struct Forgetting {
  std::string sha256;
  std::vector<std::string> sources;                ///< every file with its bytes, below the drop folder
  std::vector<std::filesystem::path> deleted;      ///< copies in the archive, pages
  std::vector<std::string> without_original;       ///< other returns, that came in an envelope with it whose copy goes
  std::vector<std::filesystem::path> in_drop;      ///< that stay where they are
  std::vector<std::filesystem::path> may_hold_it;  ///< set aside or kept from before: for a person to look at
  std::size_t corrections = 0;
};

/// Of a document that the ledger has. `archive` and `drop` are the folders of its last run; empty for none.
[[nodiscard]] Forgetting forgetting_of(Ledger& ledger, const std::filesystem::path& out, const std::string& sha256,
                                       const std::filesystem::path& drop, const std::filesystem::path& archive);

/// Takes it out of archive, pages and ledger; outputs are to be written anew. With the lock on the folder held. The ledger is last, so that
/// what was killed half-way can be done again. Throws Failure.
void forget(Ledger& ledger, const Forgetting& what, const std::string& why);

}  // namespace schede
