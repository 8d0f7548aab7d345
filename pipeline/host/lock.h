#pragma once

#include <filesystem>

#include "pipeline/host/files.h"

namespace schede {

/// Holds an output folder for one run: a lock on its file ".lock", which says who holds it. The system lets go of it when the
/// process ends, however it ends.
class FolderLock {
 public:
  /// Throws Failure: busy, naming the holder, when another run has it; no_output when the file cannot be made.
  explicit FolderLock(const std::filesystem::path& folder);

 private:
  Descriptor file_;
};

}  // namespace schede
