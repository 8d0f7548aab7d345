#include <memory>
#include <sstream>

#include "extractors/extract.h"
#include "outputs/report/explain.h"
#include "pipeline/commands/one_document.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

ExitCode explain(const std::string& file, const Settings& settings) {
  const LoadedForms loaded(settings);
  const auto explained = show_document(file, settings, [&](Source source, Result<Document> document) {
    const auto reading = extract(std::move(document), loaded.forms, std::move(source), settings.language);
    const FormIndex* own = loaded.forms.find(reading.record.form, {});
    const Form& form = own ? own->form : loaded.forms.front().form;
    std::ostringstream text;
    write_explanation(text, reading, form, settings.language);
    auto outcome = outcome_of(reading.record, form);
    outcome.line = text.str();
    return outcome;
  });
  write_out(explained.line);
  const Findings found{explained.status == Status::rejected ? 1U : 0U, explained.gaps.total()};
  return verdict(settings, found, found);
}

}  // namespace

Command declare_explain(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Bilingual help{"la scheda da spiegare", "the form to explain"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return [file](const Settings& settings) { return explain(*file, settings); };
}

}  // namespace schede
