#pragma once

#include <string>
#include <string_view>

#include "extractors/record/record.h"

namespace schede {

/// A gap and the return that it is about. The first three members are empty where there is no return (not-returned has an
/// organisation and no record).
struct GapRow {
  std::string record_id, source, organisation;
  Gap gap;
  std::string_view validity = {};  ///< of the return
  std::string asked_at = {};       ///< when a letter asked about it, RFC 3339; empty for not

  [[nodiscard]] std::string_view state() const { return asked_at.empty() ? "open" : "asked"; }
};

}  // namespace schede
