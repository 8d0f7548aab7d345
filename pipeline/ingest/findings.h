#pragma once

#include <cstddef>

#include "pipeline/workers/job.h"

namespace schede {

/// What --fail-on and --fail-on-any look at.
struct Findings {
  std::size_t rejected = 0;  ///< documents
  std::size_t gaps = 0;      ///< as gaps.csv lists them

  void add(const Outcome& outcome) {
    rejected += outcome.status == Status::rejected;
    gaps += outcome.gaps.total();
  }
};

}  // namespace schede
