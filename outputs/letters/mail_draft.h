#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// A letter that waits for somebody to send it.
struct MailDraft {
  std::string from;             ///< empty: the mail program's own
  std::vector<std::string> to;  ///< mailboxes() (outputs/escape/mailbox.h)
  std::string subject, body;    ///< UTF-8
};

/// A message (RFC 5322, RFC 2045) that mail programs open as a draft, by its "X-Unsent: 1". It has no date and no message id: whoever
/// sends it gives them. Same draft, same bytes.
void write_mail_draft(std::ostream& out, const MailDraft& draft);

}  // namespace schede
