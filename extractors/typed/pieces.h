#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/language_words.h"

namespace schede {

enum class PieceKind { number, word, sign };

/// A number, word or sign of an answer.
struct Piece {
  PieceKind kind = PieceKind::sign;
  std::string text;    ///< as written; the digits of ASCII in a number, with what parts them
  std::string key;     ///< of a word, folded
  bool glued = false;  ///< to what stands before it
};
using Pieces = std::vector<Piece>;

/// Takes an answer apart. A point, comma, apostrophe or blank between digits is the number's; digits behind letters are the word's ("m2").
/// White space is no piece.
[[nodiscard]] Pieces pieces_of(std::string_view text);

/// The same, each number no more than its digits, which end a word, too: of dates and times, whose parts signs and letters part.
[[nodiscard]] Pieces digit_pieces_of(std::string_view text);

/// Takes a phrase (a folded key) out of the pieces from one on, if it stands there; otherwise false.
bool take_phrase(Pieces& pieces, std::size_t at, std::string_view phrase);

/// Takes out every occurrence of the phrases, longer ones first; how many there were.
std::size_t take_phrases(Pieces& pieces, const std::vector<std::string>& phrases);

/// The same, for the phrases of that list in every language.
std::size_t take_phrases(Pieces& pieces, std::vector<std::string> LanguageWords::*list);

/// Takes out the signs that are among these; how many there were.
std::size_t take_signs(Pieces& pieces, std::u32string_view signs);

/// The number that these digits of ASCII write.
[[nodiscard]] int number_of(std::string_view digits);

/// A day, month, hour or minute as ISO 8601 has it.
[[nodiscard]] std::string two_digits(int number);

}  // namespace schede
