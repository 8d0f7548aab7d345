#pragma once

#include "pipeline/review/station.h"
#include "tests/pipeline/two_returns.h"

namespace schede::test {

/// A register of two returns to be reviewed.
struct Reviewed : TwoReturns {
  explicit Reviewed(OutputSet outputs = OutputSet::all) : TwoReturns(outputs) { (void)ingest(); }

  [[nodiscard]] ReviewOptions by(const std::string& reviewer, Language language = Language::en) const {
    return {options.out, reviewer, false, language, options.pool, {}};
  }
};

}  // namespace schede::test
