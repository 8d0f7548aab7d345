#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document/limits.h"

namespace schede {

/// What the provider of certified mail states in daticert.xml (Regole tecniche del servizio di posta elettronica certificata, 7.4).
struct Daticert {
  std::string type;                      ///< "posta-certificata", "accettazione", "avvenuta-consegna", ...
  std::string sender, date, message_id;  ///< of the message; the date is RFC 3339

  /// It tells what became of a message, and carries none.
  [[nodiscard]] bool is_receipt() const { return type != "posta-certificata"; }
};

/// Nothing where the text is no daticert.xml.
[[nodiscard]] std::optional<Daticert> read_daticert(std::string_view xml, const Limits& limits);

}  // namespace schede
