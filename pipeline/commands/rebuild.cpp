#include <memory>

#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/ingest/preview.h"

namespace schede {
Command declare_rebuild(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  add_dry_run_option(parser, arguments->dry_run, language);
  const IntakeRun run{"rebuild", [](const IngestOptions& options, Messages& messages) { return rebuild(options, messages); },
                      preview_of_rebuild};
  return [arguments, run](const Settings& settings) { return run_intake(run, *arguments, settings); };
}

}  // namespace schede
