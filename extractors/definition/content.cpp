#include "extractors/definition/content.h"

#include <algorithm>
#include <map>

#include "extractors/definition/names.h"
#include "extractors/form/definition.h"
#include "extractors/form/form_set.h"

namespace schede {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// What stands in an element under any of some names.
std::vector<const DefinitionElement*> children_called(const DefinitionElement& element, std::initializer_list<std::string_view> names) {
  std::vector<const DefinitionElement*> found;
  for (const DefinitionElement& child : element.children)
    if (is_one_of(child.name, names)) found.push_back(&child);
  return found;
}

/// Of what an element must have one at least.
struct Needed {
  std::string_view element;
  std::vector<std::string_view> any_of;
  Bilingual what;  ///< "le opzioni"
  bool by_use = false;
};

const std::vector<Needed>& needed() {
  static const std::vector<Needed> table = {
      {"choice", {"option"}, {"mancano le opzioni; ci vogliono <option> o use", "options are missing; it wants <option> or use"}, true},
      {"grid", {"option"}, {"mancano le opzioni; ci vogliono <option> o use", "options are missing; it wants <option> or use"}, true},
      {"options", {"option"}, {"mancano le opzioni; ci vogliono <option>", "options are missing; it wants <option>"}},
      {"grid", {"row"}, {"mancano le righe; ci vogliono <row>", "rows are missing; it wants <row>"}},
      {"rows",
       {"field", "choice"},
       {"mancano le colonne; ci vogliono <field> o <choice>", "columns are missing; it wants <field> or <choice>"}},
      {"group",
       {"field", "choice"},
       {"mancano i campi; ci vogliono <field> o <choice>", "fields are missing; it wants <field> or <choice>"}},
      {"choices", {"area"}, {"mancano le aree; ci vogliono <area>", "areas are missing; it wants <area>"}},
      {"choices", {"title"}, {"manca un titolo; ci vuole <title>", "a title is missing; it wants <title>"}},
      {"field",
       {"label", "title"},
       {"mancano etichetta e titolo; ci vuole <label>, o <title>", "label and title are missing; it wants <label>, or <title>"}},
      {"offer",
       {"label", "title"},
       {"mancano etichetta e titolo; ci vuole <label>, o <title>", "label and title are missing; it wants <label>, or <title>"}},
      {"choice",
       {"label", "title"},
       {"mancano etichetta e titolo; ci vuole <label>, o <title>", "label and title are missing; it wants <label>, or <title>"}},
      {"grid",
       {"label", "title"},
       {"mancano etichetta e titolo; ci vuole <label>, o <title>", "label and title are missing; it wants <label>, or <title>"}},
      {"rows",
       {"label", "title"},
       {"mancano etichetta e titolo; ci vuole <label>, o <title>", "label and title are missing; it wants <label>, or <title>"}},
      {"group",
       {"heading", "title"},
       {"mancano titolo stampato e titolo; ci vuole <heading>, o <title>",
        "heading and title are missing; it wants <heading>, or <title>"}},
  };
  return table;
}

class ContentCheck {
 public:
  ContentCheck(const DefinitionElement& root, DefinitionFindings& findings) : root_(root), findings_(findings) {}

  void look_at(const DefinitionElement& element, const DefinitionElement* parent) {
    look_at_needed(element);
    look_at_titles(element, parent);
    look_at_codes(element);
    if (is_one_of(element.name, {"choice", "grid"})) look_at_options(element);
    if (element.name == "options") look_at_list(element);
    if (is_one_of(element.name, {"rows", "group", "grid"})) look_at_members(element);
    if (element.name == "choices") look_at_areas(element);
    look_at_single(element, "territory");
    if (element.value("candidatures") == "yes") look_at_single(element, "candidatures");
    for (const DefinitionElement& child : element.children) look_at(child, &element);
  }

