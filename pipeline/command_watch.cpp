#include <memory>
#include <string>

#include "pipeline/folder_watch.h"
#include "pipeline/intake_arguments.h"

namespace schede {
namespace {

struct Arguments {
  IntakeArguments intake;
  double interval = 10;  ///< seconds
};

Words report(const IngestResult& result) {
  const auto added = std::to_string(result.added), changed = std::to_string(result.changed);
  return {"nuovi " + added + ", cambiati " + changed + "; nel registro: respinti " + std::to_string(result.rejected) + ", lacune " +
              std::to_string(result.gaps),
          "new " + added + ", changed " + changed + "; in the register: rejected " + std::to_string(result.rejected) + ", gaps " +
              std::to_string(result.gaps)};
}

void look(const IngestOptions& options, Messages& messages, const FolderWatch& watch) {
  const auto result = ingest(options, messages, [&] { return watch.is_stopped(); });
  if (result.survey) messages.say(report(result));
}

ExitCode run_until_stopped(const Arguments& arguments, const Settings& settings) {
  const auto loaded = load_form(settings);
  const auto options = ingest_options(arguments.intake, settings, loaded);
  Messages messages(settings.language, Messages::Stamps::time);
  FolderWatch watch(options.folder);
  const auto interval = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(arguments.interval));
  look(options, messages, watch);
  while (watch.wait(interval)) {
    try {
      look(options, messages, watch);
    } catch (const Failure& failure) {
      if (failure.code != ExitCode::busy) throw;  // somebody's own ingest: it takes in what is new just as well
      messages.say(failure.words);
    }
  }
  messages.say({"fermato", "stopped"});
  return ExitCode::done;
}

}  // namespace

Command declare_watch(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<Arguments>();
  add_intake_arguments(parser, arguments->intake, language);
  const Words interval{"ogni quanti secondi guardare comunque (10)", "look at least every so many seconds (10)"};
  parser.add_option("--interval", arguments->interval, interval.in(language))->check(CLI::Range(0.1, 86400.0))->option_text("SECONDS");
  return [arguments](const Settings& settings) { return run_until_stopped(*arguments, settings); };
}

}  // namespace schede
