#include "extractors/accents.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "extractors/embedded.h"

namespace schede {
namespace {

using Words = std::span<const std::string_view>;

/// Truncations ("un po'", "di' la tua"): the dictionary has some of them as accented words too.
constexpr auto truncations =
    std::to_array<std::string_view>({"a", "be", "ca", "co", "de", "di", "fa", "fe", "mo", "po", "sta", "su", "te", "to", "va", "ve", "vo"});

/// Words that lost their beginning: their apostrophe opens no quotation.
constexpr auto headless = std::to_array<std::string_view>(
    {"gna", "na", "ndrangheta", "ndranghetista", "nduja", "ngiulino", "no", "notte", "sta", "ste", "sti", "sto", "un", "una"});

bool contains(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Letters are those of ASCII and U+00C0 to U+1FFF; below are signs such as "º", above punctuation such as "…".
bool is_letter_at(std::string_view text, std::size_t i) {
  if (i >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[i]);
  return is_upper(text[i]) || is_lower(text[i]) || (byte >= 0xC3 && byte <= 0xE1);
}

bool is_letter_before(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  auto i = end - 1;
  while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) --i;
  return is_letter_at(text, i);
}

/// The word of ASCII letters that ends right before `end`; empty when another letter stands in it, which no word in the table has.
std::string_view word_before(std::string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && (is_upper(text[begin - 1]) || is_lower(text[begin - 1]))) --begin;
  return is_letter_before(text, begin) ? std::string_view() : text.substr(begin, end - begin);
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (auto& c : result)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// What the table says of a word (cmake/accent_words.cpp): its accent, and whether the word is one without it too (porto, portò).
struct Accent {
  bool known = false, acute = false, plain_too = false;
};

/// The table's lines are sorted: a binary search over its bytes.
Accent find_accent(std::string_view key) {
  std::string_view rest = embedded::accent_words;
  while (!rest.empty()) {
    const auto middle = rest.rfind('\n', rest.size() / 2);
    const auto begin = middle == std::string_view::npos ? 0 : middle + 1;
    const auto end = rest.find('\n', begin);
    const auto word = rest.substr(begin, end - begin - 1);
    const char mark = rest[end - 1];
    if (word == key) return {true, mark == '\'' || mark == 'A', mark == 'G' || mark == 'A'};
    rest = key < word ? rest.substr(0, begin) : rest.substr(end + 1);
  }
  return {};
}

/// "Pirro'": a name that no list has, in small letters after its capital. Its accent is certain where the vowel has but one.
bool is_unknown_name(std::string_view word) {
  return word.size() >= 4 && is_upper(word[0]) && std::ranges::all_of(word.substr(1), is_lower) && word.back() != 'e';
}

/// The accent that the apostrophe behind a word stands for.
Accent accent_of(std::string_view word) {
  if (word.empty() || std::string_view("aeiouAEIOU").find(word.back()) == std::string_view::npos) return {};
  const auto key = lower(word);
  if (contains(truncations, key)) return {};
  const auto accent = find_accent(key);
  return accent.known ? accent : Accent{is_unknown_name(word), false, true};
}

std::string_view accented(char vowel, bool acute) {
  switch (vowel) {
    case 'a': return "à";
    case 'e': return acute ? "é" : "è";
    case 'i': return "ì";
    case 'o': return "ò";
    case 'u': return "ù";
    case 'A': return "À";
    case 'E': return acute ? "É" : "È";
    case 'I': return "Ì";
    case 'O': return "Ò";
    default: return "Ù";
  }
}

bool ends_word(std::string_view text, std::size_t apostrophe) {
  return is_letter_before(text, apostrophe) && !is_letter_at(text, apostrophe + 1);
}

/// "E'stato", "piu'grande": the space is missing, for no elision ends in such a word. Short ones are left: "da'", "la'".
bool lacks_space(std::string_view text, std::size_t apostrophe) {
  const auto word = lower(word_before(text, apostrophe));
  const bool elides = word != "e" && (word.size() < 3 || word == "che");
  return !elides && is_letter_at(text, apostrophe + 1) && find_accent(word).known;
}

enum class Opening { none, digits, text };

Opening opening(std::string_view text, std::size_t apostrophe) {
  if (is_letter_before(text, apostrophe) || (apostrophe > 0 && is_digit(text[apostrophe - 1]))) return Opening::none;
  const bool behind_accent = apostrophe > 0 && text[apostrophe - 1] == '\'' && accent_of(word_before(text, apostrophe - 1)).known;
  if (behind_accent) return Opening::none;
  auto end = apostrophe + 1;
  if (end == text.size() || text[end] == ' ' || text[end] == '\'') return Opening::none;
  if (is_digit(text[end])) return Opening::digits;
  while (is_letter_at(text, end)) ++end;
  return contains(headless, lower(text.substr(apostrophe + 1, end - apostrophe - 1))) ? Opening::none : Opening::text;
}

/// Where the quotation opened at `open` closes on its line: at a word that takes no accent; or else at one that is a word without its
/// accent, or is all that stands in quotes; or else at the last. "'90" opens one only when the closing mark is beyond doubt.
std::size_t closing_quote(std::string_view text, std::size_t open, Opening kind) {
  constexpr auto nowhere = std::string_view::npos;
  auto likely = nowhere, last = nowhere;
  for (auto i = text.find('\'', open + 1); i < text.find('\n', open); i = text.find('\'', i + 1)) {
    if (opening(text, i) != Opening::none && text[i - 1] == ' ') break;
    if (is_letter_at(text, i + 1)) continue;
    if (!ends_word(text, i)) return i;
    const auto word = word_before(text, i);
    if (contains(truncations, lower(word))) continue;
    const auto accent = accent_of(word);
    if (!accent.known || !find_accent(lower(word)).known) return i;
    if (likely == nowhere && (accent.plain_too || word.data() == text.data() + open + 1)) likely = i;
    last = i;
  }
  if (kind != Opening::text) return nowhere;
  return likely == nowhere ? last : likely;
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
    if (const auto kind = opening(text, apostrophe); kind != Opening::none) {
      closing = closing_quote(text, apostrophe, kind);
      continue;
    }
    const bool glued = lacks_space(text, apostrophe);
    if (!glued && !ends_word(text, apostrophe)) continue;
    const auto accent = accent_of(word_before(text, apostrophe));
    if (!accent.known) continue;
    result.append(text, copied, apostrophe - 1 - copied);
    result += accented(text[apostrophe - 1], accent.acute);
    if (glued) result += ' ';
    copied = apostrophe + 1;
  }
  if (copied == 0) return;
  result.append(text, copied);
  text = std::move(result);
}

}  // namespace schede
