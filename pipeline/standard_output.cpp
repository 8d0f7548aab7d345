#include "pipeline/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "pipeline/failure.h"
#include "pipeline/files.h"

namespace schede {

void write_out(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  const auto why = std::generic_category().message(errno);
  throw Failure(ExitCode::no_output, {"non riesco a scrivere i risultati: " + why, "cannot write the results: " + why});
}

}  // namespace schede