  /// Documents are told to be the form by its labels.
  void look_at_labels() {
    constexpr std::size_t least_labels = 4, least_words = 8;
    const Form form = build_definition(root_);
    std::size_t labels = 0, words = 0;
    for (const Anchor& anchor : FormIndex(form).anchors) {
      if (!is_telling_label(anchor) || anchor.wordings.empty()) continue;
      ++labels;
      words += anchor.wordings.front().words.size();
    }
    if (labels >= least_labels && words >= least_words) return;
    const std::string found = std::to_string(labels), count = std::to_string(words);
    findings_.error(root_.line,
                    sentence(tag_of(root_.name),
                             Bilingual{": nessun documento si potrebbe riconoscere: etichette " + found + ", parole " + count +
                                           "; ci vogliono almeno 4 etichette stampate (domande, righe, colonne) con 8 parole in tutto",
                                       ": no document could be told to be this form: labels " + found + ", words " + count +
                                           "; it wants at least 4 printed labels (questions, rows, columns) with 8 words in all"}));
  }

 private:
  void error(const DefinitionElement& element, const Bilingual& why) {
    const std::string* path = element.attribute("path");
    findings_.error(element.line, path ? sentence(attribute_words(element, "path"), ": ", why) : sentence(tag_of(element.name), ": ", why));
  }

  void look_at_needed(const DefinitionElement& element) {
    for (const Needed& each : needed()) {
      if (each.element != element.name || (each.by_use && element.attribute("use"))) continue;
      const bool there = std::ranges::any_of(each.any_of, [&](std::string_view name) { return element.child(name) != nullptr; });
      if (!there) error(element, each.what);
    }
  }

  void look_at_titles(const DefinitionElement& element, const DefinitionElement* parent) {
    const bool title = (element.name == "title" && parent && parent->name != "area") || element.name == "name";
    const auto has = [&](const char* language) { return element.attribute(language) != nullptr; };
    const auto languages = {"it", "en", "fr", "de", "es"};
    if (title && std::ranges::none_of(languages, has))
      error(element, {"manca il titolo; ci vuole almeno uno tra it, en, fr, de, es",
                      "there is no title; it wants one of it, en, fr, de, es at least"});
  }

  /// Codes that differ: of options, of rows, of areas and their items.
  void look_at_codes(const DefinitionElement& element) {
    std::map<std::string, int> options, rows, areas;
    const auto take = [&](std::map<std::string, int>& seen, const DefinitionElement& child, const std::string& code) {
      const auto [known, fresh] = seen.try_emplace(code, child.line);
      if (fresh || code.empty()) return;
      findings_.error(child.line,
                      sentence(attribute_words(child, "code", code), Bilingual{": c'è già", ": is there already"}, at_line(known->second),
                               Bilingual{"; un codice sta una volta sola", "; a code stands only once"}));
    };
    for (const DefinitionElement& child : element.children) {
      const std::string* code = child.attribute("code");
      if (child.name == "option" || (child.name == "other" && element.name != "area")) take(options, child, code ? *code : "other");
      if (child.name == "row") take(rows, child, child.value("code"));
      if (child.name == "area") take(areas, child, child.value("code"));
      if (child.name == "area")
        for (const DefinitionElement* item : children_called(child, {"item"})) take(areas, *item, item->value("code"));
    }
  }

  void look_at_options(const DefinitionElement& element) {
    if (element.attribute("use") && element.child("option"))
      findings_.error(element.line, sentence(attribute_words(element, "use"),
                                             Bilingual{": c'è anche <option>; un elemento ha opzioni sue, o use",
                                                       ": there is <option> too; an element has options of its own, or use"}));
    if (element.name == "grid") return;
    bool option = element.attribute("use");
    for (const DefinitionElement& child : element.children) {
      option = option || child.name == "option" || child.name == "other";
      if (child.name == "field" && !option)
        error(child, {"non ha un'opzione davanti; un <field> in <choice> sta dietro l'<option> a cui appartiene",
                      "has no option before it; a <field> in <choice> stands behind the <option> that it belongs to"});
    }
  }

