#pragma once

#include <string>
#include <string_view>

#include "extractors/text/bilingual.h"

namespace schede {

/// "scheda sostituita" of "replaced".
[[nodiscard]] std::string return_change_name(std::string_view what, Language language);

/// "lacuna risolta" of "answered".
[[nodiscard]] std::string gap_state_name(std::string_view state, Language language);

}  // namespace schede
