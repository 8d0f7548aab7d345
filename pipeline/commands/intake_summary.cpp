#include "pipeline/commands/intake_summary.h"

#include <sstream>

#include "outputs/report/summary.h"
#include "pipeline/commands/notice.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

Bilingual nothing_new(const IngestResult& result) {
  const auto known = std::to_string(result.known);
  return {"Niente di nuovo: " + known + " documenti già presi in carico.\n",
          "Nothing new: " + known + " documents were taken in before.\n"};
}

Bilingual waiting(const std::vector<Pending>& pending) {
  if (pending.empty()) return {};
  const auto count = std::to_string(pending.size());
  return {"In attesa di essere letti: " + count + ", alla prossima esecuzione.\n", "Waiting to be read: " + count + ", by the next run.\n"};
}

Bilingual receipts(std::size_t receipts) {
  if (receipts == 0) return {};
  const auto count = std::to_string(receipts);
  return {"Ricevute di posta certificata, che non sono schede: " + count + "\n",
          "Receipts of certified mail, which are no returns: " + count + "\n"};
}

Bilingual read_again(const Alterations& again) {
  if (again.read == 0) return {};
  std::string fields;
  for (const auto& [path, count] : again.fields) fields += (fields.empty() ? ": " : ", ") + path + ' ' + std::to_string(count);
  const auto read = std::to_string(again.read), records = std::to_string(again.records);
  return {"Riletti " + read + " documenti già noti; record cambiati " + records + fields + "\n",
          "Read again " + read + " known documents; records changed " + records + fields + "\n"};
}

std::string intake_summary(const IngestResult& result, Language language) {
  std::ostringstream lines;
  if (result.surveys.empty()) lines << nothing_new(result).in(language);
  write_summaries(lines, result.surveys, language);
  lines << receipts(result.receipts).in(language) << read_again(result.again).in(language) << waiting(result.pending).in(language);
  return lines.str();
}

}  // namespace

void write_summaries(std::ostream& out, const std::vector<FormSurvey>& surveys, Language language) {
  for (const auto& [place, survey] : surveys) {
    if (surveys.size() > 1) out << (&survey == &surveys.front().survey ? "" : "\n") << place.form->title.in(language) << '\n';
    write_summary(out, survey, language);
  }
}

ExitCode code_of(const IngestResult& result, const Settings& settings) {
  return result.unread ? ExitCode::io : verdict(settings, result.taken_in, result.all);
}

ExitCode run_intake(const IntakeRun& intake, const IntakeArguments& arguments, const Settings& settings) {
  Messages messages(settings.language);
  return with_notice(arguments.notify, intake.name, messages, [&] {
    check_confinement(settings, messages);
    const LoadedForms loaded(settings);
    const auto options = ingest_options(arguments, settings, loaded);
    if (arguments.dry_run) {
      write_out(intake.preview(options));
      return ExitCode::done;
    }
    const auto result = intake.run(options, messages);
    if (!settings.quiet) write_out(intake_summary(result, settings.language));
    return code_of(result, settings);
  });
}

}  // namespace schede
