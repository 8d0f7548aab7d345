#include "outputs/records/respondent_name.h"

#include <algorithm>

namespace schede {

namespace {

std::vector<std::string> naming_paths(const Form& form) {
  if (!form.respondent.paths.empty()) return form.respondent.paths;
  for (const FieldType type : {FieldType::organisation, FieldType::name})
    for (const FormField* field : plain_fields(form))
      if (field->type == type) return {field->path};
  return {};
}

}  // namespace

std::string respondent_name(const Form& form, const Record& record) {
  std::string name;
  for (const std::string& path : naming_paths(form)) {
    const std::string_view text = record.text(path);
    if (!text.empty()) name.append(name.empty() ? "" : " ").append(text);
  }
  return name;
}

TerritoryAsked territory_asked(const Form& form) {
  if (form.language_version == 1) return TerritoryAsked::convergence;
  for (const FormField* field : plain_fields(form))
    if (field->territory != TerritoryAsked::no) return field->territory;
  return TerritoryAsked::no;
}

}  // namespace schede
