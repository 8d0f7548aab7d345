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

/// The title of what a path names in one part of a definition; nothing where the part has no such path.
class PartTitle {
 public:
  PartTitle(std::string_view path, Language language) : path_(path), language_(language) {}

  std::optional<std::string> operator()(const FormField& field) const { return titled(field.path == path_, field); }

  std::optional<std::string> operator()(const ChoiceQuestion& choice) const {
    if (path_ == choice.path) return choice.title.in(language_);
    for (const ChoiceOption& option : choice.options) {
      if (option.other && path_ == choice.path + "_other") return choice.title.in(language_) + ": " + option.label.text;
      for (const FormField& field : option.fields)
        if (field.path == path_) return field.title.in(language_);
    }
    return std::nullopt;
  }

  std::optional<std::string> operator()(const Grid& grid) const {
    if (path_ == grid.path) return grid.title.in(language_);
    for (const PrintedRow& row : grid.rows) {
      if (path_ == grid.path + "." + row.code) return grid.title.in(language_) + ": " + row.label.text;
      for (const FormField& field : grid.fields)
        if (path_ == grid.path + "_" + field.path + "." + row.code) return row.label.text + ", " + field.title.in(language_);
    }
    return std::nullopt;
  }

  std::optional<std::string> operator()(const Rows& rows) const {
    if (path_ == rows.path) return rows.title.in(language_);
    const auto entry = entry_in(path_, rows.path);
    if (!entry) return std::nullopt;
    std::string title = rows.title.in(language_) + " " + std::to_string(entry->index + 1);
    if (entry->index < rows.rows.size()) title = rows.title.in(language_) + ", " + rows.rows[entry->index].label.text;
    for (const RowMember& member : rows.members)
      if (const auto own = std::visit([&](const auto& what) { return titled(what.path == entry->member, what); }, member))
        title += ", " + *own;
    return title;
  }

  std::optional<std::string> operator()(const PrintedText&) const { return std::nullopt; }
  std::optional<std::string> operator()(const RepeatingGroup& group) const {
    if (path_ == group.path) return group.title.in(language_);
    const auto entry = entry_in(path_, group.path);
    return entry ? std::optional(group_title(group, *entry, language_)) : std::nullopt;
  }
  std::optional<std::string> operator()(const Choices& choices) const {
    if (path_ == choices.path) return choices.title.in(language_);
    const auto entry = entry_in(path_, choices.path);
    return entry ? std::optional(area_title(choices, *entry, language_)) : std::nullopt;
  }

 private:
  template <class Part>
  std::optional<std::string> titled(bool is_it, const Part& part) const {
    return is_it ? std::optional(part.title.in(language_)) : std::nullopt;
  }

  std::string_view path_;
  Language language_;
};

}  // namespace

std::vector<const FormField*> plain_fields(const Form& form) { return parts_of<FormField>(form); }
std::vector<const RepeatingGroup*> groups(const Form& form) { return parts_of<RepeatingGroup>(form); }
std::vector<const Choices*> choice_tables(const Form& form) { return parts_of<Choices>(form); }

std::string title_of(const Form& form, std::string_view path, Language language) {
  const PartTitle title(path, language);
  for (const Section& section : form.sections)
    for (const auto& part : section.parts)
      if (auto found = std::visit(title, part)) return std::move(*found);
  return derived_title(path, language);
}

}  // namespace schede
