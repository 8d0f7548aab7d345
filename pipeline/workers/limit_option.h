#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "parsers/document/limits.h"

namespace schede {

/// --limit NAME=VALUE[, NAME=VALUE...]: members of Limits; K, M or G behind a number for 1024 and so on.
void add_limit_option(CLI::App& parser, std::vector<std::string>& given, Language language);

/// The limits with what was given in place of the usual. What is no limit is passed over: the option has checked it.
[[nodiscard]] Limits limits_of(const std::vector<std::string>& given);

/// "text_bytes=32M"; the name alone where there is no such limit.
[[nodiscard]] std::string in_words(std::string_view name, const Limits& limits);

/// Those that are not as usual, in words, in the order of Limits: one text for one set of limits.
[[nodiscard]] std::string changed_limits(const Limits& limits);

}  // namespace schede
