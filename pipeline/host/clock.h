#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace schede {

/// In nanoseconds.
inline constexpr std::int64_t second = 1'000'000'000;

/// Nanoseconds since 1970, as files are stamped.
[[nodiscard]] std::int64_t now();

/// "2011-05-12T09:31:00Z", whatever the machine's time zone.
[[nodiscard]] std::string rfc3339(std::int64_t nanoseconds);

/// "2011-05-12T09:31:00.000000250Z": tells moments of one second apart, also by the order of their bytes.
[[nodiscard]] std::string exact_rfc3339(std::int64_t nanoseconds);

/// The same to the second, as people are told it; any other text as it is.
[[nodiscard]] std::string to_the_second(const std::string& time);

/// "2011-05-12T11:31:00+02:00" in the machine's time zone; where SOURCE_DATE_EPOCH asks for reproducible output, in UTC.
[[nodiscard]] std::string local_rfc3339(std::int64_t nanoseconds);

/// The same of a moment in RFC 3339; any other text as it is.
[[nodiscard]] std::string in_local_zone(const std::string& rfc3339);

/// The moment of "2011-05-12T09:31:00Z"; nothing for another text, or beyond what nanoseconds can count.
[[nodiscard]] std::optional<std::int64_t> moment_of(const std::string& rfc3339);

/// The moment that SOURCE_DATE_EPOCH sets for reproducible output, when it does.
[[nodiscard]] std::optional<std::int64_t> source_date_epoch();

}  // namespace schede
