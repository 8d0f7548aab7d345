#include "extractors/organisations/respondent.h"

#include <algorithm>

#include "extractors/organisations/resolve.h"

namespace schede {

std::string_view first_path(FieldType type, const Form& form) {
  const auto fields = plain_fields(form);
  const auto found = std::ranges::find(fields, type, &FormField::type);
  return found == fields.end() ? std::string_view() : (*found)->path;
}

std::string organisation_key_of(const Record& record, const Form& form) {
  const std::string path(first_path(FieldType::organisation, form));
  const auto known = record.text(path + "_key");
  return known.empty() ? organisation_key(record.text(path)) : std::string(known);
}

std::string_view name_of(const Record& record, const Form& form) {
  const std::string path(first_path(FieldType::organisation, form));
  const auto official = record.text(path + "_official");
  return official.empty() ? record.text(path) : official;
}

}  // namespace schede
