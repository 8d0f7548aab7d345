#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// What definitions in all versions of the language write alike.

/// A text with its blanks and line ends as single spaces, none at its ends.
[[nodiscard]] std::string folded_space(std::string_view text);

/// What is written with blanks between.
[[nodiscard]] std::vector<std::string> words_in(const std::string& text);

/// "required", "recommended"; optional for anything else.
[[nodiscard]] Need need_called(std::string_view name);

/// Adds a word under the name of its element ("yes", "filler"); nothing happens for another name.
void add_word(Vocabulary& vocabulary, std::string_view kind, std::string word);

}  // namespace schede
