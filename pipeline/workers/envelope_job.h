#pragma once

#include <string_view>

#include "pipeline/workers/document_reader.h"
#include "pipeline/workers/job.h"

namespace schede {

/// Which of the files in an envelope are returns, and what `show` makes of them. The rest are annexes of each; one that should perhaps be a
/// return and could not be read says so by itself. Where none is a return there is one outcome, for the envelope: the reason of its only
/// document, or that there is none. Receipts of certified mail have no outcome. `file`: facts about the envelope. What the reader wants
/// converted counts as unsupported.
[[nodiscard]] FileAnswer answer_of_envelope(std::string_view bytes, const Source& file, DocumentReader& reader, const Show& show);

}  // namespace schede
