#include "outputs/survey/responses.h"

#include "outputs/records/contact.h"

namespace schede {

namespace {

std::string reached_at(const Respondent& body, Language language) {
  if (body.email.empty() && body.phone.empty()) return language == Language::it ? "senza recapiti nell'elenco" : "no contact in the roster";
  if (body.phone.empty()) return "e-mail " + body.email;
  const std::string phone = (language == Language::it ? "tel. " : "phone ") + phone_words(body.phone, language);
  return body.email.empty() ? phone : "e-mail " + body.email + ", " + phone;
}

}  // namespace

Responses responses_of(const Respondents& respondents) {
  Responses responses;
  responses.invited = respondents.invited;
  responses.answers = respondents.answers;
  responses.all.invited = responses.invited.size();
  for (std::size_t i = 0; i < responses.invited.size(); ++i) {
    const bool has_returned = responses.answers[i] == Answer::returned;
    ResponseCount& region = responses.regions[responses.invited[i].region];
    ++region.invited;
    region.returned += has_returned;
    responses.all.returned += has_returned;
    responses.rejected += responses.answers[i] == Answer::rejected;
  }
  return responses;
}

GapRow not_returned(const Respondent& body, Language language) {
  const std::string reached = " (" + reached_at(body, language) + ").";
  std::string message = (language == Language::it ? "Invitato, non ha ancora risposto" : "Invited, has not answered yet") + reached;
  return {"", "", body.organisation, {"not-returned", "", Severity::warning, std::move(message)}};
}

}  // namespace schede
