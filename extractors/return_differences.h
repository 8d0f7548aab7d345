#pragma once

#include <vector>

#include "extractors/drafting/returns_seen.h"
#include "extractors/extract.h"

namespace schede {

/// What a return that was read has, and its form has not: texts in place of printed ones that were not found, words where an option was
/// to be chosen, rows that the respondent began.
[[nodiscard]] std::vector<Seen> differences_in(const Reading& reading);

}  // namespace schede
