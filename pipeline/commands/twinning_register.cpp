#include "pipeline/commands/twinning_register.h"

#include <algorithm>

#include "extractors/organisations/candidatures.h"
#include "outputs/survey/validity.h"
#include "pipeline/commands/register_file.h"
#include "pipeline/host/failure.h"

namespace schede {

RegisterPlace register_asking_for_candidatures(const FormSet& forms) {
  const auto places = registers_of(forms);
  const auto asking = std::ranges::find_if(places, [](const RegisterPlace& place) { return asks_for_candidatures(*place.form); });
  if (asking == places.end())
    throw Failure(ExitCode::usage, {"la scheda non chiede candidature", "the form does not ask for candidatures"});
  return *asking;
}

Participants participants_of(const std::filesystem::path& folder, const Form& form) {
  ParticipantList list(form);
  read_register_of(folder, form, [&](const Record& record) {
    if (validity_of(record) == Validity::current) list.add(record);
  });
  return list.take();
}

}  // namespace schede
