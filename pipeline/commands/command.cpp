#include "pipeline/commands/command.h"

#include <sched.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include "extractors/form/embedded.h"
#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "pipeline/commands/definition_file.h"
#include "pipeline/workers/limit_option.h"
#include "pipeline/workers/sandbox.h"

namespace schede {
namespace {

unsigned cores() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(CPU_COUNT(&set));
}

bool finds(FailOn wanted, const Findings& findings) {
  switch (wanted) {
    case FailOn::nothing: return false;
    case FailOn::rejected: return findings.rejected > 0;
    case FailOn::gaps: return findings.gaps > 0;
  }
  return false;
}

LoadedForm load_definition(const std::string& name) {
  const std::string definition = read_definition_file(name);
  return {form_in(name, definition), sha256(definition)};
}

/// A file is itself; of a folder its *.xml, by name.
std::vector<std::string> definitions_in(const std::string& name) {
  std::error_code error;
  if (!std::filesystem::is_directory(name, error)) return {name};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(name, error))
    if (entry.path().extension() == ".xml") files.push_back(entry.path().string());
  if (files.empty()) {
    const auto folder = visible(name, LineEnds::shown);
    throw Failure(ExitCode::no_input, {folder + ": nessuna definizione (*.xml)", folder + ": no definition (*.xml)"});
  }
  std::ranges::sort(files);
  return files;
}

Failure given_twice(const Form& form) {
  const std::string which = form.id + " (" + form.version + ")";
  return {ExitCode::bad_definition, {"la scheda " + which + " è definita due volte", "the form " + which + " is defined twice"}};
}

std::vector<LoadedForm> load_forms(const Settings& settings) {
  if (settings.form_files.empty()) return {{default_form(), sha256(embedded::default_form)}};
  std::vector<LoadedForm> loaded;
  for (const std::string& name : settings.form_files)
    for (const std::string& file : definitions_in(name)) {
      LoadedForm next = load_definition(file);
      const auto same = [&](const LoadedForm& other) { return other.form.id == next.form.id && other.form.version == next.form.version; };
      if (std::ranges::any_of(loaded, same)) throw given_twice(next.form);
      loaded.push_back(std::move(next));
    }
  return loaded;
}

std::vector<Form> forms_of(std::vector<LoadedForm> loaded) {
  std::vector<Form> forms;
  for (LoadedForm& each : loaded) forms.push_back(std::move(each.form));
  return forms;
}

/// In whichever order they are given.
std::string digest_of(const std::vector<LoadedForm>& loaded) {
  std::set<std::string> digests;
  for (const LoadedForm& each : loaded) digests.insert(each.digest);
  return std::accumulate(digests.begin(), digests.end(), std::string());
}

}  // namespace

Limits Settings::limits() const { return limits_of(limit_options); }

std::optional<Converter> Settings::installed_converter() const {
  return converter == "none" ? std::nullopt : schede::installed_converter(converter);
}

PoolLimits Settings::pool(std::vector<std::filesystem::path> readable) const {
  const auto document = limits();
  return {jobs ? jobs : cores(), std::chrono::seconds(document.seconds), {document.memory_bytes, std::move(readable)}, [this] {
            return installed_converter();
          }};
}

LoadedForms::LoadedForms(const Settings& settings) : LoadedForms(load_forms(settings)) {}

LoadedForms::LoadedForms(std::vector<LoadedForm> loaded) : digest(digest_of(loaded)), forms(forms_of(std::move(loaded))) {}

LoadedForm load_form(const Settings& settings) {
  auto loaded = load_forms(settings);
  if (loaded.size() == 1) return std::move(loaded.front());
  throw Failure(ExitCode::usage, {"questo comando legge una sola definizione: indicarne una con --form",
                                  "this command takes one definition only: name one by --form"});
}

void check_confinement(const Settings& settings, Messages& messages) {
  const auto known = known_confinement();
  if (known.is_whole()) return;
  const auto lack = words_of_lack(known);
  if (settings.confine == Confine::required)
    throw Failure(ExitCode::io, {lack.it + " (--confine required)", lack.en + " (--confine required)"});
  if (!settings.quiet) messages.tell({.name = "unconfined", .words = lack});
}

void add_csv_option(CLI::App& parser, Dialect& dialect, Language language) {
  static const std::map<std::string, Dialect> names{
      {"standard", Dialect::standard}, {"excel-it", Dialect::excel_it}, {"exact", Dialect::exact}};
  const Bilingual help{"come scrivere i CSV: standard, excel-it (si apre con un doppio clic) o exact (ogni valore com'è)",
                       "how CSV files are written: standard, excel-it (opens by a double click) or exact (every value as it is)"};
  parser.add_option("--csv", dialect, help.in(language))
      ->transform(CLI::CheckedTransformer(names))
      ->default_str("standard")
      ->option_text("standard|excel-it|exact");
}

void add_outputs_option(CLI::App& parser, OutputSet& outputs, Language language) {
  static const std::map<std::string, OutputSet> names{{"all", OutputSet::all}, {"tables", OutputSet::tables}};
  const Bilingual help{"che cosa scrivere: tutto, o solo le tabelle (CSV e JSON), senza cartella di lavoro e pagine",
                       "what to write: all, or the tables alone (CSV and JSON), without workbook and pages"};
  parser.add_option("--outputs", outputs, help.in(language))
      ->transform(CLI::CheckedTransformer(names))
      ->default_str("all")
      ->option_text("all|tables");
}

void add_dry_run_option(CLI::App& parser, bool& dry_run, Language language) {
  const Bilingual help{"dice soltanto che cosa farebbe: non scrive nulla", "only says what it would do: nothing is written"};
  parser.add_flag("--dry-run", dry_run, help.in(language))->configurable(false);
}

ExitCode verdict(const Settings& settings, const Findings& taken_in, const Findings& all) {
  const bool failed = finds(settings.fail_on, taken_in) || finds(settings.fail_on_any, all);
  return failed ? ExitCode::fail_on : ExitCode::done;
}

}  // namespace schede