  void look_at_list(const DefinitionElement& list) {
    const std::string id = list.value("id");
    const DefinitionElement* first = option_list(root_, id);
    const Bilingual taken = id == "yes-no" ? Bilingual{": è già un elenco di sì e no", ": is a list of yes and no already"}
                                           : sentence(Bilingual{": c'è già", ": is there already"}, at_line(first->line));
    if (id == "yes-no" || first != &list)
      findings_.error(list.line,
                      sentence(attribute_words(list, "id"), taken, Bilingual{"; ci vuole un altro nome", "; it needs another name"}));
  }

  /// Paths of members are single names; a choice in rows is one cell.
  void look_at_members(const DefinitionElement& element) {
    for (const DefinitionElement* member : children_called(element, {"field", "choice"})) {
      if (member->value("path").find('.') != std::string::npos)
        error(*member, sentence(Bilingual{"sta in ", "stands in "}, tag_of(element.name),
                                Bilingual{"; qui un percorso non può avere punti", "; a path here cannot have a dot"}));
      if (element.name != "rows" || member->name != "choice") continue;
      if (member->value("many") == "yes")
        findings_.error(member->line, sentence(attribute_words(*member, "many"), Bilingual{": in <rows> si sceglie una sola opzione",
                                                                                           ": in <rows> one option only is chosen"}));
      if (const DefinitionElement* other = member->child("other"))
        findings_.error(other->line, {"elemento <other> in <choice>: non può stare in una riga di <rows>; può stare <option>",
                                      "element <other> in <choice>: cannot stand in a row of <rows>; <option> may stand there"});
    }
  }

  void look_at_areas(const DefinitionElement& choices) {
    const bool candidatures = choices.value("candidatures") == "yes";
    const DefinitionElement* offer = choices.child("offer");
    if (candidatures && !offer)
      findings_.error(choices.line, sentence(attribute_words(choices, "candidatures"),
                                             Bilingual{": manca <offer>, di cui ha bisogno", ": <offer> is missing, which it needs"}));
    std::map<std::string, std::string_view> members;
    for (const std::string_view attribute : {"key", "mark", "items", "other"}) look_at_member(choices, attribute, candidatures, members);
    if (offer) look_at_member(*offer, "path", candidatures, members);
  }

  void look_at_member(const DefinitionElement& element, std::string_view attribute, bool candidatures,
                      std::map<std::string, std::string_view>& members) {
    const std::string name = element.value(attribute);
    if (name.empty()) return;
    const auto [known, fresh] = members.try_emplace(name, attribute);
    if (!fresh)
      findings_.error(element.line, sentence(attribute_words(element, attribute), Bilingual{": è già ", ": is already "}, known->second,
                                             Bilingual{"; ogni nome sta una volta sola", "; a name stands only once"}));
    if (attribute == "path" && name.find('.') != std::string::npos)
      error(element, {"sta in <choices>; qui un percorso non può avere punti", "stands in <choices>; a path here cannot have a dot"});
    if (candidatures && is_one_of(name, {"mode", "mode_reason", "offering_bodies"}))
      findings_.error(element.line, sentence(attribute_words(element, attribute),
                                             Bilingual{": è riservato; con candidatures sono riservati mode, mode_reason, offering_bodies",
                                                       ": is reserved; with candidatures mode, mode_reason, offering_bodies are"}));
  }

  /// What may be asked for only once in a form.
  void look_at_single(const DefinitionElement& element, const std::string& attribute) {
    if (!element.attribute(attribute)) return;
    const auto [first, fresh] = single_.try_emplace(attribute, element.line);
    if (!fresh)
      findings_.error(element.line, sentence(attribute_words(element, attribute), Bilingual{": c'è già", ": is there already"},
                                             at_line(first->second), Bilingual{"; può stare una volta sola", "; it may stand only once"}));
  }

  const DefinitionElement& root_;
  DefinitionFindings& findings_;
  std::map<std::string, int> single_;
};

}  // namespace

void check_content(const DefinitionElement& root, DefinitionFindings& findings) {
  ContentCheck check(root, findings);
  check.look_at(root, nullptr);
  check.look_at_labels();
}

}  // namespace schede
