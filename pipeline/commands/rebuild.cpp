#include <memory>

#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/commands/notice.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/preview.h"

namespace schede {
namespace {

ExitCode make_anew(const IntakeArguments& arguments, const Settings& settings) {
  Messages messages(settings.language);
  return with_notice(arguments.notify, "rebuild", messages, [&] {
    check_confinement(settings, messages);
    const auto loaded = load_form(settings);
    const auto options = ingest_options(arguments, settings, loaded);
    if (!arguments.dry_run) return conclude(rebuild(options, messages), settings);
    write_out(preview_of_rebuild(options));
    return ExitCode::done;
  });
}

}  // namespace

Command declare_rebuild(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  add_dry_run_option(parser, arguments->dry_run, language);
  return [arguments](const Settings& settings) { return make_anew(*arguments, settings); };
}

}  // namespace schede
