#include <memory>
#include <sstream>

#include "extractors/extract.h"
#include "outputs/report/document_part.h"
#include "outputs/report/explain.h"
#include "outputs/report/return_html.h"
#include "pipeline/commands/one_document.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

struct ExplainArguments {
  std::string file;
  bool html = false;
};

ExitCode explain(const ExplainArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  const Show show = [&](Source source, Result<Document> document) {
    std::ostringstream part, text;
    if (arguments.html && document) write_document_part(part, *document, settings.language);
    const auto reading = extract(std::move(document), loaded.forms, std::move(source), settings.language);
    const FormIndex* own = loaded.forms.find(reading.record.form, {});
    const Form& form = own ? own->form : loaded.forms.front().form;
    if (arguments.html)
      write_lone_return_html(text, {form, reading.record, {}, {}, part.view()}, settings.language);
    else
      write_explanation(text, reading, form, settings.language);
    auto outcome = outcome_of(reading.record, form);
    outcome.line = text.str();
    return outcome;
  };
  const auto explained =
      arguments.html ? std::vector{show_document(arguments.file, settings, show)} : show_documents(arguments.file, settings, show);
  Findings found;
  for (const auto& outcome : explained) {
    write_out((&outcome == &explained.front() ? "" : "\n") + outcome.line);
    found.add(outcome);
  }
  return verdict(settings, found, found);
}

}  // namespace

Command declare_explain(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ExplainArguments>();
  const Bilingual help{"la scheda da spiegare", "the form to explain"};
  const Bilingual html{"come pagina: accanto alle risposte il documento, con segnate le parole di ognuna",
                       "as a page: beside the answers the document, with the words of each marked"};
  parser.add_option("file", arguments->file, help.in(language))->required()->option_text("FILE");
  parser.add_flag("--html", arguments->html, html.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return explain(*arguments, settings); };
}

}  // namespace schede
