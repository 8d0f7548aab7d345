#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace schede {

/// Nanoseconds since 1970, as files are stamped.
[[nodiscard]] std::int64_t now();

/// "2011-05-12T09:31:00Z", whatever the machine's time zone.
[[nodiscard]] std::string rfc3339(std::int64_t nanoseconds);

/// The moment that SOURCE_DATE_EPOCH sets for reproducible output, when it does.
[[nodiscard]] std::optional<std::int64_t> source_date_epoch();

}  // namespace schede
