#pragma once

#include <vector>

#include "extractors/answers/value_reading.h"

namespace schede {

/// Does what a condition requires hold?
enum class Asked {
  yes,
  no,
  unknown,  ///< an answer that it looks at is missing or in doubt
};

/// All values of a form, asked for whether a condition holds for one of them: in rows, a member of the same row comes first.
[[nodiscard]] Asked asked_for(const ValueReading& reading, const std::vector<const ValueReading*>& values);

}  // namespace schede
