#include "outputs/records/contact.h"

#include "extractors/organisations/respondent.h"

namespace schede {

namespace {

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

}  // namespace schede
