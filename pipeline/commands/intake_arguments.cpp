#include "pipeline/commands/intake_arguments.h"

#include <system_error>

#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "pipeline/commands/notice.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/roster_file.h"
#include "pipeline/workers/limit_option.h"

namespace schede {

void add_intake_arguments(CLI::App& parser, IntakeArguments& arguments, Language language) {
  const Bilingual folder{"la cartella dove arrivano le schede; viene solo letta, salvo --archive",
                         "the folder where forms arrive; it is only read, except for --archive"};
  const Bilingual out{"la cartella del registro e dei rapporti", "the folder for the register and the reports"};
  const Bilingual settle{"secondi di quiete prima di leggere un file che sembra incompleto (5)",
                         "seconds of quiet before a file that looks incomplete is read (5)"};
  parser.add_option("folder,--folder", arguments.folder, folder.in(language))->required()->option_text("DROP_FOLDER");
  parser.add_option("--out", arguments.out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("--settle", arguments.settle, settle.in(language))->check(CLI::Range(0.0, 3600.0))->option_text("SECONDS");
  const Bilingual archive{"cartella dove spostare i documenti presi in carico (ANNO/MESE, rejected); senza, restano dove sono",
                          "folder to move to what was taken in (YEAR/MONTH, rejected); without it documents stay where they are"};
  parser.add_option("--archive", arguments.archive, archive.in(language))->option_text("DIR");
  const Bilingual moved{"la cartella d'arrivo è quella del registro anche se ha un altro nome o non ha più i documenti di prima",
                        "the drop folder is the register's although it has another name, or no longer the documents of before"};
  parser.add_flag("--folder-moved", arguments.folder_moved, moved.in(language))->configurable(false);
  add_roster_option(parser, arguments.roster, language);
  add_csv_option(parser, arguments.csv, language);
  add_outputs_option(parser, arguments.outputs, language);
  add_notify_option(parser, arguments.notify, language);
}

IngestOptions ingest_options(const IntakeArguments& arguments, const Settings& settings, const LoadedForms& loaded) {
  std::error_code error;
  require_folder(arguments.folder);
  const auto folder = visible(arguments.folder.string(), LineEnds::shown);
  if (!arguments.dry_run) make_folder(arguments.out);
  if (std::filesystem::equivalent(arguments.folder, arguments.out, error)) {
    throw Failure(ExitCode::usage, {"--out dev'essere un'altra cartella, non " + folder, "--out must be another folder than " + folder});
  }
  if (!arguments.archive.empty()) {
    if (!arguments.dry_run) make_folder(arguments.archive);
    for (const auto& other : {arguments.folder, arguments.out}) {
      if (!std::filesystem::equivalent(arguments.archive, other, error)) continue;
      const auto name = visible(other.string(), LineEnds::shown);
      throw Failure(ExitCode::usage,
                    {"--archive dev'essere un'altra cartella, non " + name, "--archive must be another folder than " + name});
    }
  }
  const std::string language = settings.language == Language::it ? "it" : "en";
  const auto converter = settings.installed_converter();
  IngestOptions options;
  options.folder = arguments.folder;
  options.out = arguments.out;
  options.archive = arguments.archive;
  options.roster = arguments.roster;
  options.again = arguments.again;
  options.folder_moved = arguments.folder_moved;
  options.forms = &loaded.forms;
  options.reader = sha256(SCHEDE_VERSION " " + language + " " + loaded.digest + changed_limits(settings.limits()) +
                          (converter ? converter->version : std::string()));
  options.language = settings.language;
  options.csv = arguments.csv;
  options.outputs = arguments.outputs;
  options.pool = settings.pool({arguments.folder, arguments.archive});
  options.limits = settings.limits();
  options.settle = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(arguments.settle));
  return options;
}

}  // namespace schede
