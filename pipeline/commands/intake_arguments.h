#pragma once

#include <filesystem>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/ingest/ingest.h"

namespace schede {

/// The arguments that `ingest`, `rebuild` and `watch` share.
struct IntakeArguments {
  std::filesystem::path folder, out, archive, roster;
  std::string notify;    ///< see notice.h
  bool dry_run = false;  ///< nothing is made or written
  Dialect csv = Dialect::standard;
  OutputSet outputs = OutputSet::all;
  double settle = 5;  ///< seconds
  Again again = Again::nothing;
  bool folder_moved = false;
};

void add_intake_arguments(CLI::App& parser, IntakeArguments& arguments, Language language);

/// Makes the output folder where it is missing, but for a dry run. Throws Failure: no_input without a folder to read, usage when both are
/// one, no_output. The forms must outlive the options.
[[nodiscard]] IngestOptions ingest_options(const IntakeArguments& arguments, const Settings& settings, const LoadedForms& loaded);

}  // namespace schede
