#pragma once

#include "parsers/pdf/flow.h"

namespace schede::pdf {

/// Lays out what is drawn on a page, which has that number: lines and tables in reading order. A page of thousands of
/// rules has no tables, and nothing on it is sure.
[[nodiscard]] Area area_of(const Sheet& sheet, std::size_t number);

}  // namespace schede::pdf
