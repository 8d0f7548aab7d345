#pragma once

#include <string>
#include <vector>

namespace schede {

/// A file of an archive.
struct ZipMember {
  std::string name, content;
  bool stored = false;  ///< not deflated, as ODF wants its first
};

/// An archive of these, in their order; the same members give the same bytes.
[[nodiscard]] std::string zip_of(const std::vector<ZipMember>& members);

}  // namespace schede
