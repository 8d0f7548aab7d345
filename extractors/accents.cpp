#include "extractors/accents.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/embedded.h"

namespace schede {

namespace {

/// Truncations that the dictionary has as accented words too, and other words that keep their apostrophe.
constexpr std::array<std::string_view, 16> truncations = {"a",  "be", "ca",  "co", "de", "di", "fa", "fe",
                                                          "mo", "po", "sta", "su", "te", "to", "va", "vo"};

/// Words that lost their beginning: their apostrophe opens no quotation.
constexpr std::array<std::string_view, 6> headless = {"ndrangheta", "sta", "sto", "na", "nduja", "un"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The word that ends right before `end`, letters only.
std::string_view word_before(std::string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (auto& c : result)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// The mark of a word in the table: '`' grave, '\'' acute, 0 when it is not there. Lines are sorted, so a binary search over bytes will do.
char mark_in_table(std::string_view key) {
  std::string_view rest = embedded::accent_words;
  while (!rest.empty()) {
    const auto middle = rest.rfind('\n', rest.size() / 2);
    const auto begin = middle == std::string_view::npos ? 0 : middle + 1;
    const auto end = std::min(rest.find('\n', begin), rest.size());
    const auto line = rest.substr(begin, end - begin);
    const auto word = line.substr(0, line.size() - 1);
    if (word == key) return line.back();
    rest = key < word ? rest.substr(0, begin) : rest.substr(std::min(end + 1, rest.size()));
  }
  return 0;
}

/// What the apostrophe after a word stands for: '`', '\'' (an accent) or 0.
char accent_of(std::string_view word) {
  if (word.empty() || std::string_view("aeiouAEIOU").find(word.back()) == std::string_view::npos) return 0;
  const auto key = lower(word);
  if (std::ranges::find(truncations, key) != truncations.end()) return 0;
  return mark_in_table(key);
}

std::string_view accented(char vowel, char mark) {
  switch (vowel) {
    case 'a': return "à";
    case 'e': return mark == '`' ? "è" : "é";
    case 'i': return "ì";
    case 'o': return "ò";
    case 'u': return "ù";
    case 'A': return "À";
    case 'E': return mark == '`' ? "È" : "É";
    case 'I': return "Ì";
    case 'O': return "Ò";
    default: return "Ù";
  }
}

bool ends_word(std::string_view text, std::size_t apostrophe) {
  return apostrophe > 0 && is_letter(text[apostrophe - 1]) && (apostrophe + 1 == text.size() || !is_letter(text[apostrophe + 1]));
}

bool opens_quotation(std::string_view text, std::size_t apostrophe) {
  if (apostrophe > 0 && (is_letter(text[apostrophe - 1]) || (text[apostrophe - 1] >= '0' && text[apostrophe - 1] <= '9'))) return false;
  auto end = apostrophe + 1;
  while (end < text.size() && is_letter(text[end])) ++end;
  const auto word = text.substr(apostrophe + 1, end - apostrophe - 1);
  return !word.empty() && std::ranges::find(headless, lower(word)) == headless.end();
}

bool is_truncation(std::string_view word) { return std::ranges::find(truncations, lower(word)) != truncations.end(); }

/// Where the quotation opened at `open` closes on its line: at a word that takes no accent, or else at the first that could.
std::size_t closing_quote(std::string_view text, std::size_t open) {
  auto doubtful = std::string_view::npos;
  for (auto i = open + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] != '\'') continue;
    if (i + 1 < text.size() && is_letter(text[i + 1])) continue;
    if (!ends_word(text, i)) return i;
    const auto word = word_before(text, i);
    if (is_truncation(word)) continue;
    if (accent_of(word) == 0) return i;
    if (doubtful == std::string_view::npos) doubtful = i;
  }
  return doubtful;
}

}  // namespace

void restore_accents(std::string& text) {
  auto apostrophe = text.find('\'');
  if (apostrophe == std::string::npos) return;
  std::string result;
  std::size_t copied = 0;
  auto closing = std::string::npos;
  for (; apostrophe != std::string::npos; apostrophe = text.find('\'', apostrophe + 1)) {
    if (apostrophe == closing) continue;
    if (opens_quotation(text, apostrophe)) {
      closing = closing_quote(text, apostrophe);
      continue;
    }
    if (!ends_word(text, apostrophe)) continue;
    const auto mark = accent_of(word_before(text, apostrophe));
    if (mark == 0) continue;
    result.append(text, copied, apostrophe - 1 - copied);
    result += accented(text[apostrophe - 1], mark);
    copied = apostrophe + 1;
  }
  if (copied == 0) return;
  result.append(text, copied);
  text = std::move(result);
}

}  // namespace schede
