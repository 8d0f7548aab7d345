#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/intake_arguments.h"
#include "pipeline/ingest/ingest.h"

namespace schede {

/// What each register came to, for a person; under its form's title where there are several.
void write_summaries(std::ostream& out, const std::vector<FormSurvey>& surveys, Language language);

/// The exit code for what a run came to.
[[nodiscard]] ExitCode code_of(const IngestResult& result, const Settings& settings);

/// What `ingest` and `rebuild` differ in.
struct IntakeRun {
  const char* name;  ///< of the subcommand
  std::function<IngestResult(const IngestOptions&, Messages&)> run;
  std::function<std::string(const IngestOptions&)> preview;  ///< for --dry-run
};

/// One run, or what it would do, with what is said of it; the exit code for it.
[[nodiscard]] ExitCode run_intake(const IntakeRun& intake, const IntakeArguments& arguments, const Settings& settings);

}  // namespace schede
