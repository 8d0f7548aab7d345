#include <unistd.h>

#include <cerrno>

#include "pipeline/commands/command.h"
#include "pipeline/workers/worker.h"

namespace schede {

Command declare_worker(CLI::App&, Language) {
  return [](const Settings& settings) {
    const auto loaded = load_form(settings);
    const FormIndex index(loaded.form);
    const Reader reader{index, settings.language, settings.limits()};
    if (serve(STDIN_FILENO, STDOUT_FILENO, [&](const Request& request) { return process(request, reader); })) return ExitCode::done;
    throw Failure(ExitCode::io, trouble({"il dialogo con chi comanda si è interrotto", "the talk with the caller broke off"}, {}, errno));
  };
}

}  // namespace schede
