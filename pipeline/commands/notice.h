#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "pipeline/host/failure.h"
#include "pipeline/host/messages.h"

namespace schede {

/// --notify: a shell command for runs that need a person.
void add_notify_option(CLI::App& parser, std::string& command, Language language);

/// Runs that command (none where it is empty) for a run of the subcommand `run`. It gets on standard input the troubles of this round,
/// then `failure`, a line each, and in its environment SCHEDE_RUN and SCHEDE_EXIT, the exit code; after a minute it is ended. Where it
/// fails that is said.
void notify(const std::string& command, const std::string& run, ExitCode code, Messages& messages, const std::string& failure = {});

/// Does what a subcommand does, and notifies when that gives another code than `done` or throws Failure, which is thrown on.
ExitCode with_notice(const std::string& command, const std::string& run, Messages& messages, const std::function<ExitCode()>& work);

}  // namespace schede
