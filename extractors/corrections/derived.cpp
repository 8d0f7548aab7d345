#include "extractors/corrections/derived.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extractors/answers/parts.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/organisations/resolve.h"

namespace schede {
namespace {

bool begins_with_any(const std::string& path, std::initializer_list<std::string> beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& beginning) { return path.starts_with(beginning); });
}

/// Behind the last entry of a list, or in the place of the empty list.
std::vector<Field>::iterator end_of_list(Record& record, const std::string& list) {
  std::erase_if(record.fields, [&](const Field& field) { return field.path == list && is_empty(field.value); });
  const auto last =
      std::find_if(record.fields.rbegin(), record.fields.rend(), [&](const Field& field) { return field.path.starts_with(list + '['); });
  if (last != record.fields.rend()) return last.base();
  const std::string section = list.substr(0, list.find_first_of(".["));
  const auto near = std::find_if(record.fields.rbegin(), record.fields.rend(), [&](const Field& field) {
    return field.path == section || field.path.starts_with(section + '.') || field.path.starts_with(section + '[');
  });
  return near == record.fields.rend() ? record.fields.end() : near.base();
}

void add_entry(Record& record, const CorrectableFields& fields, const CorrectableField& field) {
  std::vector<Field> entry;
  for (const CorrectableField& member : fields.all())
    if (member.path.starts_with(field.entry() + '.'))
      entry.push_back({member.path, member.kind == CorrectableField::Kind::codes ? Value(std::vector<std::string>()) : Value()});
  const auto place = end_of_list(record, field.entries);
  record.fields.insert(place, std::make_move_iterator(entry.begin()), std::make_move_iterator(entry.end()));
}

/// Replaces the fields that a value's own are followed by.
void replace_derived(Record& record, const std::string& behind, std::initializer_list<std::string> beginnings, std::vector<Field> derived) {
  std::erase_if(record.fields, [&](const Field& field) { return begins_with_any(field.path, beginnings); });
  const auto value = std::ranges::find(record.fields, behind, &Field::path);
  const auto place = value == record.fields.end() ? value : value + 1;
  record.fields.insert(place, std::make_move_iterator(derived.begin()), std::make_move_iterator(derived.end()));
}

Normalised as_read(const Form& form, FieldType type, const std::string& text) {
  Normalised normalised;
  if (text.empty()) return normalised;
  normalised.value = text;
  if (row_of(type).content == Content::phones) normalised.phones = read_phones_of(form.country, text);
  if (row_of(type).content == Content::emails) normalised.emails = read_emails(text);
  return normalised;
}

}  // namespace

void put_value(Record& record, const CorrectableFields& fields, const CorrectableField& field, Value value) {
  auto place = std::ranges::find(record.fields, field.path, &Field::path);
  if (place == record.fields.end() && !field.entries.empty()) add_entry(record, fields, field);
  place = std::ranges::find(record.fields, field.path, &Field::path);
  if (place == record.fields.end())
    record.fields.insert(end_of_list(record, field.path), {field.path, std::move(value)});
  else
    place->value = std::move(value);
}

void derive_from(Record& record, const Form& form, const CorrectableField& field) {
  const std::string& path = field.path;
  const std::string text(record.text(path));
  const bool has_parts = form.language_version == 1 && field.field && field.entries.empty() && !field.table;
  if (has_parts)
    replace_derived(record, path, {path + "_parts", path + "_numbers", path + "_addresses"},
                    parts_of(*field.field, as_read(form, field.field->type, text)));
  const bool names_bodies = field.table && field.table->candidatures && field.field == &field.table->offer;
  if (!names_bodies) return;
  const std::string bodies = path.substr(0, path.rfind('.') + 1) + std::string(bodies_member);
  replace_derived(record, path, {bodies}, body_fields(bodies, bodies_of(text)));
}

}  // namespace schede
