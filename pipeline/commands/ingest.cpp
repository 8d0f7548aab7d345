#include <memory>

#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/commands/notice.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/preview.h"

namespace schede {
namespace {

ExitCode run_once(const IntakeArguments& arguments, const Settings& settings) {
  Messages messages(settings.language);
  return with_notice(arguments.notify, "ingest", messages, [&] {
    check_confinement(settings, messages);
    const auto loaded = load_form(settings);
    const auto options = ingest_options(arguments, settings, loaded);
    if (!arguments.dry_run) return conclude(ingest(options, messages), settings);
    write_out(preview_of_ingest(options));
    return ExitCode::done;
  });
}

}  // namespace

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
  return [arguments](const Settings& settings) { return run_once(*arguments, settings); };
}

}  // namespace schede
