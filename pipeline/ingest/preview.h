#pragma once

#include <string>

#include "pipeline/ingest/ingest.h"

namespace schede {

/// What --dry-run says: what a run would do, by names, sizes and times. Nothing is read of the documents and nothing is written; a
/// ledger is opened to be asked, and one that is missing is none. Throw Failure as the runs do.

[[nodiscard]] std::string preview_of_ingest(const IngestOptions& options);

/// Names the returns, too, whose documents are gone: the ledger that is made anew would not have them.
[[nodiscard]] std::string preview_of_rebuild(const IngestOptions& options);

}  // namespace schede
