#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/host/scan.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// What is read again although it is as it was. A document is read again anyway when it was read with another reader.
enum class Again { nothing, rejected, all };

/// What a run has to do so that the ledger knows the folder as it is.
struct Plan {
  std::vector<Found> to_read;  ///< new or changed
  std::size_t added = 0, changed = 0;
  std::size_t again = 0;          ///< read again as they are
  std::size_t known = 0;          ///< read already, as they are
  std::vector<std::string> gone;  ///< in the ledger and no longer in the folder
  std::vector<std::string> back;  ///< gone before and there again, unchanged

  /// Two or more files were in the folder, and none of them is any more.
  [[nodiscard]] bool lacks_all_known() const { return gone.size() >= 2 && known + changed + again == 0; }
};

/// What is noted as waiting that no longer does: its file is gone, or is as it was taken in. Both in the byte order of paths.
[[nodiscard]] std::vector<std::string> no_longer_pending(const std::vector<Pending>& pending, const std::vector<Found>& to_read);

/// Compares the folder with the ledger, both in the byte order of paths. A file is known when path, size and time are the same.
[[nodiscard]] Plan plan_intake(const std::vector<Found>& found, const std::vector<KnownFile>& known, const std::string& reader,
                               Again again = Again::nothing);

/// Is a document to be read again that is as it was?
[[nodiscard]] bool is_read_again(Status status, const std::string& read_with, const std::string& reader, Again again);

}  // namespace schede
