#include "extractors/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "extractors/text/ascii.h"

namespace schede {

namespace {

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

/// Lower-case letters that a character stands for, without its marks.
std::string folded_letters(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString decomposed(static_cast<UChar32>(c));
  if (nfkd != nullptr) decomposed = nfkd->normalize(decomposed, status);
  std::string letters;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 base = decomposed.char32At(i);
    if (u_isalnum(base)) icu::UnicodeString(u_tolower(base)).toUTF8String(letters);
  }
  return letters;
}

constexpr char32_t latin_end = 0x250;

/// folded_letters for the Latin blocks, worked out once.
const std::array<std::string, latin_end>& latin_letters() {
  static const auto table = [] {
    std::array<std::string, latin_end> letters;
    for (char32_t c = 0; c < latin_end; ++c) letters[c] = folded_letters(c);
    return letters;
  }();
  return table;
}

/// Behind the letters and digits of ASCII that stand from a byte on.
std::size_t end_of_ascii_letters(std::string_view text, std::size_t at) {
  while (at < text.size() && ascii_letter(text[at]) != 0) ++at;
  return at;
}

void append_folded(std::string& key, char32_t c) {
  if (c < 0x80)
    key += ascii_letters[c];
  else if (c < latin_end)
    key += latin_letters()[c];
  else
    key += folded_letters(c);
}

/// A letter or digit, or what stands unseen among letters: a soft hyphen, a combining accent.
bool continues_word(char32_t c) {
  return is_letter_or_digit(c) || is_invisible(c) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

/// Of a word that goes on at a byte.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (true) {
    at = end_of_ascii_letters(text, at);
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
    std::size_t next = at;
    if (!continues_word(next_character(text, next))) return at;
    at = next;
  }
}

/// Of the first word at or behind a byte; the text's end where there is none.
std::size_t begin_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::size_t next = at + 1;
    if (byte < 0x80 ? ascii_letters[byte] != 0 : is_letter_or_digit(next_wide_character(text, next = at))) return at;
    at = next;
  }
  return text.size();
}

/// Letters to add, drop, change or swap with the next to make one word of another, of 64 bytes at most. The columns of the table that
/// Levenshtein's method fills are words of bits: H. Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
/// Distances (2003), with its names.
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::array<std::uint64_t, 256> positions{};
  for (std::size_t i = 0; i < a.size(); ++i) positions[static_cast<unsigned char>(a[i])] |= std::uint64_t{1} << i;
  std::uint64_t vp = ~std::uint64_t{0}, vn = 0, d0 = 0, pm_before = 0;
  std::size_t edits = a.size();
  for (const char c : b) {
    const std::uint64_t pm = positions[static_cast<unsigned char>(c)];
    const std::uint64_t swapped = ((~d0 & pm) << 1) & pm_before;
    d0 = (((pm & vp) + vp) ^ vp) | pm | vn | swapped;
    const std::uint64_t hp = vn | ~(d0 | vp), hn = d0 & vp;
    edits += (hp >> (a.size() - 1)) & 1;
    edits -= (hn >> (a.size() - 1)) & 1;
    const std::uint64_t hp_shifted = (hp << 1) | 1;
    vp = (hn << 1) | ~(d0 | hp_shifted);
    vn = hp_shifted & d0;
    pm_before = pm;
  }
  return edits;
}

}  // namespace

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return ascii_letters[c] != 0;
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool is_lower_case(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

bool is_number(std::string_view key) { return key.find_first_not_of("0123456789") == std::string_view::npos; }

bool is_pictogram(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  const bool line_drawing = c >= 0x2500 && c <= 0x257F;
  return (type == U_OTHER_SYMBOL && c != 0x00B0 && !line_drawing) || type == U_PRIVATE_USE_CHAR;
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || is_invisible(c);
}

bool has_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!is_blank(next_character(text, at))) return true;
  return false;
}

std::optional<WordPlace> take_word(std::string_view text, std::size_t from, std::string& keys) {
  const std::size_t begin = begin_of_word(text, from);
  if (begin == text.size()) return std::nullopt;
  const std::size_t plain = end_of_ascii_letters(text, begin), end = end_of_word(text, plain), size = keys.size();
  keys.append(text, begin, plain - begin);
  for (std::size_t i = size; i < keys.size(); ++i) keys[i] = ascii_letter(keys[i]);
  for (std::size_t at = plain; at < end;) {
    const char32_t c = next_character(text, at);
    if (is_letter_or_digit(c)) append_folded(keys, c);
  }
  return WordPlace{begin, end};
}

std::vector<FoldedWord> fold_words(std::string_view text, std::size_t limit) {
  std::vector<FoldedWord> words;
  std::string key;
  for (std::size_t at = 0; words.size() < limit; key.clear()) {
    const auto place = take_word(text, at, key);
    if (!place) break;
    words.push_back({key, static_cast<std::uint32_t>(place->begin), static_cast<std::uint32_t>(place->end)});
    at = place->end;
  }
  return words;
}

std::string_view gap_before(std::string_view text, const std::vector<FoldedWord>& words, std::size_t word) {
  const std::size_t begin = word > 0 ? words[word - 1].end : 0;
  return text.substr(begin, words[word].begin - begin);
}

std::size_t count_words(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t at = begin_of_word(text, 0); at < text.size() && count < limit; ++count) at = begin_of_word(text, end_of_word(text, at));
  return count;
}

bool has_words(std::string_view text) { return begin_of_word(text, 0) < text.size(); }

std::string fold_key(std::string_view text) {
  std::string key;
  for (auto place = take_word(text, 0, key); place;) {
    key += ' ';
    place = take_word(text, place->end, key);
  }
  if (!key.empty()) key.pop_back();
  return key;
}

double word_similarity(std::string_view a, std::string_view b) {
  constexpr std::size_t longest = 40;
  if (a == b) return 1.0;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter == 0 || shorter * 2 < longer || longer > longest) return 0.0;
  return 1.0 - static_cast<double>(edits_between(a, b)) / static_cast<double>(longer);
}

}  // namespace schede
