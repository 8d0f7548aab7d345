#pragma once

#include <string>
#include <string_view>

#include "extractors/text/bilingual.h"

namespace schede {

/// The sort key of a text in UTF-8: compared byte by byte, keys stand in the order of a language's dictionaries, where accents, case
/// and punctuation count only between texts that are otherwise alike and numbers by their worth (Unicode Technical Standard 10 with
/// the CLDR's rules for the language).
[[nodiscard]] std::string collation_key(std::string_view text, Language language);

}  // namespace schede
