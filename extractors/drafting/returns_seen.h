#pragma once

#include <string>
#include <vector>

#include "extractors/drafting/draft_form.h"

namespace schede {

enum class SeenKind { variant, option, row };

/// Something that a return has and its blank form has not.
struct Seen {
  SeenKind kind = SeenKind::variant;
  std::string place;  ///< of a variant the printed text that is not there, else the path
  std::string text;   ///< what stands there
  bool operator==(const Seen&) const = default;
};

/// Adds to a draft what at least two returns have: other wordings of what is printed, answers and rows that were added. `returns`: what was
/// seen in each.
void add_seen(Draft& draft, const std::vector<std::vector<Seen>>& returns);

}  // namespace schede
