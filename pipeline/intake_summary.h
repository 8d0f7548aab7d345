#pragma once

#include <string>

#include "pipeline/ingest.h"

namespace schede {

/// What a run came to, some lines for a person.
[[nodiscard]] std::string intake_summary(const IngestResult& result, Language language);

}  // namespace schede
