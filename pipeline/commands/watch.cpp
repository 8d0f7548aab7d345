#include <algorithm>
#include <memory>
#include <string>

#include "pipeline/commands/backoff.h"
#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/commands/notice.h"
#include "pipeline/host/folder_watch.h"
#include "pipeline/host/reexec.h"
#include "pipeline/host/service.h"
#include "pipeline/ingest/roster_file.h"

namespace schede {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest_pause = std::chrono::minutes(5);

struct WatchArguments {
  IntakeArguments intake;
  double interval = 10;  ///< seconds
  bool check = false;
};

/// Every wait ends in time for the watchdog.
Patience patience_of(const WatchArguments& arguments) {
  const auto interval = std::chrono::duration_cast<milliseconds>(std::chrono::duration<double>(arguments.interval));
  return {interval, std::min(service::watchdog().value_or(milliseconds::max()), std::max(interval, longest_pause))};
}

Bilingual report(const IngestResult& result) {
  const auto added = std::to_string(result.added), changed = std::to_string(result.changed);
  return {"nuovi " + added + ", cambiati " + changed + "; nel registro: respinti " + std::to_string(result.all.rejected) + ", lacune " +
              std::to_string(result.all.gaps),
          "new " + added + ", changed " + changed + "; in the register: rejected " + std::to_string(result.all.rejected) + ", gaps " +
              std::to_string(result.all.gaps)};
}

class Watcher {
 public:
  Watcher(const WatchArguments& arguments, const Settings& settings, Messages& messages)
      : loaded_(settings),
        options_(ingest_options(arguments.intake, settings, loaded_)),
        notify_(arguments.intake.notify),
        settings_(settings),
        patience_(patience_of(arguments)),
        messages_(messages),
        watch_(options_.folder) {
    options_.names_accepted = true;
  }

  ExitCode run() {
    check_confinement(settings_, messages_);
    service::tell_ready();
    notify_of_news(look());
    auto pause = patience_.after_success();
    for (;;) {
      switch (patience_.is_strained() ? watch_.rest(pause) : watch_.wait(pause)) {
        case Wake::stop: return stop();
        case Wake::reload: renew(); break;
        case Wake::look: break;
      }
      pause = look_patiently();
    }
  }

 private:
  ExitCode look() {
    service::tell_alive();
    const auto result = ingest(options_, messages_, [&] {
      service::tell_alive();
      return watch_.is_stopped();
    });
    if (!result.surveys.empty()) {
      const auto words = report(result);
      messages_.tell({Event::Level::info, "taken-in", words});
      service::tell_status(words.in(settings_.language));
    }
    return code_of(result, settings_);
  }

  /// Of a trouble that lasts only once, as it is said.
  void notify_of_news(ExitCode code) {
    if (code != ExitCode::done && !messages_.troubles().empty()) notify(notify_, "watch", code, messages_);
  }

  milliseconds look_patiently() {
    messages_.next_round();
    try {
      notify_of_news(look());
      if (patience_.is_strained()) messages_.tell({Event::Level::info, "recovered", {"il problema è passato", "the trouble is over"}});
      return patience_.after_success();
    } catch (const Failure& failure) {
      messages_.say_failure(failure);
      notify_of_news(failure.code);
      service::tell_status(failure.words.in(settings_.language));
      return patience_.after_failure();
    }
  }

  /// Comes back where the new configuration or form definition is broken: then the old one stays in force.
  void renew() {
    service::tell_reloading();
    if (is_sound(settings_.command_line)) start_anew(settings_.command_line);
    service::tell_ready();
    messages_.tell({Event::Level::error,
                    "reload-refused",
                    {"configurazione e scheda restano quelle di prima", "configuration and form stay as they were"}});
  }

  ExitCode stop() {
    service::tell_stopping();
    messages_.tell({Event::Level::info, "stopped", {"fermato", "stopped"}});
    return ExitCode::done;
  }

  LoadedForms loaded_;
  IngestOptions options_;
  std::string notify_;
  const Settings& settings_;
  Patience patience_;
  Messages& messages_;
  FolderWatch watch_;
};

ExitCode check(const WatchArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  (void)ingest_options(arguments.intake, settings, loaded);
  (void)load_roster(arguments.intake.roster);
  return ExitCode::done;
}

ExitCode watch(const WatchArguments& arguments, const Settings& settings) {
  Messages messages(settings.language, Messages::Stamps::time);
  return with_notice(arguments.intake.notify, "watch", messages, [&] { return Watcher(arguments, settings, messages).run(); });
}

}  // namespace

Command declare_watch(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<WatchArguments>();
  add_intake_arguments(parser, arguments->intake, language);
  const Bilingual interval{"ogni quanti secondi guardare comunque (10)", "look at least every so many seconds (10)"};
  const Bilingual check_only{"controlla argomenti, configurazione, scheda ed elenco degli invitati, ed esce",
                             "check arguments, configuration, form and roster, and end"};
  parser.add_option("--interval", arguments->interval, interval.in(language))->check(CLI::Range(0.1, 86400.0))->option_text("SECONDS");
  parser.add_flag("--check", arguments->check, check_only.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return arguments->check ? check(*arguments, settings) : watch(*arguments, settings); };
}

}  // namespace schede
