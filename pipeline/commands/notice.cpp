#include "pipeline/commands/notice.h"

#include <cstdio>
#include <cstdlib>

namespace schede {
namespace {

/// timeout(1) is of Debian's essential coreutils; the command itself comes through the environment, so that it needs no quoting.
constexpr const char* shell_line = "exec timeout 60 /bin/sh -c \"$SCHEDE_NOTIFY\"";

/// What pclose gives, or -1 with errno.
int run_with_input(const std::string& text) {
  FILE* pipe = ::popen(shell_line, "we");
  if (!pipe) return -1;
  std::fwrite(text.data(), 1, text.size(), pipe);  // a command need not read it
  return ::pclose(pipe);
}

std::string lines(const std::vector<std::string>& troubles, const std::string& failure) {
  std::string text;
  for (const auto& trouble : troubles) text += trouble + '\n';
  return failure.empty() ? text : text + failure + '\n';
}

}  // namespace

void add_notify_option(CLI::App& parser, std::string& command, Language language) {
  const Bilingual help{"un comando di shell per quando un'esecuzione non finisce con 0: riceve sull'ingresso ciò che è stato detto",
                       "a shell command for when a run does not end with 0: gets what was said on standard input"};
  parser.add_option("--notify", command, help.in(language))->option_text("COMMAND");
}

void notify(const std::string& command, const std::string& run, ExitCode code, Messages& messages, const std::string& failure) {
  if (command.empty()) return;
  ::setenv("SCHEDE_NOTIFY", command.c_str(), 1);
  ::setenv("SCHEDE_RUN", run.c_str(), 1);
  ::setenv("SCHEDE_EXIT", std::to_string(static_cast<int>(code)).c_str(), 1);
  if (run_with_input(lines(messages.troubles(), failure)) == 0) return;
  messages.tell({Event::Level::warning, "notify", {"il comando di --notify non è riuscito", "the command of --notify failed"}});
}

ExitCode with_notice(const std::string& command, const std::string& run, Messages& messages, const std::function<ExitCode()>& work) {
  try {
    const auto code = work();
    if (code != ExitCode::done) notify(command, run, code, messages);
    return code;
  } catch (const Failure& failure) {
    notify(command, run, failure.code, messages, failure.words.in(messages.language()));
    throw;
  }
}

}  // namespace schede
