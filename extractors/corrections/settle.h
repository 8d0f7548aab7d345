#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extractors/corrections/correction.h"

namespace schede {

/// What all lines about one field come to.
struct SettledField {
  const Correction* holds = nullptr;     ///< the line that counts; nullptr while two reviewers disagree
  const Correction* disputed = nullptr;  ///< then the two
  const Correction* against = nullptr;
};

/// What all lines about one return come to: of each field, gap and reviewer what was said last.
struct Settled {
  std::map<std::string, SettledField> fields;
  std::vector<const Correction*> waivers;
  std::vector<const Correction*> reviews;
  const Correction* set_aside = nullptr;  ///< nullptr where it counts
};

/// `corrections` in the order in which they were given, and must outlive the result. What was given for the document `record_id` itself
/// comes before what was given for one that it replaced. Where two reviewers who did not see each other's lines gave different values, none
/// counts until one of them, or a third, gives another.
[[nodiscard]] Settled settle(std::span<const Correction* const> corrections, const std::string& record_id);

}  // namespace schede
