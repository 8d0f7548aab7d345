#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/remarks.h"
#include "outputs/survey/roster.h"

namespace schede {

enum class ReminderReason { incomplete, rejected, not_returned };
[[nodiscard]] std::string_view to_string(ReminderReason reason);

/// Somebody to write to, and about what. What is not known is empty.
struct Reminder {
  ReminderReason reason = ReminderReason::incomplete;
  std::string record_id, source;  ///< of the return that it is about
  std::string organisation, responsible;
  std::vector<std::string> email;  ///< mailboxes: the return's own, else the roster's
  std::string phone;               ///< the same
  std::string region, istat, ipa;
  std::vector<Remark> remarks;
};

/// Finds out who is to be reminded, from all returns of the register and who was invited.
class ReminderList {
 public:
  /// Form and roster must outlive the list; without a roster nobody is known to be missing.
  ReminderList(const Form& form, const Roster* roster, Language language);

  /// A return as the register has it. One that lacks what is required is asked about; those set aside and the sound ones are not.
  void add(const Record& record);

  /// Of incomplete returns, then rejected documents, each in the order of the register; then of the invited that have not answered, in
  /// the roster's. A return that doesn't name its body is that of the invited body that its file is named after, if nothing else came.
  [[nodiscard]] std::vector<Reminder> take();

 private:
  [[nodiscard]] Reminder about(const Record& record, ReminderReason reason) const;
  void add_from_roster(std::size_t place, Reminder& reminder);

  const Form& form_;
  const Roster* roster_;
  Language language_;
  std::vector<bool> answered_;  ///< by place in the roster
  std::vector<Reminder> incomplete_, rejected_;
};

}  // namespace schede
