#pragma once

#include <vector>

#include "parsers/pdf/flow.h"

namespace schede::pdf {

/// Takes the lines off that stand first or last on pages in the same words, but for numbers: heads and feet of pages.
[[nodiscard]] std::vector<Note> take_repeated(std::vector<Area>& pages);

}  // namespace schede::pdf
