#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

/// One target (the macro SCHEDE_FUZZ_TARGET) as libFuzzer wants it. A Broken that nobody catches is a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  schede::fuzz::SCHEDE_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
