#pragma once

#include <string>

#include "extractors/text/bilingual.h"

namespace schede {

/// The station's page, station.html, in a language: its `{{name}}`s are filled with words, and its script finds those that it says itself,
/// by their names, as JSON.
[[nodiscard]] std::string station_page(Language language);

}  // namespace schede
