#include <csignal>
#include <filesystem>
#include <memory>
#include <string>

#include "extractors/text/clean.h"
#include "pipeline/commands/command.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/review/server.h"

namespace schede {
namespace {

struct ReviewArguments {
  std::filesystem::path out;
  std::string as;
  bool blind = false;
  unsigned idle = 30;  ///< minutes
};

volatile std::sig_atomic_t stopped = 0;
void stop(int) { stopped = 1; }

std::string reviewer(const ReviewArguments& arguments) {
  const char* user = std::getenv("USER");
  const auto name = normalize_line(arguments.as.empty() && user ? user : arguments.as);
  if (!name.empty()) return name;
  throw Failure(ExitCode::usage, {"dire chi revisiona con --as NOME", "say who reviews by --as NAME"});
}

ExitCode review(const ReviewArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  Messages messages(settings.language);
  check_confinement(settings, messages);
  auto pool = settings.pool({});
  pool.workers = 1;
  Station station({arguments.out, reviewer(arguments), arguments.blind, settings.language, pool, settings.limits()}, loaded.forms);
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  const Bilingual open{"Aprire nel browser (vale una volta): ", "Open in the browser (good for once): "};
  serve(
      station, std::chrono::minutes(arguments.idle),
      [&](const std::string& address) { write_out(open.in(settings.language) + address + '\n'); }, [] { return stopped != 0; });
  station.write_outputs(messages);
  return ExitCode::done;
}

}  // namespace

Command declare_review(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ReviewArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual as{"chi revisiona; senza, l'utente del sistema", "who reviews; without it the system's user"};
  const Bilingual blind{"senza vedere le decisioni degli altri; dove due sono diverse non ne vale nessuna finché qualcuno decide",
                        "without sight of others' decisions; where two differ none counts until somebody decides"};
  const Bilingual idle{"minuti senza richieste dopo i quali la stazione si chiude",
                       "minutes without a request after which the station closes"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("--as", arguments->as, as.in(language))->option_text("NAME");
  parser.add_flag("--blind", arguments->blind, blind.in(language))->configurable(false);
  parser.add_option("--idle", arguments->idle, idle.in(language))->check(CLI::Range(1, 1440))->default_str("30")->option_text("MINUTES");
  return [arguments](const Settings& settings) { return review(*arguments, settings); };
}

}  // namespace schede
