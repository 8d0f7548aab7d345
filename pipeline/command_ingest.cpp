#include <memory>
#include <sstream>

#include "outputs/summary.h"
#include "pipeline/intake_arguments.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

std::string nothing_new(const IngestResult& result, Language language) {
  const auto known = std::to_string(result.known);
  return language == Language::it ? "Niente di nuovo: " + known + " documenti già presi in carico.\n"
                                  : "Nothing new: " + known + " documents were taken in before.\n";
}

ExitCode run_once(const IntakeArguments& arguments, const Settings& settings) {
  const auto loaded = load_form(settings);
  Messages messages(settings.language);
  const auto result = ingest(ingest_options(arguments, settings, loaded), messages);
  std::ostringstream summary;
  if (result.survey) write_summary(summary, *result.survey, settings.language);
  write_out(result.survey ? summary.str() : nothing_new(result, settings.language));
  return result.unread ? ExitCode::io : verdict(settings, result.rejected, result.gaps);
}

}  // namespace

Command declare_ingest(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  return [arguments](const Settings& settings) { return run_once(*arguments, settings); };
}

}  // namespace schede
