#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "extractors/record/gap_writer.h"
#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "outputs/tables/corrections.h"
#include "pipeline/commands/command.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/corrections/suggestions.h"
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
  bool json = false, suggest = false;
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

std::string as_text(const Suggestion& suggestion, const Form& form, Language language) {
  const auto say = [&](const char* it, const char* en) { return std::string(language == Language::it ? it : en); };
  const auto said = [](const std::string& text) { return text.empty() ? std::string("–") : visible(excerpt(text), LineEnds::shown); };
  const auto title = title_of(form, suggestion.field, language);
  std::string text = suggestion.field.empty()
                         ? say("nel vocabolario", "in the vocabulary")
                         : say("dietro l'etichetta di ", "behind the label of ") + suggestion.field + " (" + title + ')';
  text = suggestion.form + ", " + text + ":\n  " + visible(suggestion.line, LineEnds::shown) + '\n';
  for (const auto& change : suggestion.changes)
    text += "    " + visible(change.source, LineEnds::shown) + "  " + change.field + ": " + said(change.before) + " → " +
            said(change.after) + '\n';
  return text;
}

std::string as_json(const std::vector<Suggestion>& all) {
  std::string text = "{\"suggestions\":[";
  for (const Suggestion& each : all) {
    text += (&each == &all.front() ? "\n" : ",\n") + std::string("{\"form\":") + json_string(each.form) +
            ",\"field\":" + json_string_or_null(each.field) + ",\"line\":" + json_string(each.line) +
            ",\"reads\":" + json_value(each.reads) + ",\"changes\":[";
    for (const auto& change : each.changes)
      text += (&change == &each.changes.front() ? "" : ",") + std::string("{\"source\":") + json_string(change.source) +
              ",\"field\":" + json_string(change.field) + ",\"before\":" + json_string_or_null(change.before) +
              ",\"after\":" + json_string_or_null(change.after) + '}';
    text += "]}";
  }
  return text + "]}\n";
}

void suggest(const CorrectionsArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  Ledger ledger(existing_ledger(arguments.out));
  Messages messages(settings.language);
  check_confinement(settings, messages);
  auto options = options_of_last_run(ledger, arguments.out, loaded.forms);
  if (!options) throw Failure(ExitCode::no_input, {"nessuna esecuzione ha scritto questo registro", "no run has written this register"});
  options->pool = settings.pool({options->folder, options->archive});
  options->limits = settings.limits();
  const auto all = suggestions(ledger, loaded.forms, *options, settings.language);
  if (arguments.json) return write_out(as_json(all));
  std::string text;
  for (const Suggestion& each : all) {
    const auto* index = loaded.forms.find(each.form, {});
    text += as_text(each, index ? index->form : loaded.forms.front().form, settings.language);
  }
  const Bilingual none{"Nessuna etichetta e nessun riempitivo avrebbe letto i valori corretti.\n",
                       "No label and no filler would have read the corrected values.\n"};
  write_out(text.empty() ? none.in(settings.language) : text);
}

ExitCode show(const CorrectionsArguments& arguments, const Settings& settings) {
  if (arguments.undo != 0) {
    undo(arguments, settings);
    return ExitCode::done;
  }
  if (arguments.suggest) {
    suggest(arguments, settings);
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
  const Bilingual suggest{
      "etichette e riempitivi che avrebbero letto i valori corretti, come righe per la definizione, con le schede che "
      "cambierebbero; rilegge i documenti",
      "labels and fillers that would have read the corrected values, as lines for the definition, with the returns that "
      "they would change; reads the documents again"};
  const Bilingual by{"chi la toglie", "who takes it back"}, why{"perché", "why"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  parser.add_flag("--suggest", arguments->suggest, suggest.in(language))->configurable(false);
  parser.add_option("--undo", arguments->undo, undo.in(language))->configurable(false)->option_text("N");
  parser.add_option("--by", arguments->by, by.in(language))->configurable(false)->option_text("NAME");
  parser.add_option("--why", arguments->why, why.in(language))->configurable(false)->option_text("TEXT");
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
