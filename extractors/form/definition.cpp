#include "extractors/form/definition.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "extractors/form/definition_words.h"
#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"

namespace schede {

namespace {

std::size_t number_of(const std::string& text, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "kind.name" gives the column "kind_name".
std::string column_of(const DefinitionElement& element) {
  if (const std::string* column = element.attribute("column")) return *column;
  std::string column = element.value("path");
  std::replace(column.begin(), column.end(), '.', '_');
  return column;
}

std::string country_of(const std::string& language) {
  static const std::map<std::string, std::string> countries = {{"it", "IT"}, {"en", "GB"}, {"fr", "FR"}, {"de", "DE"}, {"es", "ES"}};
  const auto found = countries.find(language);
  return found == countries.end() ? "IT" : found->second;
}

class DefinitionBuilder {
 public:
  Form build(const DefinitionElement& root) {
    form_.language_version = 2;
    form_.vocabulary.built_in = true;
    form_.id = root.value("id");
    form_.version = root.value("version");
    if (auto languages = words_in(root.value("lang")); !languages.empty()) form_.languages = std::move(languages);
    form_.country = root.attribute("country") ? root.value("country") : country_of(form_.languages.front());
    form_.respondent.word = {"Rispondente", "Respondent"};
    for (const DefinitionElement& child : root.children) add(child);
    if (form_.vocabulary.built_in)
      for (const std::string& language : form_.languages) add_words(words_of(language));
    return std::move(form_);
  }

 private:
  void add(const DefinitionElement& element) {
    if (element.name == "title") form_.title = titles_of(element);
    if (element.name == "respondent") add_respondent(element);
    if (element.name == "was") add_former(element);
    if (element.name == "preamble")
      for (const DefinitionElement& paragraph : element.children) form_.preamble.push_back({paragraph.text, {}});
    if (element.name == "options") lists_[element.value("id")] = options_in(element);
    if (element.name == "section") add_section(element);
    if (element.name == "vocabulary") add_vocabulary(element);
  }

  /// In the report's language, else in the form's own, else in the first that is written.
  Bilingual titles_of(const DefinitionElement& element) const {
    std::string otherwise = element.value(form_.languages.front());
    for (const auto& [name, value] : element.attributes)
      if (otherwise.empty() && name.size() == 2) otherwise = value;
    const std::string *it = element.attribute("it"), *en = element.attribute("en");
    return {it ? *it : otherwise, en ? *en : otherwise};
  }

  void add_respondent(const DefinitionElement& element) {
    form_.respondent.paths = words_in(element.value("path"));
    form_.respondent.email = element.value("email");
    const Bilingual word = titles_of(element);
    if (!word.it.empty()) form_.respondent.word = word;
  }

  void add_former(const DefinitionElement& element) {
    FormerPath former = {element.value("version"), element.value("path"), element.value("now"), {}};
    for (const std::string& pair : words_in(element.value("codes"))) {
      const std::size_t sign = std::min(pair.find('='), pair.size());
      former.codes.emplace_back(pair.substr(0, sign), pair.substr(std::min(sign + 1, pair.size())));
    }
    form_.former.push_back(std::move(former));
  }

  void add_words(const LanguageWords& words) {
    const auto append = [](const std::vector<std::string>& from, std::vector<std::string>& to) {
      to.insert(to.end(), from.begin(), from.end());
    };
    append(words.yes, form_.vocabulary.yes);
    append(words.no, form_.vocabulary.no);
    append(words.ticks, form_.vocabulary.ticks);
    append(words.fillers, form_.vocabulary.fillers);
    append(words.prompts, form_.vocabulary.prompts);
    append(words.attachment, form_.vocabulary.attachment);
    append(words.closing, form_.vocabulary.closing);
    append(words.notices, form_.vocabulary.notices);
  }

  void add_vocabulary(const DefinitionElement& element) {
    form_.vocabulary.built_in = element.value("built-in") != "no";
    for (const DefinitionElement& word : element.children) add_word(form_.vocabulary, word.name, word.text);
  }

  void add_section(const DefinitionElement& element) {
    section_condition_ = condition_of(element);
    Section& section = form_.sections.emplace_back();
    for (std::size_t i = 0; i < element.children.size(); ++i) {
      const DefinitionElement& child = element.children[i];
      if (child.name == "heading") section.parts.emplace_back(PrintedText{label_at(element, i), child.line});
      if (child.name == "stray") section.extra_labels.push_back(child.text);
      if (child.name == "field") section.parts.emplace_back(field_of(child));
      if (child.name == "choice") section.parts.emplace_back(choice_of(child));
      if (child.name == "grid") section.parts.emplace_back(grid_of(child));
      if (child.name == "rows") section.parts.emplace_back(rows_of(child, false));
      if (child.name == "group") section.parts.emplace_back(rows_of(child, true));
      if (child.name == "choices") section.parts.emplace_back(choices_of(child));
    }
    section_condition_ = {};
  }

  /// A printed text and the variants behind it.
  static Label label_at(const DefinitionElement& parent, std::size_t number) {
    const DefinitionElement& element = parent.children[number];
    Label label = {element.text, {}};
    for (const DefinitionElement& inner : element.children)
      if (inner.name == "variant") label.variants.push_back(inner.text);
    for (std::size_t next = number + 1; next < parent.children.size() && parent.children[next].name == "variant"; ++next)
      label.variants.push_back(parent.children[next].text);
    return label;
  }

  static Label label_called(const DefinitionElement& parent, std::string_view name) {
    for (std::size_t i = 0; i < parent.children.size(); ++i)
      if (parent.children[i].name == name) return label_at(parent, i);
    return {};
  }

  static std::vector<Label> labels_called(const DefinitionElement& parent, std::string_view name) {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < parent.children.size(); ++i)
      if (parent.children[i].name == name) labels.push_back(label_at(parent, i));
    return labels;
  }

  /// The element's own and its section's.
  Condition condition_of(const DefinitionElement& element) const {
    Condition condition = section_condition_;
    if (const std::string* text = element.attribute("when"))
      if (auto own = parse_condition(*text)) condition.insert(condition.end(), own->begin(), own->end());
    return condition;
  }

  /// What all kinds of elements have.
  template <class Part>
  void fill(Part& part, const DefinitionElement& element, std::string_view label) const {
    part.path = element.value("path");
    part.column = column_of(element);
    part.need = need_called(element.value("need"));
    part.when = condition_of(element);
    part.line = element.line;
    const Label printed = label_called(element, label);
    const DefinitionElement* title = element.child("title");
    part.title = title ? titles_of(*title) : Bilingual{printed.text, printed.text};
    if constexpr (requires { part.label; }) part.label = printed;
  }

  FormField field_of(const DefinitionElement& element) const {
    FormField field;
    fill(field, element, "label");
    field.type = field_type_called(element.value("type")).value_or(FieldType::line);
    field.one_of = element.value("one-of");
    field.after = label_called(element, "after");
    field.min = element.value("min");
    field.max = element.value("max");
    field.pattern = element.value("pattern");
    field.currency = element.value("currency");
    const std::string territory = element.value("territory");
    field.territory = territory == "convergence" ? TerritoryAsked::convergence
                      : territory == "yes"       ? TerritoryAsked::territory
                                                 : TerritoryAsked::no;
    for (const DefinitionElement& child : element.children)
      if (child.name == "alternative") field.alternatives.push_back({child.text, child.value("reads")});
    return field;
  }

  std::vector<ChoiceOption> listed_options(const std::string& use) const {
    if (use == "yes-no") return yes_no();
    const auto list = lists_.find(use);
    return list == lists_.end() ? std::vector<ChoiceOption>() : list->second;
  }

  /// Those that it uses, then its own: `other` stands behind a list too.
  std::vector<ChoiceOption> options_in(const DefinitionElement& element) const {
    std::vector<ChoiceOption> options = listed_options(element.value("use"));
    for (std::size_t i = 0; i < element.children.size(); ++i) {
      const DefinitionElement& child = element.children[i];
      const bool other = child.name == "other";
      if (child.name == "option" || other) {
        const std::string* code = child.attribute("code");
        options.push_back({code ? *code : "other", label_at(element, i), other, {}});
      }
      if (child.name == "field" && !options.empty() && element.name == "choice") options.back().fields.push_back(field_of(child));
    }
    return options;
  }

  /// Printed as any yes and no of the form's languages.
  std::vector<ChoiceOption> yes_no() const {
    static const std::map<std::string, std::pair<std::string, std::string>> words = {
        {"it", {"SI", "NO"}}, {"en", {"YES", "NO"}}, {"fr", {"OUI", "NON"}}, {"de", {"JA", "NEIN"}}, {"es", {"SI", "NO"}}};
    ChoiceOption yes = {"yes", {}, false, {}}, no = {"no", {}, false, {}};
    for (const std::string& language : form_.languages) {
      const auto found = words.find(language);
      if (found == words.end()) continue;
      add_wording(yes.label, found->second.first);
      add_wording(no.label, found->second.second);
    }
    return {std::move(yes), std::move(no)};
  }

  static void add_wording(Label& label, const std::string& text) {
    if (label.text.empty())
      label.text = text;
    else if (text != label.text)
      label.variants.push_back(text);
  }

  ChoiceQuestion choice_of(const DefinitionElement& element) const {
    ChoiceQuestion choice;
    fill(choice, element, "label");
    choice.options = options_in(element);
    choice.many = element.value("many") == "yes";
    choice.max = number_of(element.value("max"), 0);
    choice.default_code = element.value("default");
    return choice;
  }

  static std::vector<PrintedRow> rows_in(const DefinitionElement& element) {
    std::vector<PrintedRow> rows;
    for (std::size_t i = 0; i < element.children.size(); ++i)
      if (element.children[i].name == "row") rows.push_back({element.children[i].value("code"), label_at(element, i)});
    return rows;
  }

  Grid grid_of(const DefinitionElement& element) const {
    Grid grid;
    fill(grid, element, "label");
    grid.headers = labels_called(element, "header");
    grid.options = options_in(element);
    grid.rows = rows_in(element);
    for (const DefinitionElement& child : element.children)
      if (child.name == "field") grid.fields.push_back(field_of(child));
    grid.many = element.value("many") == "yes";
    grid.max = number_of(element.value("max"), 0);
    return grid;
  }

  Rows rows_of(const DefinitionElement& element, bool labelled) const {
    Rows rows;
    fill(rows, element, labelled ? "heading" : "label");
    rows.headers = labels_called(element, "header");
    rows.rows = rows_in(element);
    rows.printed = number_of(element.value("printed"), 1);
    rows.labelled = labelled;
    for (const DefinitionElement& child : element.children) {
      if (child.name == "field") rows.members.emplace_back(field_of(child));
      if (child.name == "choice") rows.members.emplace_back(choice_of(child));
    }
    return rows;
  }

  Choices choices_of(const DefinitionElement& element) const {
    Choices choices;
    fill(choices, element, "");
    choices.key = element.value("key");
    choices.mark = element.value("mark");
    choices.items = element.value("items");
    choices.other = element.value("other");
    choices.headers = labels_called(element, "header");
    choices.candidatures = element.value("candidatures") == "yes";
    const DefinitionElement* offer = element.child("offer");
    choices.has_offer = offer != nullptr;
    if (offer) choices.offer = field_of(*offer);
    for (const DefinitionElement& child : element.children)
      if (child.name == "area") choices.areas.push_back(area_of(child));
    return choices;
  }

  Area area_of(const DefinitionElement& element) const {
    Area area;
    area.code = element.value("code");
    area.title = label_called(element, "title");
    area.subtitles = labels_called(element, "subtitle");
    area.other = label_called(element, "other");
    const DefinitionElement* name = element.child("name");
    area.name = name ? titles_of(*name) : Bilingual{area.title.text, area.title.text};
    for (std::size_t i = 0; i < element.children.size(); ++i)
      if (element.children[i].name == "item") area.items.push_back({element.children[i].value("code"), label_at(element, i)});
    return area;
  }

  Form form_;
  std::map<std::string, std::vector<ChoiceOption>> lists_;
  Condition section_condition_;
};

}  // namespace

Form build_definition(const DefinitionElement& root) { return DefinitionBuilder().build(root); }

}  // namespace schede
