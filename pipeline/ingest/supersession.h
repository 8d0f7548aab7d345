#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/record/record.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// What tells returns apart that are not each a body's only one.
struct ReturnKey {
  std::string source;            ///< its path
  bool present = true;           ///< the file is still in the folder
  std::string sha256;            ///< empty for one that was not hashed: it is nobody's duplicate
  std::string organisation_key;  ///< empty where the return doesn't name its body
  std::string modified;          ///< the document's own modification date, RFC 3339; empty where it has none
  std::string arrived;           ///< when it came (see TakenIn); empty where nobody knows
};

/// Of a return in the ledger.
[[nodiscard]] ReturnKey key_of(const TakenIn& row);

/// How a return stands beside the others: at most one is set, to the other's place in the list.
struct Standing {
  std::optional<std::size_t> duplicate_of;   ///< a return with the same bytes
  std::optional<std::size_t> superseded_by;  ///< the same body's later return
  std::optional<std::size_t> tied_with;      ///< another of the same body, and nothing says which came later
};

/// Of returns with the same bytes that which came first of those still in the folder is the original, of several that came together the
/// first in the list; a duplicate that is no longer there was renamed or moved away. Of the rest with one body the latest counts, by the
/// document's own modification date or, where it has none, by its arrival. Where several are the latest, or of one no date is known, they
/// are tied and all of them count.
[[nodiscard]] std::vector<Standing> stand(const std::vector<ReturnKey>& returns);

/// Which returns have a row of the register. A copy has none that was moved away, or that is told from another neither by its bytes nor
/// by its path.
[[nodiscard]] std::vector<bool> have_rows(const std::vector<ReturnKey>& returns, const std::vector<Standing>& standings);

/// The gap that a return's standing is, for the register.
[[nodiscard]] std::optional<Gap> standing_gap(const Standing& standing, const std::vector<ReturnKey>& returns, Language language);

}  // namespace schede
