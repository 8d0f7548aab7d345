#include "outputs/records/contact.h"

#include <algorithm>

#include "extractors/organisations/resolve.h"

namespace schede {

namespace {

/// Empty when the form does not ask for it.
std::string_view first_path(FieldType type, const Form& form) {
  const auto fields = plain_fields(form);
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField* field) { return field->type == type; });
  return found == fields.end() ? std::string_view() : (*found)->path;
}

std::string_view first_of(FieldType type, const Record& record, const Form& form) { return record.text(first_path(type, form)); }

}  // namespace

Contact contact_of(const Record& record, const Form& form) {
  return {first_of(FieldType::organisation, record, form), first_of(FieldType::name, record, form),
          first_of(FieldType::phone, record, form), first_of(FieldType::mobile, record, form), first_of(FieldType::email, record, form)};
}

std::string phone_words(std::string_view numbers, Language language) {
  constexpr std::string_view extension = " ext. ";
  std::string words(numbers);
  if (language != Language::it) return words;
  for (auto at = words.find(extension); at != std::string::npos; at = words.find(extension, at))
    words.replace(at, extension.size(), " int. ");
  return words;
}

std::string organisation_key_of(const Record& record, const Form& form) {
  const std::string path(first_path(FieldType::organisation, form));
  const auto known = record.text(path + "_key");
  return known.empty() ? organisation_key(record.text(path)) : std::string(known);
}

}  // namespace schede
