#pragma once

#include <string>
#include <string_view>

#include "parsers/document/limits.h"
#include "parsers/envelope/part.h"

namespace schede {

/// A message that Outlook saved (.msg, MS-OXMSG).
[[nodiscard]] bool is_outlook_message(std::string_view bytes);

/// Its attachments, and those of messages attached to it.
[[nodiscard]] Result<Opened> open_outlook_message(std::string_view bytes, const std::string& name, const Limits& limits);

}  // namespace schede
