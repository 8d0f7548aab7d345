#include <array>
#include <memory>

#include "pipeline/commands/form_commands.h"

namespace schede {
namespace {

struct FormCommandRow {
  const char* name;
  Bilingual summary;
  Command (*declare)(CLI::App& parser, Language language);
};

const std::array form_commands = {
    FormCommandRow{
        "check", {"controlla una definizione di scheda; errori per riga", "check a form definition; errors by line"}, declare_form_check},
    FormCommandRow{
        "blank", {"fa il modulo da compilare di una definizione", "make the form to fill in of a definition"}, declare_form_blank},
    FormCommandRow{"learn", {"abbozza la definizione di un modulo in bianco", "draft the definition of a blank form"}, declare_form_learn},
    FormCommandRow{"schema", {"lo schema JSON dei record di una scheda", "the JSON Schema of a form's records"}, declare_form_schema},
};

}  // namespace

std::shared_ptr<std::string> add_definition(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Bilingual help{"la definizione di scheda", "the form definition"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return file;
}

Command declare_form(CLI::App& parser, Language language) {
  const auto chosen = std::make_shared<Command>();
  for (const auto& row : form_commands) {
    auto* command = parser.add_subcommand(row.name, row.summary.in(language));
    command->callback([chosen, run = row.declare(*command, language)] { *chosen = run; });
  }
  parser.require_subcommand(1);
  return [chosen](const Settings& settings) { return (*chosen)(settings); };
}

}  // namespace schede
