#include "pipeline/commands/definition_file.h"

#include <algorithm>

#include "outputs/escape/escape.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::uint64_t form_bytes_limit = 16 << 20;

std::string counted(std::ptrdiff_t count, const Bilingual& one, const Bilingual& more, Language language) {
  return std::to_string(count) + " " + (count == 1 ? one : more).in(language);
}

}  // namespace

std::string read_definition_file(const std::string& name) {
  auto file = read_file(name, form_bytes_limit);
  if (!file) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, name, file.error()));
  return std::move(file->content);
}

Form form_in(const std::string& name, const std::string& definition) {
  auto form = sound_form(definition);
  if (form) return std::move(*form);
  std::string it = finding_lines(name, form.error(), Language::it), en = finding_lines(name, form.error(), Language::en);
  it.pop_back();
  en.pop_back();
  throw Failure(ExitCode::bad_definition, {"definizione di scheda non valida:\n" + it, "unsound form definition:\n" + en});
}

std::string finding_lines(const std::string& name, const std::vector<DefinitionFinding>& findings, Language language) {
  static const Bilingual error{"errore", "error"}, warning{"avviso", "warning"};
  std::string lines;
  for (const DefinitionFinding& finding : findings) {
    const Bilingual& severity = finding.severity == Severity::error ? error : warning;
    lines += visible(name, LineEnds::shown) + ":" + std::to_string(finding.line) + ": " + severity.in(language) + ": " +
             visible(finding.message.in(language), LineEnds::shown) + "\n";
  }
  return lines;
}

std::string finding_counts(const std::vector<DefinitionFinding>& findings, Language language) {
  const auto errors = std::ranges::count(findings, Severity::error, &DefinitionFinding::severity);
  const auto warnings = std::ranges::count(findings, Severity::warning, &DefinitionFinding::severity);
  return counted(errors, {"errore", "error"}, {"errori", "errors"}, language) + ", " +
         counted(warnings, {"avviso", "warning"}, {"avvisi", "warnings"}, language);
}

}  // namespace schede
