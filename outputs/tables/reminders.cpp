#include "outputs/tables/reminders.h"

namespace schede {

namespace {

const std::vector<std::string> columns{"reason", "organisation", "email",  "phone", "responsible", "region", "istat",
                                       "ipa",    "record_id",    "source", "codes", "subject",     "body",   "file"};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string codes(const Reminder& reminder) {
  std::vector<std::string> all;
  for (const Remark& remark : reminder.remarks) all.push_back(remark.code);
  return joined(all);
}

}  // namespace

RemindersCsv::RemindersCsv(std::ostream& out, Dialect dialect) : csv_(out, dialect, columns) {}

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
