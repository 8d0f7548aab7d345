#include <algorithm>
#include <charconv>
#include <sstream>

#include "extractors/blank.h"
#include "outputs/escape/escape.h"
#include "pipeline/commands/definition_file.h"
#include "pipeline/commands/form_commands.h"
#include "pipeline/commands/one_document.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

/// "sound: orti", with the count of its warnings; or how many errors there are.
std::string verdict(const std::string& definition, const std::vector<DefinitionFinding>& findings, Language language) {
  if (has_errors(findings)) return finding_counts(findings, language);
  const Bilingual sound{"definizione valida: ", "sound: "};
  return sound.in(language) + form_in({}, definition).id + (findings.empty() ? "" : ", " + finding_counts(findings, language));
}

/// Findings on their way from the worker: "12 message", a line each.
std::string packed(const std::vector<DefinitionFinding>& findings, Language language) {
  std::string lines;
  for (const DefinitionFinding& finding : findings)
    lines += std::to_string(finding.line) + " " + visible(finding.message.in(language), LineEnds::shown) + "\n";
  return lines;
}

std::vector<DefinitionFinding> unpacked(const std::string& lines) {
  DefinitionFindings findings;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    int number = 0;
    std::from_chars(line.data(), line.data() + line.size(), number);
    const std::string message = line.substr(line.find(' ') + 1);
    findings.error(number, {message, message});
  }
  return findings.take();
}

/// The definition read against its own blank form.
std::vector<DefinitionFinding> blank_findings(const std::string& definition, const std::string& blank, const Settings& settings) {
  const Form form = form_in({}, definition);
  const auto tree = read_definition(definition);
  const FormIndex index(form);
  return unpacked(show_document(blank, settings, [&](Source source, Result<Document> document) {
                    const auto reading = extract(std::move(document), index, std::move(source), settings.language);
                    auto outcome = outcome_of(reading.record, form);
                    outcome.line = packed(check_blank(tree->root, index, reading), settings.language);
                    return outcome;
                  }).line);
}

ExitCode check(const std::string& file, const std::string& blank, const Settings& settings) {
  const std::string definition = read_definition_file(file);
  auto findings = check_definition(definition);
  if (!blank.empty() && !has_errors(findings)) {
    for (DefinitionFinding& finding : blank_findings(definition, blank, settings)) findings.push_back(std::move(finding));
    std::ranges::stable_sort(findings, {}, &DefinitionFinding::line);
  }
  write_out(finding_lines(file, findings, settings.language) + visible(file, LineEnds::shown) + ": " +
            verdict(definition, findings, settings.language) + "\n");
  return has_errors(findings) ? ExitCode::bad_definition : ExitCode::done;
}

}  // namespace

Command declare_form_check(CLI::App& parser, Language language) {
  const auto file = add_definition(parser, language), blank = std::make_shared<std::string>();
  const Bilingual help{"il modulo vuoto (DOCX, ODT) che la definizione descrive: dev'esserci tutto e nient'altro",
                       "the blank form (DOCX, ODT) that the definition describes: all of it must be there, and nothing else"};
  parser.add_option("--blank", *blank, help.in(language))->configurable(false)->option_text("FILE");
  return [file, blank](const Settings& settings) { return check(*file, *blank, settings); };
}

}  // namespace schede
