#pragma once

#include <cstddef>

namespace schede {

/// What --fail-on and --fail-on-any look at.
struct Findings {
  std::size_t rejected = 0;  ///< documents
  std::size_t gaps = 0;      ///< as gaps.csv lists them
};

}  // namespace schede
