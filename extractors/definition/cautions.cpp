#include "extractors/definition/cautions.h"

#include <algorithm>

#include "extractors/form/condition.h"
#include "extractors/form/printed_number.h"
#include "extractors/text/fold.h"

namespace schede {
namespace {

/// A text that the form prints, in printed order.
struct Printed {
  const DefinitionElement* element = nullptr;  ///< the text's own
  const DefinitionElement* owner = nullptr;    ///< what it introduces
  std::string key;
  bool label = false;
  std::vector<const DefinitionElement*> variants;
};

constexpr std::string_view printed_names[] = {"heading", "label", "after", "option", "row", "header", "other"};
constexpr std::string_view question_names[] = {"field", "choice", "grid", "rows", "group"};

template <class Names>
bool is_in(const Names& names, const std::string& name) {
  return std::ranges::find(names, name) != std::end(names);
}

/// By what printed texts are compared.
std::string key_of(const DefinitionElement& text) { return fold_key(without_number(text.text)); }

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

class CautionCheck {
 public:
  CautionCheck(const DefinitionNames& names, DefinitionFindings& findings) : names_(names), findings_(findings) {}

  void look_at(const DefinitionElement& element, const NamedAnswers* members, const std::string& when) {
    const std::string* own_when = element.attribute("when");
    const std::string all = when.empty() || !own_when ? when + (own_when ? *own_when : "") : when + " and " + *own_when;
    if (element.name == "section") look_at_section(element);
    if (is_in(question_names, element.name)) look_at_asked(element, members, all);
    if (element.name == "choice" || element.name == "grid" || element.name == "options") look_at_options(element);
    const auto own = names_.members.find(&element);
    for (const DefinitionElement& child : element.children)
      look_at(child, own == names_.members.end() ? members : &own->second, element.name == "section" ? all : when);
  }

 private:
  void look_at_section(const DefinitionElement& section) {
    std::vector<Printed> texts;
    gather(section, texts);
    for (std::size_t i = 1; i < texts.size(); ++i)
      if (texts[i].label && texts[i - 1].label && texts[i].key == texts[i - 1].key) same_label(texts[i - 1], texts[i]);
    for (const Printed& text : texts) look_at_variants(text, texts);
    look_at_short_labels(section);
  }

  static void gather(const DefinitionElement& element, std::vector<Printed>& texts) {
    for (const DefinitionElement& child : element.children) {
      if (is_in(printed_names, child.name)) texts.push_back({&child, &element, key_of(child), child.name == "label", {}});
      if (child.name == "variant" && !texts.empty() && texts.back().owner == &element) texts.back().variants.push_back(&child);
      if (is_in(question_names, child.name)) gather(child, texts);
    }
  }

  void same_label(const Printed& before, const Printed& after) {
    findings_.warn(after.element->line,
                   sentence(Bilingual{"etichetta ", "label "}, quoted(after.element->text),
                            Bilingual{" già alla riga ", " stands already at line "}, std::to_string(before.element->line),
                            Bilingual{", e niente di stampato in mezzo: le risposte si possono scambiare",
                                      ", and nothing is printed between: the answers may be taken for each other"}));
  }

  void look_at_variants(const Printed& text, const std::vector<Printed>& texts) {
    for (const DefinitionElement* variant : text.variants)
      for (const Printed& other : texts)
        if (other.label && other.owner != text.owner && other.key == key_of(*variant))
          findings_.warn(
              variant->line,
              sentence(Bilingual{"variante ", "variant "}, quoted(variant->text), Bilingual{": è l'etichetta di ", ": is the label of "},
                       tag_of(other.owner->name), at_line(other.element->line),
                       Bilingual{"; le risposte si possono scambiare", "; the answers may be taken for each other"}));
  }

  /// By itself on its line is what has no other question beside it in the section, between two headings.
  void look_at_short_labels(const DefinitionElement& section) {
    const auto is_question = [&](std::size_t i) { return i < section.children.size() && is_in(question_names, section.children[i].name); };
    for (std::size_t i = 0; i < section.children.size(); ++i) {
      const DefinitionElement& field = section.children[i];
      const DefinitionElement* label = field.name == "field" ? field.child("label") : nullptr;
      if (!label || field.child("after") || is_question(i + 1) || (i > 0 && is_question(i - 1))) continue;
      std::size_t letters = 0;
      for (const FoldedWord& word : fold_words(label->text)) letters += word.key.size();
      if (letters == 0 || letters > 2) continue;
      findings_.warn(
          label->line,
          sentence(Bilingual{"etichetta ", "label "}, quoted(label->text),
                   Bilingual{" di una o due lettere da sola sulla riga: si può trovare anche altrove; un'etichetta più lunga è più sicura",
                             " of one or two letters alone on its line: it may be found elsewhere too; a longer one is safer"}));
    }
  }

  void look_at_options(const DefinitionElement& element) {
    std::vector<Printed> options;
    for (const DefinitionElement& child : element.children) {
      if (child.name == "option" || child.name == "other") options.push_back({&child, &element, key_of(child), false, {}});
      if (child.name == "variant" && !options.empty()) options.back().variants.push_back(&child);
    }
    for (const Printed& option : options)
      for (const Printed& other : options)
        if (option.variants.empty() && !option.key.empty() && other.key.starts_with(option.key + " "))
          findings_.warn(option.element->line, sentence(Bilingual{"opzione ", "option "}, quoted(option.element->text),
                                                        Bilingual{": è l'inizio di ", ": is the beginning of "},
                                                        quoted(other.element->text), at_line(other.element->line),
                                                        Bilingual{"; si possono scambiare: un <variant> suo la distingue",
                                                                  "; they may be taken for each other: a <variant> of its own tells it"}));
  }

  /// Where an optional answer stays out, nobody asks for it, nor for what depends on it.
  void look_at_asked(const DefinitionElement& element, const NamedAnswers* members, const std::string& when) {
    if (element.value("need") != "required" || when.empty()) return;
    const auto condition = parse_condition(when);
    if (!condition) return;
    for (const Requirement& wanted : *condition) {
      const DefinitionElement* asked = wanted.kind == Requirement::Kind::filled ? nullptr : find(wanted.path, members);
      if (!asked || asked->value("need") == "required" || asked->value("need") == "recommended" || asked->attribute("default")) continue;
      findings_.warn(element.line, sentence(attribute_words(element, "need"), Bilingual{": dipende da \"", ": depends on \""}, wanted.path,
                                            "\"", at_line(asked->line),
                                            Bilingual{", che è facoltativo: senza quella risposta questa non si chiede mai",
                                                      ", which is optional: without that answer this one is never asked for"}));
    }
  }

  const DefinitionElement* find(const std::string& path, const NamedAnswers* members) const {
    for (const NamedAnswers* answers : {members, &names_.answers})
      if (answers)
        if (const auto found = answers->find(path); found != answers->end()) return found->second.element;
    return nullptr;
  }

  const DefinitionNames& names_;
  DefinitionFindings& findings_;
};

}  // namespace

void check_cautions(const DefinitionElement& root, const DefinitionNames& names, DefinitionFindings& findings) {
  CautionCheck(names, findings).look_at(root, nullptr, {});
}

}  // namespace schede
