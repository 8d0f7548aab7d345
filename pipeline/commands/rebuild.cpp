#include <memory>

#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/commands/notice.h"

namespace schede {
namespace {

ExitCode make_anew(const IntakeArguments& arguments, const Settings& settings) {
  Messages messages(settings.language);
  return with_notice(arguments.notify, "rebuild", messages, [&] {
    const auto loaded = load_form(settings);
    return conclude(rebuild(ingest_options(arguments, settings, loaded), messages), settings);
  });
}

}  // namespace

Command declare_rebuild(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  return [arguments](const Settings& settings) { return make_anew(*arguments, settings); };
}

}  // namespace schede
