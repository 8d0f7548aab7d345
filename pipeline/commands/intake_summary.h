#pragma once

#include "pipeline/commands/command.h"
#include "pipeline/ingest/ingest.h"

namespace schede {

/// The exit code for what a run came to.
[[nodiscard]] ExitCode code_of(const IngestResult& result, const Settings& settings);

/// Says what a run came to, unless only what needs a person is to be said, and gives the exit code for it.
[[nodiscard]] ExitCode conclude(const IngestResult& result, const Settings& settings);

}  // namespace schede
