#include <memory>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

ExitCode check(const std::string& file, Settings settings) {
  settings.form_files = {file};
  const auto id = load_form(settings).form.id;
  write_out(visible(file, LineEnds::shown) + (settings.language == Language::it ? ": definizione valida: " : ": sound: ") + id + "\n");
  return ExitCode::done;
}

}  // namespace

Command declare_form(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Bilingual summary{"controlla una definizione di scheda; errori per riga", "check a form definition; errors by line"};
  const Bilingual help{"la definizione da controllare", "the definition to check"};
  auto* check_parser = parser.add_subcommand("check", summary.in(language));
  check_parser->add_option("file", *file, help.in(language))->required()->option_text("FILE");
  parser.require_subcommand(1);
  return [file](const Settings& settings) { return check(*file, settings); };
}

}  // namespace schede
