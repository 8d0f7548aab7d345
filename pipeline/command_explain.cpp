#include <memory>
#include <sstream>

#include "extractors/extract.h"
#include "outputs/explain.h"
#include "pipeline/one_document.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

Reading read_as(const Form& form, Source source, Result<Document> document, Language language) {
  if (!document) return {reject(document.error(), form, std::move(source), language), {}};
  return extract(std::move(*document), form, std::move(source), language);
}

ExitCode explain(const std::string& file, const Settings& settings) {
  const auto loaded = load_form(settings);
  const auto explained = show_document(file, settings, [&](Source source, Result<Document> document) {
    const auto reading = read_as(loaded.form, std::move(source), std::move(document), settings.language);
    std::ostringstream text;
    write_explanation(text, reading, loaded.form, settings.language);
    auto outcome = outcome_of(reading.record, loaded.form);
    outcome.line = text.str();
    return outcome;
  });
  write_out(explained.line);
  return verdict(settings, explained.status == Status::rejected, explained.gaps.total());
}

}  // namespace

Command declare_explain(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Words help{"la scheda da spiegare", "the form to explain"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return [file](const Settings& settings) { return explain(*file, settings); };
}

}  // namespace schede
