#include <algorithm>
#include <memory>
#include <sstream>
#include <vector>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/files.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/publish.h"
#include "pipeline/ingest/record_spool.h"
#include "pipeline/ingest/roster_file.h"
#include "pipeline/ledger/files.h"
#include "pipeline/shards/part.h"

namespace schede {
namespace {

struct ConsolidateArguments {
  std::vector<std::string> files;
  std::filesystem::path out, roster;
  Dialect csv = Dialect::standard;
  OutputSet outputs = OutputSet::all;
};

/// The register there is the ledger's, and the next run would have to take these files for somebody's edits.
Failure beside_a_ledger(const std::filesystem::path& out) {
  const auto name = visible(out.native(), LineEnds::shown);
  return {ExitCode::usage,
          {"nella cartella " + name + " c'è un registro di schede ingest (state.db): indicare con --out un'altra cartella",
           "the folder " + name + " has a ledger of schede ingest (state.db): name another folder with --out"}};
}

Survey write_register(const RecordSpool& spool, const RegisterPlace& place, const ViewOptions& whole) {
  make_folder(whole.folder / place.folder);
  return write_views(spool.returns_of(place),
                     {whole.folder / place.folder, *place.form, whole.language, whole.csv, whole.dates, whole.roster, whole.outputs});
}

ExitCode consolidate(const ConsolidateArguments& arguments, const Settings& settings) {
  if (has_ledger(arguments.out)) throw beside_a_ledger(arguments.out);
  const LoadedForms loaded(settings);
  const auto roster = load_roster(arguments.roster);
  const auto files = record_files(arguments.files);
  check_parts(files);
  make_folder(arguments.out);
  const FolderLock lock(arguments.out);
  RecordSpool spool(arguments.out, loaded.forms);
  for (const auto& file : files) spool.add(file);
  spool.sort();
  if (roster) {
    Messages messages(settings.language);
    say_warnings(*roster, messages);
  }
  const ViewOptions whole{arguments.out,    loaded.forms.front().form,  settings.language,
                          arguments.csv,    view_dates(spool.newest()), roster ? &roster->roster : nullptr,
                          arguments.outputs};
  std::vector<FormSurvey> surveys;
  for (const auto& place : registers_of(loaded.forms)) surveys.push_back({place, write_register(spool, place, whole)});
  if (surveys.size() > 1) write_forms_summary(surveys, whole);
  if (!settings.quiet) {
    std::ostringstream summary;
    write_summaries(summary, surveys, settings.language);
    write_out(summary.str());
  }
  Findings returns, all;
  for (const auto& [place, survey] : surveys) {
    const auto rejected = survey.count(Validity::rejected);
    returns = {returns.rejected + rejected, returns.gaps + survey.gaps_of_returns()};
    all = {all.rejected + rejected, all.gaps + survey.listed_gaps()};
  }
  return verdict(settings, returns, all);
}

}  // namespace

Command declare_consolidate(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ConsolidateArguments>();
  const Bilingual files{"record di extract, uno per riga, o cartelle con le parti di extract --shard; - per l'ingresso",
                        "records of extract, one a line, or folders with the parts of extract --shard; - for standard input"};
  const Bilingual out{"la cartella del registro e dei rapporti", "the folder for the register and the reports"};
  parser.add_option("records", arguments->files, files.in(language))->required()->option_text("NDJSON|DIR|- ...");
  // Never from a configuration file: its OUT_DIR is that of a ledger.
  parser.add_option("--out", arguments->out, out.in(language))->required()->configurable(false)->option_text("OUT_DIR");
  add_roster_option(parser, arguments->roster, language);
  add_csv_option(parser, arguments->csv, language);
  add_outputs_option(parser, arguments->outputs, language);
  return [arguments](const Settings& settings) { return consolidate(*arguments, settings); };
}

}  // namespace schede
