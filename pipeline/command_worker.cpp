#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "pipeline/command.h"
#include "pipeline/worker.h"

namespace schede {

Command declare_worker(CLI::App&, Language) {
  return [](const Settings& settings) {
    const auto loaded = load_form(settings);
    const Reader reader{loaded.form, settings.language};
    if (serve(STDIN_FILENO, STDOUT_FILENO, [&](const Request& request) { return process(request, reader); })) return ExitCode::done;
    const auto why = std::generic_category().message(errno);
    throw Failure(ExitCode::io, {"il dialogo con chi comanda si è interrotto: " + why, "the talk with the caller broke off: " + why});
  };
}

}  // namespace schede
