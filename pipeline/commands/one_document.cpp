#include "pipeline/commands/one_document.h"

#include <cerrno>
#include <optional>
#include <utility>

#include "pipeline/host/files.h"
#include "pipeline/ingest/inputs.h"

namespace schede {

Outcome show_document(const std::string& file, const Settings& settings, const Show& show) {
  Messages messages(settings.language);
  check_confinement(settings, messages);
  const auto limits = settings.limits();
  const PoolWork work{[&](const Request& request) { return process(request, limits, show); },
                      [&](const Request& request, const Error& error) { return refuse(request, error, limits, show); }};
  auto pool = settings.pool({file});
  pool.workers = 1;
  std::optional<Request> asked{{link_target(file), name_in_record(file)}};
  Outcome result;
  run_pool(
      pool, work, [&](bool) { return std::exchange(asked, {}); }, [&](const Request&, Outcome outcome) { result = std::move(outcome); });
  if (!result.read_error) return result;
  throw Failure(result.read_error == ENOENT ? ExitCode::no_input : ExitCode::io,
                trouble({"non riesco a leggere", "cannot read"}, file, result.read_error));
}

}  // namespace schede
