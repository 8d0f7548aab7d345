#include "outputs/survey/reminders.h"

#include <algorithm>

#include "outputs/escape/mailbox.h"

namespace schede {

namespace {

void address(Reminder& reminder, const Respondent& to) {
  reminder.organisation = to.organisation;
  reminder.responsible = to.responsible;
  reminder.email = mailboxes(to.email);
  reminder.phone = to.phone.empty() ? to.mobile : to.phone;
  reminder.region = to.region;
  reminder.istat = to.istat;
  reminder.ipa = to.ipa;
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
    : form_(form), language_(language), respondents_(form, roster) {}

void ReminderList::add(const Record& record) {
  respondents_.add(record);
  const std::size_t sender = added_++;
  const Validity validity = validity_of(record);
  if (validity != Validity::current && validity != Validity::rejected) return;
  Reminder reminder;
  reminder.reason = validity == Validity::rejected ? ReminderReason::rejected : ReminderReason::incomplete;
  reminder.record_id = record.record_id;
  reminder.source = record.source.path;
  reminder.remarks = remarks_of(record, form_, language_);
  if (validity == Validity::rejected || std::ranges::any_of(reminder.remarks, &Remark::required))
    drafts_.push_back({sender, std::move(reminder)});
}

std::vector<Reminder> ReminderList::take() {
  const Respondents respondents = respondents_.take();
  std::vector<Reminder> all;
  for (const ReminderReason reason : {ReminderReason::incomplete, ReminderReason::rejected}) {
    for (Draft& draft : drafts_) {
      if (draft.reminder.reason != reason) continue;
      address(draft.reminder, respondents.senders[draft.sender]);
      all.push_back(std::move(draft.reminder));
    }
  }
  for (std::size_t i = 0; i < respondents.answers.size(); ++i) {
    if (respondents.answers[i] != Answer::none) continue;
    Reminder& reminder = all.emplace_back();
    reminder.reason = ReminderReason::not_returned;
    address(reminder, respondents.invited[i]);
  }
  return all;
}

}  // namespace schede
