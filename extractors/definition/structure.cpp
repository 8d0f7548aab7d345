#include "extractors/definition/structure.h"

#include <algorithm>

namespace schede {
namespace {

std::string tags_of(const std::vector<ChildRule>& children) {
  std::vector<std::string> names;
  for (const ChildRule& child : children) names.push_back(tag_of(child.name));
  return listed(names);
}

std::string names_of(const std::vector<AttributeRule>& attributes) {
  std::vector<std::string> names;
  for (const AttributeRule& attribute : attributes) names.emplace_back(attribute.name);
  return listed(names);
}

Bilingual element_words(std::string_view name, const DefinitionElement& parent) {
  return {"elemento " + tag_of(name) + " in " + tag_of(parent.name), "element " + tag_of(name) + " in " + tag_of(parent.name)};
}

class StructureCheck {
 public:
  StructureCheck(const Grammar& grammar, DefinitionFindings& findings) : grammar_(grammar), findings_(findings) {}

  void look_at(const DefinitionElement& element, const ElementRule& rule) {
    for (const auto& [name, value] : element.attributes) look_at_attribute(element, rule, name, value);
    for (const AttributeRule& attribute : rule.attributes)
      if (attribute.required && !element.attribute(attribute.name)) missing(element, attribute);
    look_at_text(element, rule);
    look_at_children(element, rule);
  }

 private:
  void look_at_attribute(const DefinitionElement& element, const ElementRule& rule, std::string_view name, std::string_view value) {
    const auto known = std::ranges::find(rule.attributes, name, &AttributeRule::name);
    if (known == rule.attributes.end()) return unknown_attribute(element, rule, name, value);
    const ValueKindRow& kind = row_of(known->kind);
    if (!kind.fits(value)) findings_.error(element.line, sentence(attribute_words(element, name), ": ", kind.is_none, "; ", kind.may_be));
  }

  void unknown_attribute(const DefinitionElement& element, const ElementRule& rule, std::string_view name, std::string_view value) {
    const std::string written = std::string(name) + "=\"" + std::string(value) + "\"", tag = tag_of(element.name);
    const std::string names = names_of(rule.attributes);
    const Bilingual may = names.empty()
                              ? Bilingual{tag + " non ha attributi", tag + " has no attributes"}
                              : Bilingual{"gli attributi di " + tag + " sono " + names, "the attributes of " + tag + " are " + names};
    findings_.error(element.line, sentence(Bilingual{"attributo ", "attribute "}, written, Bilingual{" di ", " of "}, tag,
                                           Bilingual{": non esiste; ", ": there is none of that name; "}, may));
  }

  void missing(const DefinitionElement& element, const AttributeRule& attribute) {
    findings_.error(element.line, sentence(Bilingual{"attributo ", "attribute "}, attribute.name, Bilingual{" di ", " of "},
                                           tag_of(element.name), Bilingual{": manca; ", ": is missing; "}, row_of(attribute.kind).may_be));
  }

  void look_at_text(const DefinitionElement& element, const ElementRule& rule) {
    if (rule.text && element.text.empty())
      findings_.error(element.line, sentence(Bilingual{"testo di ", "text of "}, tag_of(element.name),
                                             Bilingual{": è vuoto; ci vuole un testo", ": is empty; a text must stand there"}));
    if (!rule.text && !element.text.empty())
      findings_.error(element.line, sentence(Bilingual{"testo \"", "text \""}, element.text, "\" in ", tag_of(element.name),
                                             Bilingual{": non può stare qui; ", ": cannot stand here; "}, may_stand_in(element, rule)));
  }

  void look_at_children(const DefinitionElement& element, const ElementRule& rule) {
    const ChildRule* before = nullptr;    // the last one with a place of its own
    const ElementRule* varied = nullptr;  // of the printed text that a variant would belong to
    for (const DefinitionElement& child : element.children) {
      const auto known = std::ranges::find(rule.children, child.name, &ChildRule::name);
      if (child.name == "variant" && known == rule.children.end()) {
        look_at_variant(element, child, varied);
        continue;
      }
      const ElementRule* own = known == rule.children.end() ? nullptr : rule_of(grammar_, element.name, child.name);
      varied = own && own->varies ? own : nullptr;
      if (!own) {
        unknown_element(element, rule, child);
        continue;
      }
      if (before && known->place < before->place) misplaced(element, child, before->name);
      if (!before || known->place >= before->place) before = &*known;
      if (known->once && element.child(child.name) != &child) repeated(element, child);
      look_at(child, *own);
    }
    for (const ChildRule& child : rule.children)
      if (child.required && !element.child(child.name))
        findings_.error(element.line, sentence(element_words(child.name, element), Bilingual{": manca; ", ": is missing; "},
                                               may_stand_in(element, rule)));
  }

  void look_at_variant(const DefinitionElement& element, const DefinitionElement& variant, const ElementRule* varied) {
    if (varied) return look_at(variant, *rule_of(grammar_, element.name, "variant"));
    findings_.error(variant.line,
                    sentence(element_words("variant", element),
                             Bilingual{": non segue un testo stampato; può stare soltanto dietro <heading>, <label>, <after>, "
                                       "<option>, <row>, <header>, <other> o un altro <variant>",
                                       ": follows no printed text; it may stand behind <heading>, <label>, <after>, <option>, "
                                       "<row>, <header>, <other> or another <variant> only"}));
  }

  void unknown_element(const DefinitionElement& element, const ElementRule& rule, const DefinitionElement& child) {
    const bool elsewhere = rule_of(grammar_, element.name, child.name);
    const Bilingual why = elsewhere ? Bilingual{": non può stare qui; ", ": cannot stand here; "}
                                    : Bilingual{": non esiste; ", ": there is none of that name; "};
    findings_.error(child.line, sentence(element_words(child.name, element), why, may_stand_in(element, rule)));
  }

  static Bilingual may_stand_in(const DefinitionElement& element, const ElementRule& rule) {
    const std::string tag = tag_of(element.name), children = tags_of(rule.children);
    if (!children.empty() && !rule.text) return {"in " + tag + " possono stare " + children, "in " + tag + " may stand " + children};
    if (rule.text) return {"in " + tag + " può stare soltanto testo", "in " + tag + " may stand text only"};
    return {tag + " è vuoto", tag + " is empty"};
  }

  void misplaced(const DefinitionElement& element, const DefinitionElement& child, std::string_view before) {
    findings_.error(child.line, sentence(element_words(child.name, element), Bilingual{": sta dopo ", ": stands behind "}, tag_of(before),
                                         Bilingual{"; deve stare prima", "; it must stand before it"}));
  }

  void repeated(const DefinitionElement& element, const DefinitionElement& child) {
    findings_.error(child.line, sentence(element_words(child.name, element), Bilingual{": c'è già", ": is there already"},
                                         at_line(element.child(child.name)->line),
                                         Bilingual{"; può stare una volta sola", "; it may stand only once"}));
  }

  const Grammar& grammar_;
  DefinitionFindings& findings_;
};

}  // namespace

void check_structure(const DefinitionElement& root, const Grammar& grammar, DefinitionFindings& findings) {
  const ElementRule* form = rule_of(grammar, {}, root.name);
  if (form && root.name == "form") return StructureCheck(grammar, findings).look_at(root, *form);
  findings.error(root.line, sentence(Bilingual{"elemento ", "element "}, tag_of(root.name),
                                     Bilingual{": non è una definizione; la radice è ", ": is no definition; the root is "},
                                     "<form xmlns=\"urn:schede:form:2\">"));
}

}  // namespace schede
