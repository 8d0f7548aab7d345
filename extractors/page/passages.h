#pragma once

#include <vector>

#include "extractors/page/span.h"
#include "extractors/record/record.h"

namespace schede {

/// Where spans stand in the document, one passage for each.
[[nodiscard]] std::vector<Passage> passages_of(const Page& page, const std::vector<Span>& spans);

}  // namespace schede
