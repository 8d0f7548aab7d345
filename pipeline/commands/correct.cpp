#include <filesystem>
#include <memory>
#include <string>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/output_folder.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct CorrectArguments {
  std::filesystem::path out, file;
  std::string source, field, value, by, why, waive;
  bool has_value = false;
};

Failure misused(const char* it, const char* en) { return {ExitCode::usage, {it, en}}; }

GivenCorrection given_in_words(const CorrectArguments& arguments) {
  if (arguments.source.empty() || arguments.field.empty())
    throw misused("indicare --from FILE, oppure SCHEDA CAMPO VALORE", "name --from FILE, or SOURCE FIELD VALUE");
  if (arguments.waive.empty() && !arguments.has_value)
    throw misused("manca VALORE (\"\" per lasciare vuoto il campo) o --waive CODICE",
                  "VALUE (\"\" to leave the field empty) or --waive CODE is missing");
  if (!arguments.waive.empty() && arguments.has_value) throw misused("VALORE o --waive, non tutti e due", "VALUE or --waive, not both");
  if (arguments.by.empty() || arguments.why.empty())
    throw misused("servono --by NOME e --why TESTO", "--by NAME and --why TEXT are needed");
  GivenCorrection given;
  given.correction.source = arguments.source;
  given.correction.field = arguments.field;
  given.correction.value = arguments.value;
  given.correction.by = arguments.by;
  given.correction.why = arguments.why;
  given.correction.waive = arguments.waive;
  return given;
}

std::vector<GivenCorrection> given(const CorrectArguments& arguments) {
  if (arguments.file.empty()) return {given_in_words(arguments)};
  if (!arguments.source.empty()) throw misused("--from o SCHEDA CAMPO VALORE, non tutti e due", "--from or SOURCE FIELD VALUE, not both");
  return read_corrections(arguments.file, arguments.by, arguments.why);
}

ExitCode correct(const CorrectArguments& arguments, const Settings& settings) {
  const auto lines = given(arguments);
  const LoadedForms loaded(settings);
  Ledger ledger(existing_ledger(arguments.out));
  check_forms(loaded.forms, arguments.out, ledger);
  CorrectionDesk desk(ledger, loaded.forms, settings.language);
  const auto taken = desk.take(lines, arguments.file.empty() ? std::string() : visible(arguments.file.native(), LineEnds::shown));
  const bool it = settings.language == Language::it;
  if (!settings.quiet)
    write_out((it ? "Correzioni prese: " : "Corrections taken: ") + std::to_string(taken.added) +
              (it ? "; già in vigore: " : "; in force already: ") + std::to_string(taken.known) + '\n');
  Messages messages(settings.language);
  write_outputs_anew(ledger, arguments.out, loaded.forms, messages);
  return ExitCode::done;
}

}  // namespace

Command declare_correct(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<CorrectArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual source{"la scheda: il suo documento (source) o il suo record_id", "the return: its document (source) or its record_id"};
  const Bilingual field{"il percorso del campo, come contact.phone; - per la scheda intera; status, review",
                        "the path of the field, such as contact.phone; - for the whole return; status, review"};
  const Bilingual value{"il valore; \"\" per nessuno; lo stesso che è stato letto lo conferma",
                        "the value; \"\" for none; the same that was read confirms it"};
  const Bilingual from{"le correzioni di un .csv, o del foglio Correzioni di un .xlsx: tutte o nessuna",
                       "the corrections of a .csv, or of the sheet Correzioni of an .xlsx: all or none"};
  const Bilingual by{"chi corregge", "who corrects"}, why{"perché", "why"};
  const Bilingual waive{"lascia com'è la lacuna con questo codice", "lives with the gap of this code"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("source", arguments->source, source.in(language))->option_text("SOURCE");
  parser.add_option("field", arguments->field, field.in(language))->option_text("FIELD");
  auto* said = parser.add_option("value", arguments->value, value.in(language))->option_text("VALUE");
  parser.add_option("--from", arguments->file, from.in(language))->configurable(false)->option_text("FILE");
  parser.add_option("--by", arguments->by, by.in(language))->configurable(false)->option_text("NAME");
  parser.add_option("--why", arguments->why, why.in(language))->configurable(false)->option_text("TEXT");
  parser.add_option("--waive", arguments->waive, waive.in(language))->configurable(false)->option_text("CODE");
  return [arguments, said](const Settings& settings) {
    arguments->has_value = said->count() > 0;
    return correct(*arguments, settings);
  };
}

}  // namespace schede
