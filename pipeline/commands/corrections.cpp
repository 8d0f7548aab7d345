#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "outputs/tables/corrections.h"
#include "pipeline/commands/command.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/output_folder.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct CorrectionsArguments {
  std::filesystem::path out;
  std::string by, why;
  std::int64_t undo = 0;
  bool json = false;
};

std::string as_text(const Correction& line) {
  const auto said = [](const std::string& text) { return text.empty() ? std::string("–") : visible(text, LineEnds::shown); };
  const auto what = line.waive.empty() ? said(line.read) + " → " + said(line.value) : line.waive;
  return std::to_string(line.number) + "  " + visible(line.source, LineEnds::shown) + "  " + line.field + ": " + what + "\n    " +
         visible(line.by, LineEnds::shown) + ", " + line.at + ": " + visible(line.why, LineEnds::shown) + '\n';
}

std::string as_json(const std::vector<Correction>& lines) {
  std::string text = "{\"corrections\":[";
  for (const Correction& line : lines) {
    text += (&line == &lines.front() ? "\n{" : ",\n{") + std::string("\"number\":") + std::to_string(line.number);
    const auto cells = correction_cells(line);
    for (std::size_t i = 0; i < cells.size(); ++i) text += ',' + json_string(correction_columns()[i]) + ':' + json_string_or_null(cells[i]);
    text += '}';
  }
  return text + "]}\n";
}

void undo(const CorrectionsArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  Ledger ledger(existing_ledger(arguments.out));
  check_forms(loaded.forms, arguments.out, ledger);
  if (!ledger.undo_correction(arguments.undo, {arguments.by, rfc3339(now()), arguments.why})) {
    const auto number = std::to_string(arguments.undo);
    throw Failure(ExitCode::no_input,
                  {"la correzione " + number + " non c'è o non è in vigore", "correction " + number + " is not there or not in force"});
  }
  Messages messages(settings.language);
  write_outputs_anew(ledger, arguments.out, loaded.forms, messages);
}

ExitCode show(const CorrectionsArguments& arguments, const Settings& settings) {
  if (arguments.undo != 0) {
    undo(arguments, settings);
    return ExitCode::done;
  }
  Ledger ledger(existing_ledger(arguments.out), Access::read);
  const auto lines = ledger.corrections();
  if (arguments.json) {
    write_out(as_json(lines));
    return ExitCode::done;
  }
  std::string text;
  for (const Correction& line : lines) text += as_text(line);
  write_out(text);
  return ExitCode::done;
}

}  // namespace

Command declare_corrections(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<CorrectionsArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"}, json{"come JSON", "as JSON"};
  const Bilingual undo{"toglie dal vigore la correzione con questo numero; resta scritto che c'era",
                       "takes the correction of this number out of force; that it was there stays on record"};
  const Bilingual by{"chi la toglie", "who takes it back"}, why{"perché", "why"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  parser.add_option("--undo", arguments->undo, undo.in(language))->configurable(false)->option_text("N");
  parser.add_option("--by", arguments->by, by.in(language))->configurable(false)->option_text("NAME");
  parser.add_option("--why", arguments->why, why.in(language))->configurable(false)->option_text("TEXT");
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
