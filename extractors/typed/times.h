#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/language/language_words.h"

namespace schede {

struct ReadTime {
  std::string iso;           ///< "08:30"
  bool approximate = false;  ///< "verso le 21"
};

/// Reads an answer that is one time of day: "8.30", "ore 8,30", "8 e 30", "8.30 pm", "21". Nothing where minutes are not of two digits,
/// where there are two times, or none that a clock shows.
[[nodiscard]] std::optional<ReadTime> read_time(std::string_view text, const LanguageWords& words);

/// "08:30"
[[nodiscard]] bool is_iso_time(std::string_view text);

}  // namespace schede
