#include "outputs/records/form_schema.h"

#include "pipeline/commands/definition_file.h"
#include "pipeline/commands/form_commands.h"
#include "pipeline/host/standard_output.h"

namespace schede {

Command declare_form_schema(CLI::App& parser, Language language) {
  const auto file = add_definition(parser, language);
  return [file](const Settings&) {
    write_out(form_schema(form_in(*file, read_definition_file(*file))));
    return ExitCode::done;
  };
}

}  // namespace schede
