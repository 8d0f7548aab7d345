#include "extractors/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

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

/// Lower-case letters and digits of ASCII; 0 for the rest.
constexpr auto ascii_letters = [] {
  std::array<char, 0x80> letters{};
  for (char c = '0'; c <= '9'; ++c) letters[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) letters[static_cast<std::size_t>(c)] = letters[static_cast<std::size_t>(c - 32)] = c;
  return letters;
}();

void append_folded(std::string& key, char32_t c) {
  if (c < 0x80)
    key += ascii_letters[c];
  else if (c < latin_end)
    key += latin_letters()[c];
  else
    key += folded_letters(c);
}

}  // namespace

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return ascii_letters[c] != 0;
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool is_lower_case(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || is_invisible(c);
}

bool has_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!is_blank(next_character(text, at))) return true;
  return false;
}

std::vector<FoldedWord> fold_words(std::string_view text, std::size_t limit) {
  std::vector<FoldedWord> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (inside) {
      while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 && ascii_letters[static_cast<std::size_t>(text[at])] != 0)
        words.back().key += ascii_letters[static_cast<std::size_t>(text[at++])];
      words.back().end = static_cast<std::uint32_t>(at);
      if (at == text.size()) break;
      if (at > begin) continue;
    }
    const char32_t c = next_character(text, at);
    if (is_letter_or_digit(c)) {
      if (!inside) {
        if (words.size() == limit) break;
        words.push_back({{}, static_cast<std::uint32_t>(begin), 0});
        inside = true;
      }
      append_folded(words.back().key, c);
      words.back().end = static_cast<std::uint32_t>(at);
    } else if (inside && c >= 0x80 && (is_invisible(c) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK)) {
      words.back().end = static_cast<std::uint32_t>(at);
    } else {
      inside = false;
    }
  }
  return words;
}

std::string fold_key(std::string_view text) {
  std::string key;
  for (const FoldedWord& word : fold_words(text)) {
    if (!key.empty()) key += ' ';
    key += word.key;
  }
  return key;
}

double word_similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1.0;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter == 0 || shorter * 2 < longer || longer > 40) return 0.0;
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(longer);
}

}  // namespace schede
