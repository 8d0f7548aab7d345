#include <memory>

#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/ingest/preview.h"

namespace schede {
Command declare_ingest(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  const Bilingual retry{"rilegge anche i documenti respinti", "reads rejected documents again"};
  const Bilingual reprocess{"rilegge tutti i documenti", "reads all documents again"};
  parser
      .add_flag_callback(
          "--retry", [arguments] { arguments->again = Again::rejected; }, retry.in(language))
      ->configurable(false);
  parser
      .add_flag_callback(
          "--reprocess", [arguments] { arguments->again = Again::all; }, reprocess.in(language))
      ->configurable(false);
  add_dry_run_option(parser, arguments->dry_run, language);
  const IntakeRun run{"ingest", [](const IngestOptions& options, Messages& messages) { return ingest(options, messages); },
                      preview_of_ingest};
  return [arguments, run](const Settings& settings) { return run_intake(run, *arguments, settings); };
}

}  // namespace schede
