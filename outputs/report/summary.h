#pragma once

#include <iosfwd>

#include "outputs/survey/collection.h"

namespace schede {

/// What a run came to, for a person at a terminal: returns, gaps by severity, the most frequent gaps, uncovered areas.
void write_summary(std::ostream& out, const Survey& survey, Language language);

}  // namespace schede
