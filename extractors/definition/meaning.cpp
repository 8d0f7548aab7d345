#include "extractors/definition/meaning.h"

#include <algorithm>
#include <utility>

#include "extractors/form/field_types.h"
#include "extractors/typed/pattern.h"
#include "extractors/typed/range.h"

namespace schede {
namespace {

constexpr std::pair<FieldType, std::string_view> samples[] = {{FieldType::integer, "12"},   {FieldType::decimal, "12.5"},
                                                              {FieldType::amount, "12.50"}, {FieldType::date, "2023-12-31"},
                                                              {FieldType::time, "08:30"},   {FieldType::year, "2023"}};

bool is_field(const DefinitionElement& element) { return element.name == "field" || element.name == "offer"; }
bool is_ordered(const DefinitionElement& field) { return !bound_sample(type_of(field)).empty(); }
template <FieldType type>
bool is_of_type(const DefinitionElement& field) {
  return type_of(field) == type;
}
bool is_many(const DefinitionElement& choice) { return choice.value("many") == "yes"; }
bool has_now(const DefinitionElement& was) { return was.attribute("now"); }

bool is_choice(const DefinitionElement& element) { return element.name == "choice" || element.name == "grid"; }
bool is_was(const DefinitionElement& element) { return element.name == "was"; }

/// An attribute that means something only beside another.
struct Meaning {
  std::string_view attribute;
  bool (*concerns)(const DefinitionElement& element);
  bool (*holds)(const DefinitionElement& element);
  Bilingual where;  ///< it means something
};

const Meaning meanings[] = {
    {"min",
     is_field,
     is_ordered,
     {"i tipi integer, decimal, amount, date, time, year", "the types integer, decimal, amount, date, time, year"}},
    {"max",
     is_field,
     is_ordered,
     {"i tipi integer, decimal, amount, date, time, year", "the types integer, decimal, amount, date, time, year"}},
    {"pattern", is_field, is_of_type<FieldType::line>, {"il tipo line", "the type line"}},
    {"currency", is_field, is_of_type<FieldType::amount>, {"il tipo amount", "the type amount"}},
    {"territory", is_field, is_of_type<FieldType::organisation>, {"il tipo organisation", "the type organisation"}},
    {"max", is_choice, is_many, {"gli elementi con many=\"yes\"", "elements with many=\"yes\""}},
    {"codes", is_was, has_now, {"gli elementi con now", "elements with now"}},
};

class MeaningCheck {
 public:
  explicit MeaningCheck(DefinitionFindings& findings) : findings_(findings) {}

  void look_at(const DefinitionElement& element) {
    const bool unknown_type = element.attribute("type") && !field_type_called(element.value("type"));
    for (const Meaning& meaning : meanings)
      if (!unknown_type && meaning.concerns(element) && element.attribute(meaning.attribute) && !meaning.holds(element))
        error(element, meaning.attribute, sentence(without_meaning(element), meaning.where));
    if (is_field(element) && !unknown_type) look_at_field(element);
    for (const DefinitionElement& child : element.children) look_at(child);
  }

 private:
  void error(const DefinitionElement& element, std::string_view attribute, const Bilingual& why) {
    findings_.error(element.line, sentence(attribute_words(element, attribute), ": ", why));
  }

  static Bilingual without_meaning(const DefinitionElement& element) {
    if (!is_field(element)) return {"qui non vuol dire nulla; vale per ", "means nothing here; it is for "};
    const std::string type(row_of(type_of(element)).name);
    return {"non vuol dire nulla per il tipo " + type + "; vale per ", "means nothing for the type " + type + "; it is for "};
  }

  void look_at_field(const DefinitionElement& field) {
    if (is_ordered(field)) look_at_bounds(field);
    const std::string* pattern = field.attribute("pattern");
    if (!pattern) return;
    if (const auto sound = check_pattern(*pattern); !sound)
      error(field, "pattern",
            sentence(Bilingual{"non è un'espressione regolare", "is no regular expression"}, " (", sound.error(), ")",
                     Bilingual{"; può stare un'espressione come [A-Z]{2}[0-9]{7}", "; one like [A-Z]{2}[0-9]{7} may stand there"}));
  }

  void look_at_bounds(const DefinitionElement& field) {
    const FieldType type = type_of(field);
    bool sound = true;
    for (const char* bound : {"min", "max"}) {
      if (!field.attribute(bound) || is_bound(type, field.value(bound))) continue;
      sound = false;
      error(field, bound,
            sentence(Bilingual{"non è un valore del tipo ", "is no value of the type "}, row_of(type).name,
                     Bilingual{"; si scrive come ", "; it is written like "}, bound_sample(type)));
    }
    if (sound && field.attribute("min") && field.attribute("max") && compare_bounds(type, field.value("min"), field.value("max")) > 0)
      error(field, "min",
            sentence(Bilingual{"supera ", "is above "}, "max=\"", field.value("max"),
                     Bilingual{"\"; il minimo non può essere maggiore del massimo", "\"; the least cannot be greater than the most"}));
  }

  DefinitionFindings& findings_;
};

}  // namespace

std::string_view bound_sample(FieldType type) {
  const auto* found = std::ranges::find(samples, type, &std::pair<FieldType, std::string_view>::first);
  return found == std::end(samples) ? std::string_view() : found->second;
}

FieldType type_of(const DefinitionElement& field) { return field_type_called(field.value("type")).value_or(FieldType::line); }

void check_meaning(const DefinitionElement& root, DefinitionFindings& findings) { MeaningCheck(findings).look_at(root); }

}  // namespace schede
