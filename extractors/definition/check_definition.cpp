#include "extractors/definition/check_definition.h"

#include <algorithm>

#include "extractors/definition/cautions.h"
#include "extractors/definition/content.h"
#include "extractors/definition/meaning.h"
#include "extractors/definition/references.h"
#include "extractors/definition/structure.h"

namespace schede {
namespace {

constexpr std::string_view first_version = "urn:schede:form:1", second_version = "urn:schede:form:2";

/// What the table of its elements does not say of version 1 its reader does.
void check_first_version(std::string_view xml, const DefinitionElement& root, DefinitionFindings& findings) {
  const auto form = parse_form(xml);
  if (form) return;
  check_structure(root, first_grammar(), findings);
  check_names(DefinitionNames(root), findings);
  if (!findings.empty()) return;
  for (const FormIssue& issue : form.error()) findings.error(issue.line, {issue.message, issue.message});
}

void check_tree(const DefinitionElement& root, DefinitionFindings& findings) {
  const DefinitionNames names(root);
  check_structure(root, second_grammar(), findings);
  if (root.name != "form") return;
  check_names(names, findings);
  check_content(root, findings);
  check_meaning(root, findings);
  check_references(root, names, findings);
  check_cautions(root, names, findings);
}

}  // namespace

std::vector<DefinitionFinding> check_definition(std::string_view xml) {
  DefinitionFindings findings;
  const auto definition = read_definition(xml);
  if (!definition)
    findings.error(definition.error().line,
                   sentence(Bilingual{"XML mal formato: ", "XML that is not well-formed: "}, definition.error().message));
  else if (definition->ns == first_version)
    check_first_version(xml, definition->root, findings);
  else if (definition->ns == second_version)
    check_tree(definition->root, findings);
  else
    findings.error(definition->root.line,
                   sentence(tag_of(definition->root.name), " xmlns=\"", definition->ns, "\"",
                            Bilingual{": non è una definizione di scheda; la radice è ", ": is no form definition; the root is "},
                            "<form xmlns=\"", second_version, "\">"));
  return findings.take();
}

bool has_errors(const std::vector<DefinitionFinding>& findings) {
  return std::ranges::find(findings, Severity::error, &DefinitionFinding::severity) != findings.end();
}

tl::expected<Form, std::vector<DefinitionFinding>> sound_form(std::string_view xml) {
  std::vector<DefinitionFinding> findings = check_definition(xml);
  std::erase_if(findings, [](const DefinitionFinding& finding) { return finding.severity != Severity::error; });
  if (!findings.empty()) return tl::unexpected(std::move(findings));
  return parse_form(xml).value();
}

}  // namespace schede
