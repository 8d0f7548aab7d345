#include <memory>
#include <string>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/status_of.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct Arguments {
  std::string out, file;
  bool json = false;
};

template <class Status>
void print(const Status& status, const Arguments& arguments, const Settings& settings) {
  write_out(arguments.json ? as_json(status) : as_text(status, settings.language));
}

ExitCode show(const Arguments& arguments, const Settings& settings) {
  Ledger ledger(existing_ledger(arguments.out));
  if (arguments.file.empty()) {
    print(overview(ledger), arguments, settings);
    return ExitCode::done;
  }
  const auto status = status_of(ledger, arguments.file);
  if (status.fates.empty() && status.pending.empty()) {
    const auto name = visible(arguments.file, LineEnds::shown);
    throw Failure(ExitCode::no_input, {name + ": mai visto", name + ": never seen"});
  }
  print(status, arguments, settings);
  return ExitCode::done;
}

}  // namespace

Command declare_status(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<Arguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual file{"un documento: il suo nome, o il percorso sotto la cartella d'arrivo",
                       "a document: its name, or its path below the drop folder"};
  const Bilingual json{"come JSON", "as JSON"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("file", arguments->file, file.in(language))->option_text("FILE");
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
