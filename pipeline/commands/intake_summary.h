#pragma once

#include "pipeline/commands/command.h"
#include "pipeline/ingest/ingest.h"

namespace schede {

/// Says what a run came to, unless only what needs a person is to be said, and gives the exit code for it.
[[nodiscard]] ExitCode conclude(const IngestResult& result, const Settings& settings);

}  // namespace schede
