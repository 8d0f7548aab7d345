#pragma once

#include <string>
#include <string_view>

#include "extractors/text/bilingual.h"

namespace schede {

/// The place of evidence for a person: "tabella 1, riga 6" of "table 1 row 6".
[[nodiscard]] std::string place_words(std::string_view at, Language language);

}  // namespace schede
