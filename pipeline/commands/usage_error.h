#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// What is wrong with the arguments, in both languages; CLI11 says it in English alone. `unknown` are the arguments that no option or
/// command took.
[[nodiscard]] Bilingual usage_words(const CLI::ParseError& error, const std::vector<std::string>& unknown);

}  // namespace schede
