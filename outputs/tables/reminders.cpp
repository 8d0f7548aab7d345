#include "outputs/tables/reminders.h"

#include "outputs/records/answers.h"

namespace schede {

namespace {

const std::vector<std::string> all_reminder_columns{"reason", "organisation", "email",  "phone", "responsible", "region", "istat",
                                                    "ipa",    "record_id",    "source", "codes", "subject",     "body",   "file"};

std::string codes(const Reminder& reminder) {
  std::vector<std::string> all;
  for (const Remark& remark : reminder.remarks) all.push_back(remark.code);
  return joined(all);
}

}  // namespace

RemindersCsv::RemindersCsv(std::ostream& out, Dialect dialect) : csv_(out, dialect, all_reminder_columns) {}

void RemindersCsv::add(const Reminder& reminder, const Letter& letter, const std::string& file) {
  const std::vector<CsvCell> cells{{std::string(to_string(reminder.reason))},
                                   {reminder.organisation},
                                   {joined(reminder.email)},
                                   {reminder.phone, CellKind::phone},
                                   {reminder.responsible},
                                   {reminder.region},
                                   {reminder.istat, CellKind::code},
                                   {reminder.ipa},
                                   {reminder.record_id, CellKind::code},
                                   {reminder.source},
                                   {codes(reminder)},
                                   {letter.subject},
                                   {letter.body},
                                   {file}};
  csv_.row(cells);
}

}  // namespace schede
