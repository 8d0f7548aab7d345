#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/status_of.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct StatusArguments {
  std::string first, second, out;
  bool json = false;
};

/// Which folder, and which document there; empty for all of them.
struct Question {
  std::filesystem::path out;
  std::string document;
};

/// Where --out, or the configuration, tells the folder, a single word that is none is a document.
Question question(const StatusArguments& arguments) {
  const auto& [first, second, out, json] = arguments;
  std::error_code error;
  if (first.empty()) return {out, {}};
  if (out.empty() || !second.empty() || std::filesystem::is_directory(first, error)) return {first, second};
  return {out, first};
}

template <class Status>
void print(const Status& status, const StatusArguments& arguments, const Settings& settings) {
  write_out(arguments.json ? as_json(status) : as_text(status, settings.language));
}

ExitCode show(const StatusArguments& arguments, const Settings& settings) {
  const auto [out, document] = question(arguments);
  if (out.empty())
    throw Failure(ExitCode::usage, {"manca OUT_DIR, la cartella del registro", "OUT_DIR, the folder of the register, is required"});
  Ledger ledger(existing_ledger(out), Access::read);
  if (document.empty()) {
    print(overview(ledger), arguments, settings);
    return ExitCode::done;
  }
  const auto status = status_of(ledger, document);
  if (status.fates.empty() && status.pending.empty()) {
    const auto name = visible(document, LineEnds::shown);
    throw Failure(ExitCode::no_input, {name + ": mai visto", name + ": never seen"});
  }
  print(status, arguments, settings);
  return ExitCode::done;
}

}  // namespace

Command declare_status(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<StatusArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual file{
      "un documento: una parte del nome o del percorso, il suo ente, o il record_id; da solo, se la configurazione indica out",
      "a document: a part of its name or path, its body, or its record_id; by itself where the configuration names out"};
  const Bilingual json{"come JSON", "as JSON"};
  parser.add_option("out", arguments->first, out.in(language))->option_text("OUT_DIR");
  parser.add_option("file", arguments->second, file.in(language))->option_text("FILE");
  parser.add_option("--out", arguments->out, out.in(language))->option_text("OUT_DIR");
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
