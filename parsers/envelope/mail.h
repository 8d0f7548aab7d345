#pragma once

#include <string>
#include <string_view>

#include "parsers/document/limits.h"
#include "parsers/envelope/part.h"

namespace schede {

/// A message as it is sent (RFC 5322, MIME), certified mail (PEC) too. A page that a browser or Word
/// saved as MIME is none.
[[nodiscard]] bool is_mail(std::string_view bytes);

/// Its attachments; the text of the message, signatures and what tells of certified mail are none. What daticert.xml says of certified mail
/// stands on the envelope. A receipt has no parts. unsupported_format where the module with GMime is not there.
[[nodiscard]] Result<Opened> open_mail(std::string_view bytes, const std::string& name, const Limits& limits);

}  // namespace schede
