#include "pipeline/ingest/registers.h"

namespace schede {

bool RegisterPlace::holds(std::string_view form_id, Status status) const {
  if (folder.empty()) return true;
  const bool is_assigned = status == Status::accepted;
  return form == &unassigned_form() ? !is_assigned : is_assigned && form_id == form->id;
}

std::vector<RegisterPlace> registers_of(const FormSet& forms) {
  std::vector<RegisterPlace> places;
  for (const FormIndex* index : forms.newest()) places.push_back({&index->form, index->form.id});
  if (places.size() == 1)
    places.front().folder.clear();
  else
    places.push_back({&unassigned_form(), unassigned_form().id});
  return places;
}

std::string ids_of(const FormSet& forms) {
  std::string ids;
  for (const FormIndex* index : forms.newest()) ids += (ids.empty() ? "" : " ") + index->form.id;
  return ids;
}

const Form& unassigned_form() {
  static const Form form = [] {
    Form none;
    none.id = "unassigned";
    none.language_version = 2;
    none.title = {"Documenti non assegnati", "Unassigned documents"};
    none.respondent.word = {"Rispondente", "Respondent"};
    return none;
  }();
  return form;
}

std::string name_in(const RegisterPlace& place, std::string_view file) {
  return place.folder.empty() ? std::string(file) : place.folder + '/' + std::string(file);
}

}  // namespace schede
