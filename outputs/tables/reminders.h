#pragma once

#include <iosfwd>
#include <string>

#include "outputs/letters/letter.h"
#include "outputs/survey/reminders.h"
#include "outputs/tables/csv.h"

namespace schede {

/// remind.csv: a row a letter, for a mail merge.
class RemindersCsv {
 public:
  RemindersCsv(std::ostream& out, Dialect dialect);

  /// `file` is the draft's name, empty where there is nobody to send it to.
  void add(const Reminder& reminder, const Letter& letter, const std::string& file);

 private:
  CsvWriter csv_;
};

}  // namespace schede
