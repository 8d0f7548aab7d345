#include "extractors/typed/pieces.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {
namespace {

/// The digit of any script's that stands there, and moves behind it.
std::optional<char> take_digit(std::string_view text, std::size_t& at) {
  if (at == text.size()) return std::nullopt;
  std::size_t next = at;
  const auto value = u_charDigitValue(static_cast<UChar32>(next_character(text, next)));
  if (value < 0) return std::nullopt;
  at = next;
  return static_cast<char>('0' + value);
}

bool goes_on(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t c = next_character(text, next);
  return is_letter_or_digit(c) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

std::string take_number(std::string_view text, std::size_t& at, std::string_view parting) {
  std::string number;
  while (true) {
    while (const auto digit = take_digit(text, at)) number += *digit;
    if (at == text.size() || parting.find(text[at]) == parting.npos) return number;
    std::size_t next = at + 1;
    const auto digit = take_digit(text, next);
    if (!digit) return number;
    number += text[at];
    number += *digit;
    at = next;
  }
}

/// Digits end a word where the parts of numbers are asked for: "8h30".
Piece take_piece(std::string_view text, std::size_t& at, std::string_view parting) {
  const std::size_t begin = at;
  std::size_t look = at;
  if (take_digit(text, look)) {
    auto number = take_number(text, at, parting);
    return {PieceKind::number, std::move(number), {}, false};
  }
  if (!goes_on(text, at)) {
    static_cast<void>(next_character(text, at));
    return {PieceKind::sign, std::string(text.substr(begin, at - begin)), {}, false};
  }
  const auto ends = [&] {
    std::size_t next = at;
    return at == text.size() || !goes_on(text, at) || (parting.empty() && take_digit(text, next));
  };
  while (!ends()) static_cast<void>(next_character(text, at));
  const std::string_view word = text.substr(begin, at - begin);
  return {PieceKind::word, std::string(word), fold_key(word), false};
}

Pieces split(std::string_view text, std::string_view parting) {
  const std::string line = plain_line(text);
  Pieces pieces;
  bool glued = false;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == ' ') {
      glued = false;
      ++at;
      continue;
    }
    pieces.push_back(take_piece(line, at, parting));
    pieces.back().glued = glued;
    glued = true;
  }
  return pieces;
}

/// The piece behind the word that begins at `at`, where full stops and apostrophes of the word are no pieces of their own.
std::size_t behind_word(const Pieces& pieces, std::size_t at) {
  for (++at; at < pieces.size() && pieces[at].kind == PieceKind::sign && pieces[at].glued; ++at)
    if (pieces[at].text != "." && pieces[at].text != "'") break;
  return at;
}

}  // namespace

Pieces pieces_of(std::string_view text) { return split(text, ".,' "); }

Pieces digit_pieces_of(std::string_view text) { return split(text, ""); }

bool take_phrase(Pieces& pieces, std::size_t at, std::string_view phrase) {
  std::size_t next = at;
  while (!phrase.empty()) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    if (next == pieces.size() || pieces[next].kind != PieceKind::word || pieces[next].key != word) return false;
    next = behind_word(pieces, next);
  }
  pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at), pieces.begin() + static_cast<std::ptrdiff_t>(next));
  return true;
}

std::size_t take_phrases(Pieces& pieces, const std::vector<std::string>& phrases) {
  std::vector<std::string_view> longest_first(phrases.begin(), phrases.end());
  std::ranges::stable_sort(longest_first, std::greater(), [](std::string_view phrase) { return std::ranges::count(phrase, ' '); });
  std::size_t taken = 0;
  for (std::size_t at = 0; at < pieces.size();) {
    const bool found = std::ranges::any_of(longest_first, [&](std::string_view phrase) { return take_phrase(pieces, at, phrase); });
    found ? ++taken : ++at;
  }
  return taken;
}

std::size_t take_phrases(Pieces& pieces, std::vector<std::string> LanguageWords::*list) {
  std::size_t taken = 0;
  for (const LanguageWords& words : words_of_all()) taken += take_phrases(pieces, words.*list);
  return taken;
}

std::size_t take_signs(Pieces& pieces, std::u32string_view signs) {
  return std::erase_if(pieces, [&](const Piece& piece) {
    std::size_t at = 0;
    return piece.kind == PieceKind::sign && signs.find(next_character(piece.text, at)) != signs.npos;
  });
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace schede
