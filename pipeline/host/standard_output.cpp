#include "pipeline/host/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {

void write_out(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  throw Failure(ExitCode::no_output, trouble({"non riesco a scrivere i risultati", "cannot write the results"}, {}, errno));
}

}  // namespace schede
