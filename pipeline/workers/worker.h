#pragma once

#include <functional>

#include "pipeline/workers/job.h"

namespace schede {

/// A worker: answers the requests that arrive on one descriptor on another, in order, until no more can come (see protocol.h).
/// False when reading or writing failed, with errno set.
[[nodiscard]] bool serve(int in, int out, const std::function<FileAnswer(const Request&)>& process);

}  // namespace schede
