#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/text/utf8.h"

namespace schede {

/// A word as it is compared: lower case, without accents and apostrophes, full-width and ligature forms made plain.
/// A word is a run of letters and digits; soft hyphens and zero-width characters inside it do not part it.
struct FoldedWord {
  std::string key;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the verbatim text
};

/// Where a word stands: bytes of the text.
struct WordPlace {
  std::size_t begin = 0, end = 0;
};

/// Finds the first word at or behind a byte of a text in UTF-8, and adds its key to `keys`.
[[nodiscard]] std::optional<WordPlace> take_word(std::string_view text, std::size_t from, std::string& keys);

/// The first `limit` words of a text in UTF-8.
[[nodiscard]] std::vector<FoldedWord> fold_words(std::string_view text, std::size_t limit = SIZE_MAX);

/// What stands in a text before one of its words, from the end of the word before it.
[[nodiscard]] std::string_view gap_before(std::string_view text, const std::vector<FoldedWord>& words, std::size_t word);

/// How many words a text has; counted no further than `limit`.
[[nodiscard]] std::size_t count_words(std::string_view text, std::size_t limit = SIZE_MAX);

[[nodiscard]] bool has_words(std::string_view text);

/// The keys of all words, parted by one space: equal for texts that differ in case, accents, punctuation and spacing.
[[nodiscard]] std::string fold_key(std::string_view text);

/// 1 for equal words, down to 0: one minus the share of letters that must change (Levenshtein with transpositions, over the longer word).
[[nodiscard]] double word_similarity(std::string_view a, std::string_view b);

[[nodiscard]] bool is_letter_or_digit(char32_t character);
[[nodiscard]] bool is_lower_case(char32_t character);

/// Nothing but the digits of ASCII.
[[nodiscard]] bool is_number(std::string_view key);

/// A picture of a character (star, pointing hand, telephone), or one that only its own font shows.
[[nodiscard]] bool is_pictogram(char32_t character);

/// White space, or a character that nobody sees (zero width, soft hyphen, controls).
[[nodiscard]] bool is_blank(char32_t character);

/// Is there anything to be seen in a text?
[[nodiscard]] bool has_visible(std::string_view text);

}  // namespace schede
