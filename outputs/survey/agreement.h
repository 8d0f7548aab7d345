#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/corrections/correction.h"

namespace schede {

/// How far two reviewers who did not see each other's answers say the same of the values that both looked at.
struct Agreement {
  std::string first, second;  ///< who
  std::size_t both = 0;       ///< values that both decided on
  std::size_t same = 0;       ///< and alike
  /// Cohen's kappa, of "as it was read" against "otherwise"; nothing where chance alone explains everything.
  std::optional<double> kappa;
};

/// Of every pair of reviewers with a value in common, by name. The first word of each about a value counts, and the value itself only where
/// the later of the two was given without sight of the other (Correction::blind).
[[nodiscard]] std::vector<Agreement> agreements(const std::vector<Correction>& lines);

}  // namespace schede
