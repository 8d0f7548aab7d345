#pragma once

#include <string_view>
#include <vector>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// An HTML page as a browser shows it, as far as its text goes: paragraphs, lists and tables, without looks.
[[nodiscard]] Result<std::vector<Block>> read_html(std::string_view page, const Limits& limits);

}  // namespace schede
