#pragma once

#include <string>
#include <string_view>

#include "extractors/text/bilingual.h"

namespace schede {

/// "22/11/2026, 04:20 (UTC+01:00)" or "2026-11-22, 04:20 (UTC+01:00)" of an RFC 3339 time.
[[nodiscard]] std::string readable_time(std::string_view time, Language language);

/// Its day alone: "22/11/2026" or "2026-11-22". For times whose zone nobody knows, as ODF writes them.
[[nodiscard]] std::string readable_date(std::string_view time, Language language);

}  // namespace schede
