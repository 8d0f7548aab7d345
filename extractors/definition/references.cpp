#include "extractors/definition/references.h"

#include <algorithm>

#include "extractors/definition/meaning.h"
#include "extractors/definition/value_kinds.h"
#include "extractors/form/condition.h"
#include "extractors/form/definition_words.h"
#include "extractors/form/field_types.h"
#include "extractors/typed/range.h"

namespace schede {
namespace {

class ReferenceCheck {
 public:
  ReferenceCheck(const DefinitionElement& root, const DefinitionNames& names, DefinitionFindings& findings)
      : root_(root), names_(names), findings_(findings) {}

  void look_at(const DefinitionElement& element, const NamedAnswers* members) {
    if (const std::string* when = element.attribute("when")) look_at_condition(element, *when, members);
    if (element.attribute("use")) look_at_use(element);
    if (element.attribute("default")) look_at_default(element);
    if (element.name == "respondent") look_at_respondent(element);
    if (element.name == "was") look_at_former(element);
    const auto own = names_.members.find(&element);
    for (const DefinitionElement& child : element.children) look_at(child, own == names_.members.end() ? members : &own->second);
  }

 private:
  void error(const DefinitionElement& element, std::string_view attribute, const Bilingual& why) {
    findings_.error(element.line, sentence(attribute_words(element, attribute), ": ", why));
  }

  void unknown_path(const DefinitionElement& element, std::string_view attribute, const std::string& path) {
    error(element, attribute,
          sentence(Bilingual{"il percorso \"", "the path \""}, path,
                   Bilingual{"\" non c'è; può stare un percorso di questa scheda", "\" is not there; a path of this form may stand there"},
                   of_grid(path)));
  }

  /// A grid is answered row by row.
  Bilingual of_grid(const std::string& path) const {
    for (const auto& [name, answer] : names_.answers)
      if (answer.element->name == "grid" && name.starts_with(path + "."))
        return {", di una griglia con la riga: " + name, ", of a grid with its row: " + name};
    return {};
  }

  const NamedAnswer* find(const std::string& path, const NamedAnswers* members) const {
    if (members)
      if (const auto own = members->find(path); own != members->end()) return &own->second;
    const auto found = names_.answers.find(path);
    return found == names_.answers.end() ? nullptr : &found->second;
  }

  void look_at_condition(const DefinitionElement& element, const std::string& when, const NamedAnswers* members) {
    const auto condition = parse_condition(when);
    if (!condition) return;
    for (const Requirement& wanted : *condition) {
      const NamedAnswer* answer = find(wanted.path, members);
      if (!answer)
        unknown_path(element, "when", wanted.path);
      else if (wanted.kind != Requirement::Kind::filled && !wanted.quoted)
        look_at_value(element, wanted, *answer);
    }
  }

  void look_at_value(const DefinitionElement& element, const Requirement& wanted, const NamedAnswer& answer) {
    if (!answer.codes.empty()) return look_at_code(element, "when", wanted.value, wanted.path, answer);
    if (answer.element->name != "field") return;
    const FieldType type = type_of(*answer.element);
    if (bound_sample(type).empty() || is_bound(type, wanted.value)) return;
    error(element, "when",
          sentence("\"", wanted.value, Bilingual{"\" non si può confrontare con \"", "\" cannot be compared with \""}, wanted.path,
                   Bilingual{"\", che è ", "\", which is "}, row_of(type).name,
                   Bilingual{"; ci vuole un valore come ", "; it wants a value like "}, bound_sample(type)));
  }

  void look_at_code(const DefinitionElement& element, std::string_view attribute, const std::string& code, const std::string& path,
                    const NamedAnswer& answer) {
    if (std::ranges::find(answer.codes, code) != answer.codes.end()) return;
    error(element, attribute,
          sentence("\"", code, Bilingual{"\" non è un codice di \"", "\" is no code of \""}, path,
                   Bilingual{"\"; i codici sono ", "\"; the codes are "}, listed(answer.codes)));
  }

  void look_at_use(const DefinitionElement& element) {
    if (element.value("use") == "yes-no" || option_list(root_, element.value("use"))) return;
    std::vector<std::string> lists = {"yes-no"};
    for (const DefinitionElement& child : root_.children)
      if (child.name == "options") lists.push_back(child.value("id"));
    error(element, "use",
          sentence(Bilingual{"non è un elenco di opzioni; gli elenchi sono ", "is no list of options; the lists are "}, listed(lists)));
  }

  void look_at_default(const DefinitionElement& element) {
    NamedAnswer answer{&element, {}, false};
    for (const WrittenCode& written : option_codes(element, root_)) answer.codes.push_back(written.code);
    if (!answer.codes.empty()) look_at_code(element, "default", element.value("default"), element.value("path"), answer);
  }

  void look_at_respondent(const DefinitionElement& element) {
    for (const char* attribute : {"path", "email"})
      for (const std::string& path : words_in(element.value(attribute))) {
        const NamedAnswer* answer = find(path, nullptr);
        if (!answer || answer->is_list) unknown_path(element, attribute, path);
      }
  }

  void look_at_former(const DefinitionElement& element) {
    if (!element.attribute("now")) return;
    const std::string path = element.value("now");
    const NamedAnswer* answer = find(path, nullptr);
    if (!answer && of_grid(path).it.empty()) return unknown_path(element, "now", path);
    if (!answer || answer->codes.empty() || !row_of(ValueKind::code_pairs).fits(element.value("codes"))) return;
    for (const std::string& pair : words_in(element.value("codes")))
      look_at_code(element, "codes", pair.substr(pair.find('=') + 1), path, *answer);
  }

  const DefinitionElement& root_;
  const DefinitionNames& names_;
  DefinitionFindings& findings_;
};

}  // namespace

void check_references(const DefinitionElement& root, const DefinitionNames& names, DefinitionFindings& findings) {
  ReferenceCheck(root, names, findings).look_at(root, nullptr);
}

}  // namespace schede
