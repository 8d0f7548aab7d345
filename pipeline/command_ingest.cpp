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

std::string waiting(const std::vector<Pending>& pending, Language language) {
  if (pending.empty()) return {};
  const auto count = std::to_string(pending.size());
  const Words words{"In attesa di essere letti: " + count + ", alla prossima esecuzione.\n",
                    "Waiting to be read: " + count + ", by the next run.\n"};
  return words.in(language);
}

ExitCode run_once(const IntakeArguments& arguments, const Settings& settings) {
  const auto loaded = load_form(settings);
  Messages messages(settings.language);
  const auto result = ingest(ingest_options(arguments, settings, loaded), messages);
  std::ostringstream summary;
  if (result.survey) write_summary(summary, *result.survey, settings.language);
  else summary << nothing_new(result, settings.language);
  write_out(summary.str() + waiting(result.pending, settings.language));
  return result.unread ? ExitCode::io : verdict(settings, result.rejected, result.gaps);
}

}  // namespace

Command declare_ingest(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  add_intake_arguments(parser, *arguments, language);
  return [arguments](const Settings& settings) { return run_once(*arguments, settings); };
}

}  // namespace schede
