#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// A word of a name as it is compared: small letters without accents, and digits.
struct NameToken {
  std::string text;
  bool after_break = false;        ///< a comma, a dash between spaces, a parenthesis or the like stands in front of it
  std::size_t begin = 0, end = 0;  ///< bytes in the text
};

/// The words of a name, the first 200: no name has more, and comparing them takes their square. Apostrophes, hyphens and dots part
/// words, but letters with dots are one: "A.S.L." is "asl". No break is the slash behind a single letter ("C/mare").
[[nodiscard]] std::vector<NameToken> name_tokens(std::string_view text);

/// The words written together ("Sant'Agata de' Goti" -> "santagatadegoti"): one key for every spacing and punctuation.
[[nodiscard]] std::string joined_key(std::span<const NameToken> words);
[[nodiscard]] std::string joined_key(std::string_view text);

/// A name or key with "i" for "j": "Jonadi" and "Ionadi" are the same to those who write them.
[[nodiscard]] std::string with_plain_i(std::string name);

}  // namespace schede
