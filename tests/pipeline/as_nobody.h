#pragma once

#include <sys/fsuid.h>

namespace schede::test {

/// While it lives, files are opened with the rights of a user who owns nothing, also where the tests run as root.
struct AsNobody {
  static constexpr uid_t nobody = 65534;
  const int before = ::setfsuid(nobody);
  AsNobody() = default;
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() { ::setfsuid(static_cast<uid_t>(before)); }
};

}  // namespace schede::test
