#include "outputs/survey/respondents.h"

#include <algorithm>

#include "outputs/escape/mailbox.h"
#include "outputs/records/contact.h"
#include "outputs/records/respondent_name.h"

namespace schede {

namespace {

/// "Comune di Lecce" of "arrivi/Comune_di_Lecce.docx".
std::string name_of_file(std::string_view source) {
  std::string name(source.substr(source.find_last_of('/') + 1));
  name.erase(std::min(name.find_last_of('.'), name.size()));
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '_'; }, ' ');
  return name;
}

Respondent named_by(const Record& record, const Form& form) {
  const Contact contact = contact_of(record, form);
  Respondent sender;
  sender.organisation = respondent_name(form, record);
  sender.responsible = contact.responsible;
  sender.phone = contact.phone;
  sender.mobile = contact.mobile;
  sender.email = contact.email;
  if (record.territory) {
    sender.region = record.territory->region.value_or("");
    sender.istat = record.territory->istat.value_or("");
  }
  return sender;
}

Respondent named_by(const Invited& body) {
  Respondent invited;
  invited.organisation = body.organisation;
  invited.phone = body.phone;
  invited.email = body.email;
  invited.region = body.stated_region.empty() ? body.region : body.stated_region;
  invited.istat = body.istat;
  invited.ipa = body.ipa;
  return invited;
}

/// The return's own word goes before the roster's, but for the region, which the roster may state.
void complete(Respondent& sender, const Invited& body) {
  const auto fill = [](std::string& member, const std::string& known) {
    if (member.empty()) member = known;
  };
  fill(sender.organisation, body.organisation);
  if (sender.mobile.empty()) fill(sender.phone, body.phone);
  if (mailboxes(sender.email).empty() && !body.email.empty()) sender.email = body.email;
  if (!body.stated_region.empty()) sender.region = body.stated_region;
  fill(sender.region, body.region);
  fill(sender.istat, body.istat);
  fill(sender.ipa, body.ipa);
}

}  // namespace

RespondentList::RespondentList(const Form& form, const Roster* roster) : form_(form) {
  all_.roster = roster;
  if (!roster) return;
  for (const Invited& body : roster->bodies) all_.invited.push_back(named_by(body));
  all_.answers.resize(roster->bodies.size(), Answer::none);
}

void RespondentList::add(const Record& record) {
  Respondent& sender = all_.senders.emplace_back(named_by(record, form_));
  if (!all_.roster) return;
  const Validity validity = validity_of(record);
  if (sender.organisation.empty()) {
    unnamed_.push_back({all_.senders.size() - 1, name_of_file(record.source.path), validity});
    return;
  }
  sender.invited = all_.roster->find(sender.organisation, sender.istat);
  if (!sender.invited) return;
  answer(*sender.invited, validity, sender.region);
  complete(sender, all_.roster->bodies[*sender.invited]);
}

Respondents RespondentList::take() {
  std::ranges::stable_sort(unnamed_, {}, &Unnamed::validity);  // what can be used first
  for (const auto& [place, name, validity] : unnamed_) {
    const auto invited = all_.roster->find(name);
    if (!invited || all_.answers[*invited] != Answer::none) continue;
    Respondent& sender = all_.senders[place];
    sender.invited = invited;
    sender.is_named_by_file = true;
    answer(*invited, validity, sender.region);
    complete(sender, all_.roster->bodies[*invited]);
  }
  return std::move(all_);
}

void RespondentList::answer(std::size_t place, Validity validity, std::string_view region) {
  if (validity != Validity::current && validity != Validity::rejected) return;
  const bool is_first = validity == Validity::current && all_.answers[place] != Answer::returned;
  all_.answers[place] = std::max(all_.answers[place], validity == Validity::current ? Answer::returned : Answer::rejected);
  if (is_first && !region.empty() && all_.roster->bodies[place].stated_region.empty()) all_.invited[place].region = region;
}

}  // namespace schede
