#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "outputs/survey/roster.h"
#include "pipeline/host/messages.h"

namespace schede {

struct LoadedRoster {
  Roster roster;
  std::string digest;  ///< tells one roster from another
  std::string name;    ///< of the file, for messages
};

/// --roster.
void add_roster_option(CLI::App& parser, std::filesystem::path& file, Language language);

/// The roster in a file; none for an empty path. Throws Failure: no_input, or bad_definition with every issue by line.
[[nodiscard]] std::optional<LoadedRoster> load_roster(const std::filesystem::path& file);

/// What is odd in it but does not make it unusable, a line each.
void say_warnings(const LoadedRoster& loaded, Messages& messages);

}  // namespace schede
