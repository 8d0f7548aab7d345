#pragma once

#include <string>
#include <string_view>

#include "parsers/document/limits.h"
#include "parsers/envelope/part.h"

namespace schede {

/// Signed data of CMS (RFC 5652), as CAdES has it: DER or BER, PEM, or bare base64 in lines of any length. The only place that knows
/// OpenSSL. What is signed is held against the signatures; the chain of certificates is not checked.
[[nodiscard]] bool is_p7m(std::string_view bytes);

/// One part: what was signed. Errors: unreadable, encrypted (an envelope for one reader), unsupported_format (a signature without content).
[[nodiscard]] Result<Opened> open_p7m(std::string_view bytes, const std::string& name, const Limits& limits);

}  // namespace schede
