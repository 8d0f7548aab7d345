#include "outputs/escape/escape.h"
#include "pipeline/commands/definition_file.h"
#include "pipeline/commands/form_commands.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

/// "sound: orti", with the count of its warnings; or how many errors there are.
std::string verdict(const std::string& definition, const std::vector<DefinitionFinding>& findings, Language language) {
  if (has_errors(findings)) return finding_counts(findings, language);
  const Bilingual sound{"definizione valida: ", "sound: "};
  return sound.in(language) + form_in({}, definition).id + (findings.empty() ? "" : ", " + finding_counts(findings, language));
}

ExitCode check(const std::string& file, Language language) {
  const std::string definition = read_definition_file(file);
  const auto findings = check_definition(definition);
  write_out(finding_lines(file, findings, language) + visible(file, LineEnds::shown) + ": " + verdict(definition, findings, language) +
            "\n");
  return has_errors(findings) ? ExitCode::bad_definition : ExitCode::done;
}

}  // namespace

Command declare_form_check(CLI::App& parser, Language language) {
  const auto file = add_definition(parser, language);
  return [file](const Settings& settings) { return check(*file, settings.language); };
}

}  // namespace schede
