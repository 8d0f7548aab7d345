#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// A postcode of a country as it is written there: five digits in Italy, France, Germany and Spain, "SW1A 1AA" in Great Britain; the
/// country's letters before it ("I-") left out. The text itself in other countries. Nothing where it is none.
[[nodiscard]] std::optional<std::string> read_postcode(std::string_view text, std::string_view country);

/// The vehicle code of the Italian province that the text names, by its name or code; nothing where it names none or several.
[[nodiscard]] std::optional<std::string> read_province(std::string_view text);

}  // namespace schede
