#include <algorithm>
#include <memory>
#include <sstream>
#include <vector>

#include "outputs/escape/escape.h"
#include "outputs/report/summary.h"
#include "pipeline/commands/command.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/files.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/publish.h"
#include "pipeline/ingest/record_spool.h"
#include "pipeline/ingest/roster_file.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::filesystem::path out, roster;
  Dialect csv = Dialect::standard;
  OutputSet outputs = OutputSet::all;
};

/// Of the records, since there are no files to take it from.
std::optional<std::int64_t> newest_date(const std::vector<ReturnKey>& keys) {
  std::optional<std::int64_t> newest;
  for (const auto& key : keys) newest = std::max(newest, moment_of(key.modified));
  return newest;
}

/// The register there is the ledger's, and the next run would have to take these files for somebody's edits.
Failure beside_a_ledger(const std::filesystem::path& out) {
  const auto name = visible(out.native(), LineEnds::shown);
  return {ExitCode::usage,
          {"nella cartella " + name + " c'è un registro di schede ingest (state.db): indicare con --out un'altra cartella",
           "the folder " + name + " has a ledger of schede ingest (state.db): name another folder with --out"}};
}

ExitCode consolidate(const Arguments& arguments, const Settings& settings) {
  if (has_ledger(arguments.out)) throw beside_a_ledger(arguments.out);
  const auto loaded = load_form(settings);
  const auto roster = load_roster(arguments.roster);
  make_folder(arguments.out);
  const FolderLock lock(arguments.out);
  RecordSpool spool(arguments.out, loaded.form);
  for (const auto& file : arguments.files) spool.add(file);
  const Returns returns{spool.sort(), [&](std::size_t place) { return spool.record(place); }};
  if (roster) {
    Messages messages(settings.language);
    say_warnings(*roster, messages);
  }
  const auto survey = write_views(returns, {arguments.out, loaded.form, settings.language, arguments.csv,
                                            view_dates(newest_date(returns.keys)), roster ? &roster->roster : nullptr, arguments.outputs});
  if (!settings.quiet) {
    std::ostringstream summary;
    write_summary(summary, survey, settings.language);
    write_out(summary.str());
  }
  const auto rejected = survey.count(Validity::rejected);
  return verdict(settings, {rejected, survey.gaps_of_returns()}, {rejected, survey.listed_gaps()});
}

}  // namespace

Command declare_consolidate(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<Arguments>();
  const Bilingual files{"record di extract, uno per riga; - per l'ingresso", "records of extract, one a line; - for standard input"};
  const Bilingual out{"la cartella del registro e dei rapporti", "the folder for the register and the reports"};
  parser.add_option("records", arguments->files, files.in(language))->required()->option_text("NDJSON|- ...");
  // Never from a configuration file: its OUT_DIR is that of a ledger.
  parser.add_option("--out", arguments->out, out.in(language))->required()->configurable(false)->option_text("OUT_DIR");
  add_roster_option(parser, arguments->roster, language);
  add_csv_option(parser, arguments->csv, language);
  add_outputs_option(parser, arguments->outputs, language);
  return [arguments](const Settings& settings) { return consolidate(*arguments, settings); };
}

}  // namespace schede
