#pragma once

#include <filesystem>

#include "pipeline/host/files.h"

namespace schede {

/// Holds an output folder for one run: a lock on the folder and on its file ".lock", which says who holds it. That file may be deleted,
/// the folder is there; but a share may know locks on files alone. The system lets go of both when the process ends, however it ends.
class FolderLock {
 public:
  /// Throws Failure: busy, naming the holder, when another run has it; no_output when the file cannot be made.
  explicit FolderLock(const std::filesystem::path& folder);

 private:
  Descriptor folder_, file_;
};

}  // namespace schede
