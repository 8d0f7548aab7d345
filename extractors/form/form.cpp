#include "extractors/form/form.h"

namespace schede {

namespace {

template <class Part>
std::vector<const Part*> parts_of(const Form& form) {
  std::vector<const Part*> found;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts)
      if (const auto* wanted = std::get_if<Part>(&part)) found.push_back(wanted);
  return found;
}

/// "contact.other[1].name" in the group "contact.other" or "areas[2].items" in the table "areas": index and member.
struct Entry {
  std::size_t index;
  std::string_view member;
};

std::optional<Entry> entry_in(std::string_view path, std::string_view array) {
  if (!path.starts_with(array) || path.size() <= array.size() || path[array.size()] != '[') return std::nullopt;
  const std::size_t close = path.find(']', array.size());
  if (close == std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  for (const char digit : path.substr(array.size() + 1, close - array.size() - 1))
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  const std::string_view rest = path.substr(close + 1);
  return Entry{index, rest.empty() ? rest : rest.substr(1)};
}

std::string group_title(const RepeatingGroup& group, const Entry& entry, Language language) {
  std::string title = group.title.in(language) + " " + std::to_string(entry.index + 1);
  for (const FormField& field : group.fields)
    if (field.path == entry.member) title += ", " + field.title.in(language);
  return title;
}

std::string area_title(const Choices& choices, const Entry& entry, Language language) {
  if (entry.index >= choices.areas.size()) return choices.title.in(language);
  const Area& area = choices.areas[entry.index];
  std::string title = "Area " + area.code + ", " + area.name.in(language);
  if (entry.member == choices.offer.path) title += ": " + choices.offer.title.in(language);
  return title;
}

/// What no form asks for, as it is worked out of the answers.
std::string derived_title(std::string_view path, Language language) {
  static const std::pair<std::string_view, Bilingual> titles[] = {
      {"territory", {"Territorio", "Territory"}},
      {"territory.kind", {"Tipo di ente", "Kind of body"}},
      {"territory.region", {"Regione", "Region"}},
      {"territory.province", {"Provincia", "Province"}},
      {"territory.municipality", {"Comune", "Municipality"}},
      {"territory.istat", {"Codice ISTAT", "ISTAT code"}},
      {"territory.convergence", {"Obiettivo Convergenza", "Convergence objective"}},
  };
  for (const auto& [known, title] : titles)
    if (known == path) return title.in(language);
  return std::string(path);
}

}  // namespace

std::vector<const FormField*> plain_fields(const Form& form) { return parts_of<FormField>(form); }
std::vector<const RepeatingGroup*> groups(const Form& form) { return parts_of<RepeatingGroup>(form); }
std::vector<const Choices*> choice_tables(const Form& form) { return parts_of<Choices>(form); }

std::string title_of(const Form& form, std::string_view path, Language language) {
  for (const FormField* field : plain_fields(form))
    if (field->path == path) return field->title.in(language);
  for (const RepeatingGroup* group : groups(form)) {
    if (group->path == path) return group->title.in(language);
    if (const auto entry = entry_in(path, group->path)) return group_title(*group, *entry, language);
  }
  for (const Choices* choices : choice_tables(form)) {
    if (choices->path == path) return choices->title.in(language);
    if (const auto entry = entry_in(path, choices->path)) return area_title(*choices, *entry, language);
  }
  return derived_title(path, language);
}

}  // namespace schede
