#include "outputs/survey/responses.h"

#include "outputs/records/contact.h"

namespace schede {

namespace {

std::string reached_at(const Invited& body, Language language) {
  if (body.email.empty() && body.phone.empty()) return language == Language::it ? "senza recapiti nell'elenco" : "no contact in the roster";
  if (body.phone.empty()) return "e-mail " + body.email;
  const std::string phone = (language == Language::it ? "tel. " : "phone ") + phone_words(body.phone, language);
  return body.email.empty() ? phone : "e-mail " + body.email + ", " + phone;
}

}  // namespace

Responses no_responses(const Roster& roster) {
  Responses responses;
  responses.roster = &roster;
  responses.returned.resize(roster.bodies.size());
  responses.all.invited = roster.bodies.size();
  for (const Invited& body : roster.bodies) ++responses.regions[body.region].invited;
  return responses;
}

void add_response(Responses& responses, std::size_t entry, std::string_view organisation, std::string_view istat) {
  if (organisation.empty()) {
    ++responses.unnamed;
  } else if (const auto place = responses.roster->find(organisation, istat); !place) {
    responses.uninvited.push_back(entry);
  } else if (!responses.returned[*place]) {
    responses.returned[*place] = true;
    ++responses.all.returned;
    ++responses.regions[responses.roster->bodies[*place].region].returned;
  }
}

GapRow not_returned(const Invited& body, Language language) {
  const std::string reached = " (" + reached_at(body, language) + ").";
  std::string message = (language == Language::it ? "Invitato, non ha ancora risposto" : "Invited, has not answered yet") + reached;
  return {"", "", body.organisation, {"not-returned", "", Severity::warning, std::move(message)}};
}

}  // namespace schede
