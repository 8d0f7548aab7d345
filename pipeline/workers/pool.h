#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "parsers/document/error.h"
#include "pipeline/workers/child.h"
#include "pipeline/workers/converter.h"
#include "pipeline/workers/job.h"

namespace schede {

/// What the workers may use. A document that goes past it costs one rejected record.
struct PoolLimits {
  unsigned workers = 1;
  std::chrono::milliseconds deadline{60'000};  ///< for one document, of the worker's own CPU time
  ChildLimits worker = {};                     ///< where the documents are is readable
  FindConverter converter = {};                ///< of documents that workers cannot read; has the same deadline
};

/// What is done with documents, and where.
struct PoolWork {
  /// In a worker process.
  std::function<FileAnswer(const Request&)> process;
  /// In this process, for a document that broke its worker: limits_exceeded past the deadline, processing_failed after a second crash.
  std::function<FileAnswer(const Request&, const Error&)> refuse;
  /// Asked while nothing happens, so that who waits for the pool can be told that it lives. True: a document whose worker stands still is
  /// not tried again, but left unread (ECANCELED).
  Stop stop = never;
};

/// Reading documents, as process() and refuse() do. The reader must outlive it.
[[nodiscard]] PoolWork work_with(const Reader& reader, const Stop& stop = never);

/// The next request. Nothing: there is none now and, when `may_wait`, there will be none.
using RequestSource = std::function<std::optional<Request>(bool may_wait)>;
using OutcomeSink = std::function<void(const Request&, FileAnswer)>;

/// Has several worker processes answer requests. Answers come in the order of the requests, however many workers there are; how far
/// the workers read ahead is bounded. A worker that crashes is replaced and its document tried once more, alone; one that somebody
/// killed did not fall by its document, which is tried a few times more. One that has computed past the deadline is killed. One that
/// does not get to compute, because it was stopped or what it reads does not come, is replaced and its document tried a few times more,
/// then left unread (ETIMEDOUT). What a worker wants converted is, one document after the other, and the worker asked again. Throws
/// Failure(io) when a worker cannot be started; whatever source and sink throw goes through.
void run_pool(const PoolLimits& limits, const PoolWork& work, const RequestSource& next, const OutcomeSink& deliver);

}  // namespace schede
