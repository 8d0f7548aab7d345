#include "extractors/definition/findings.h"

#include <algorithm>
#include <utility>

namespace schede {

std::vector<DefinitionFinding> DefinitionFindings::take() {
  std::ranges::stable_sort(findings_, {}, &DefinitionFinding::line);
  return std::move(findings_);
}

std::string tag_of(std::string_view element) { return "<" + std::string(element) + ">"; }

Bilingual attribute_words(const DefinitionElement& element, std::string_view attribute, std::string_view value) {
  static const std::pair<std::string_view, Bilingual> known[] = {
      {"path", {"percorso", "path"}}, {"column", {"colonna", "column"}}, {"code", {"codice", "code"}}};
  const std::string quoted = "\"" + std::string(value) + "\"";
  const Bilingual of = {" di " + tag_of(element.name), " of " + tag_of(element.name)};
  for (const auto& [name, words] : known)
    if (name == attribute) return sentence(words, " ", quoted, of);
  return sentence(attribute, "=", quoted, of);
}

Bilingual attribute_words(const DefinitionElement& element, std::string_view attribute) {
  return attribute_words(element, attribute, element.value(attribute));
}

Bilingual at_line(int line) {
  const std::string number = std::to_string(line);
  return {" (riga " + number + ")", " (line " + number + ")"};
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

}  // namespace schede
