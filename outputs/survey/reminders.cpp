#include "outputs/survey/reminders.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "outputs/escape/mailbox.h"
#include "outputs/records/contact.h"

namespace schede {

namespace {

bool is_set_aside(const Record& record) {
  return std::ranges::any_of(record.gaps, [](const Gap& gap) { return gap.code == "superseded" || gap.code == "duplicate"; });
}

/// "Comune di Lecce" of "arrivi/Comune_di_Lecce.docx", as a name to look up.
std::string named_after(std::string_view source) {
  std::string name(source.substr(source.find_last_of('/') + 1));
  name.erase(std::min(name.find_last_of('.'), name.size()));
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '_'; }, ' ');
  return name;
}

}  // namespace

std::string_view to_string(ReminderReason reason) {
  switch (reason) {
    case ReminderReason::incomplete: return "incomplete";
    case ReminderReason::rejected: return "rejected";
    case ReminderReason::not_returned: return "not-returned";
  }
  return {};
}

ReminderList::ReminderList(const Form& form, const Roster* roster, Language language)
    : form_(form), roster_(roster), language_(language), answered_(roster ? roster->bodies.size() : 0) {}

void ReminderList::add(const Record& record) {
  if (is_set_aside(record)) return;
  if (record.status == Status::rejected) return rejected_.push_back(about(record, ReminderReason::rejected));
  Reminder reminder = about(record, ReminderReason::incomplete);
  if (const auto place = roster_ ? roster_->find(reminder.organisation, reminder.istat) : std::nullopt) add_from_roster(*place, reminder);
  if (std::ranges::any_of(reminder.remarks, &Remark::required)) incomplete_.push_back(std::move(reminder));
}

std::vector<Reminder> ReminderList::take() {
  std::vector<Reminder> all = std::move(incomplete_);
  std::ranges::move(rejected_, std::back_inserter(all));
  for (Reminder& reminder : all) {
    if (!roster_ || !reminder.organisation.empty()) continue;
    const auto place = roster_->find(named_after(reminder.source));
    if (place && !answered_[*place]) add_from_roster(*place, reminder);
  }
  for (std::size_t i = 0; i < answered_.size(); ++i) {
    if (answered_[i]) continue;
    Reminder& reminder = all.emplace_back();
    reminder.reason = ReminderReason::not_returned;
    add_from_roster(i, reminder);
  }
  return all;
}

Reminder ReminderList::about(const Record& record, ReminderReason reason) const {
  const Contact contact = contact_of(record, form_);
  Reminder reminder{reason,
                    record.record_id,
                    record.source.path,
                    std::string(contact.organisation),
                    std::string(contact.responsible),
                    mailboxes(contact.email),
                    std::string(contact.phone.empty() ? contact.mobile : contact.phone),
                    {},
                    {},
                    {},
                    remarks_of(record, form_, language_)};
  if (record.territory) {
    reminder.region = record.territory->region.value_or("");
    reminder.istat = record.territory->istat.value_or("");
  }
  return reminder;
}

void ReminderList::add_from_roster(std::size_t place, Reminder& reminder) {
  const Invited& body = roster_->bodies[place];
  answered_[place] = true;
  const auto complete = [](auto& member, const auto& known) {
    if (member.empty()) member = known;
  };
  complete(reminder.organisation, body.organisation);
  complete(reminder.email, mailboxes(body.email));
  complete(reminder.phone, body.phone);
  complete(reminder.region, body.region);
  complete(reminder.istat, body.istat);
  complete(reminder.ipa, body.ipa);
}

}  // namespace schede
