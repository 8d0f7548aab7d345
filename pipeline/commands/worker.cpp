#include <unistd.h>

#include <cerrno>

#include "pipeline/commands/command.h"
#include "pipeline/host/files.h"
#include "pipeline/workers/worker.h"

namespace schede {

Command declare_worker(CLI::App&, Language) {
  return [](const Settings& settings) {
    const LoadedForms loaded(settings);
    const Reader reader{loaded.forms, settings.language, settings.limits()};
    const auto answer = [&](const Request& request) { return process({link_target(request.path), request.name}, reader); };
    if (serve(STDIN_FILENO, STDOUT_FILENO, answer)) return ExitCode::done;
    throw Failure(ExitCode::io, trouble({"il dialogo con chi comanda si è interrotto", "the talk with the caller broke off"}, {}, errno));
  };
}

}  // namespace schede
