#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// Is it one plain address (RFC 5321: dot-string and domain, in ASCII)? Then nothing in it can begin another header or recipient.
[[nodiscard]] bool is_mailbox(std::string_view address);

/// Those of "a@b.it; c@d.it" that are, each once.
[[nodiscard]] std::vector<std::string> mailboxes(std::string_view addresses);

}  // namespace schede
