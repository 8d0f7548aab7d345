#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document/limits.h"
#include "parsers/envelope/daticert.h"
#include "parsers/envelope/part.h"

namespace schede {

using ReadDaticert = std::optional<Daticert>(std::string_view xml, const Limits& limits);

/// The module's function: open_mail of mail.h. XML is the program's to read, not the module's.
using OpenMail = void(std::string_view bytes, const std::string& name, const Limits& limits, ReadDaticert* read_daticert,
                      Result<Opened>& opened);
inline constexpr const char* open_mail_entry = "schede_open_mail";

}  // namespace schede
