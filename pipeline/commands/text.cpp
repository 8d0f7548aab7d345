#include <memory>

#include "extractors/extract.h"
#include "outputs/escape/escape.h"
#include "parsers/document/dump.h"
#include "pipeline/commands/one_document.h"
#include "pipeline/host/messages.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

ExitCode show_text(const std::string& file, const Settings& settings) {
  const auto& form = default_form();
  const auto shown = show_documents(file, settings, [&](Source source, const Result<Document>& document) {
    if (!document) return outcome_of(reject(document.error(), form, std::move(source), settings.language), form);
    Outcome outcome;
    outcome.status = Status::accepted;
    outcome.line = visible(plain_text(*document));
    return outcome;
  });
  auto code = ExitCode::done;
  for (const auto& outcome : shown) {
    if (shown.size() > 1) write_out((&outcome == &shown.front() ? "" : "\n") + visible(outcome.source, LineEnds::shown) + "\n\n");
    write_out(outcome.line);
    if (outcome.status == Status::accepted) continue;
    Messages(settings.language).say_rejected(shown.size() > 1 ? outcome.source : file, outcome.code, outcome.reason);
    code = ExitCode::bad_definition;
  }
  return code;
}

}  // namespace

Command declare_text(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Bilingual help{"il documento da mostrare", "the document to show"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return [file](const Settings& settings) { return show_text(*file, settings); };
}

}  // namespace schede
