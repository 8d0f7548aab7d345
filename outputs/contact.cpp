#include "outputs/contact.h"

#include <algorithm>

namespace schede {

namespace {

std::string_view first_of(FieldType type, const Record& record, const Form& form) {
  const auto fields = plain_fields(form);
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField* field) { return field->type == type; });
  return found == fields.end() ? std::string_view() : record.text((*found)->path);
}

}  // namespace

Contact contact_of(const Record& record, const Form& form) {
  return {first_of(FieldType::organisation, record, form), first_of(FieldType::name, record, form),
          first_of(FieldType::phone, record, form), first_of(FieldType::mobile, record, form), first_of(FieldType::email, record, form)};
}

}  // namespace schede
