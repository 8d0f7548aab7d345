#pragma once

#include <CLI/CLI.hpp>

#include "extractors/form/form.h"

namespace schede {

/// What is wrong with the arguments, in both languages, with what would be right: the values that an option takes, the name that an
/// unknown one comes near to. CLI11 says less, and in English alone.
[[nodiscard]] Bilingual usage_words(const CLI::ParseError& error, const CLI::App& program);

}  // namespace schede
