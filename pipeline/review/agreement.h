#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/corrections/correction.h"

namespace schede {

/// How far two reviewers say the same of the values that both looked at.
struct Agreement {
  std::string first, second;  ///< who
  std::size_t both = 0;       ///< values that both decided on
  std::size_t same = 0;       ///< and alike
  /// Cohen's kappa, of "as it was read" against "otherwise"; nothing where chance alone explains everything.
  std::optional<double> kappa;
};

/// Of every pair of reviewers with a value in common, by name. The first word of each about a value counts.
[[nodiscard]] std::vector<Agreement> agreements(const std::vector<Correction>& lines);

}  // namespace schede
