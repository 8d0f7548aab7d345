#include "outputs/records/respondent_name.h"

#include <algorithm>

#include "extractors/organisations/respondent.h"
#include "extractors/text/fold.h"

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

std::string respondent_key(const Form& form, const Record& record) {
  const std::string_view body = first_path(FieldType::organisation, form);
  const bool is_a_body = form.language_version == 1 || naming_paths(form) == std::vector<std::string>{std::string(body)};
  return is_a_body ? organisation_key_of(record, form) : fold_key(respondent_name(form, record));
}

TerritoryAsked territory_asked(const Form& form) {
  if (form.language_version == 1) return TerritoryAsked::convergence;
  for (const FormField* field : plain_fields(form))
    if (field->territory != TerritoryAsked::no) return field->territory;
  return TerritoryAsked::no;
}

}  // namespace schede
