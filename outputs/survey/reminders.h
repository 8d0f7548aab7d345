#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/remarks.h"
#include "outputs/survey/respondents.h"
#include "outputs/survey/roster.h"

namespace schede {

enum class ReminderReason { incomplete, rejected, not_returned };
[[nodiscard]] std::string_view to_string(ReminderReason reason);

/// Somebody to write to, and about what. What is not known is empty.
struct Reminder {
  ReminderReason reason = ReminderReason::incomplete;
  std::string record_id, source;  ///< of the return that it is about
  std::string organisation, responsible;
  std::vector<std::string> email;  ///< mailboxes
  std::string phone;
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
  /// the roster's.
  [[nodiscard]] std::vector<Reminder> take();

 private:
  struct Draft {
    std::size_t sender;  ///< in Respondents::senders
    Reminder reminder;
  };

  const Form& form_;
  Language language_;
  RespondentList respondents_;
  std::size_t added_ = 0;
  std::vector<Draft> drafts_;
};

}  // namespace schede
