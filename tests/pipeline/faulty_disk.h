#pragma once

#include <string>

namespace schede::test {

/// While it lives, one name below any folder has a disk error (EIO): a file when it is looked at, a folder when it is
/// listed. The test program's own readdir and fstatat stand before the C library's.
struct FaultyDisk {
  explicit FaultyDisk(std::string name);
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk();
};

}  // namespace schede::test
