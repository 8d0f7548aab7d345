#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "pipeline/ledger/ledger.h"

namespace schede {

/// The folder that a run takes in: the one that the ledger knows, from the beginning of the run to its end.
class DropFolder {
 public:
  /// Throws Failure(no_input) when it is not there.
  explicit DropFolder(std::filesystem::path folder);

  /// Throws Failure(bad_definition) when the ledger knows another: what is not in this one would be taken for gone, and rejected
  /// documents give way to others of their names.
  void check(Ledger& ledger, const std::filesystem::path& out) const;
  void make_known(Ledger& ledger) const;

  /// Not renamed, taken away or unmounted since.
  [[nodiscard]] bool is_still_there() const;

 private:
  [[nodiscard]] std::string canonical() const;

  std::filesystem::path folder_;
  struct stat identity_ {};
};

}  // namespace schede
