#include "extractors/text/accents.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/text/embedded.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"

namespace schede {
namespace {

using Words = std::span<const std::string_view>;

/// Truncations ("un po'", "di' la tua"): the dictionary has some of them as accented words too.
constexpr auto truncations =
    std::to_array<std::string_view>({"a", "be", "ca", "co", "de", "di", "fa", "fe", "mo", "po", "sta", "su", "te", "to", "va", "ve", "vo"});

/// Words that lost their beginning: their apostrophe opens no quotation.
constexpr auto headless = std::to_array<std::string_view>(
    {"gna", "na", "ndrangheta", "ndranghetista", "nduja", "ngiulino", "no", "notte", "sta", "ste", "sti", "sto", "un", "una"});

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

/// What is known of a word's accent.
struct Accent {
  bool known = false, acute = false;
  bool plain_too = false;  ///< the word is one without it too (porto, portò)
  bool guessed = false;    ///< of a name that no list has
};

/// What the table (cmake/accent_words.cpp) says. Its lines are sorted: a binary search over its bytes.
Accent accent_in_table(std::string_view key) {
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

/// Ends of abstract nouns, of which offices make more than any dictionary has ("semiresidenzialita'").
constexpr auto abstract_endings = std::to_array<std::string_view>({"alita", "arita", "bilita", "icita", "ieta", "ivita", "osita"});
constexpr auto prefixes = std::to_array<std::string_view>({"auto", "co", "inter", "multi", "pre", "ri"});

/// The accent of a word of the language, in the dictionary or made from one that is ("coprogettera'").
Accent find_accent(std::string_view key) {
  constexpr std::size_t shortest_noun = 9, shortest_stem = 4;
  if (const auto accent = accent_in_table(key); accent.known) return accent;
  const auto ends_key = [&](std::string_view ending) { return key.ends_with(ending); };
  if (key.size() >= shortest_noun && std::ranges::any_of(abstract_endings, ends_key)) return {.known = true};
  for (const auto prefix : prefixes) {
    if (!key.starts_with(prefix) || key.size() < prefix.size() + shortest_stem) continue;
    if (const auto accent = accent_in_table(key.substr(prefix.size())); accent.known && !accent.plain_too) return accent;
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
  if (is_one_of(truncations, key)) return {};
  const auto accent = find_accent(key);
  return accent.known || !is_unknown_name(word) ? accent : Accent{.known = true, .plain_too = true, .guessed = true};
}

std::string_view accented_vowel(char vowel, bool acute) {
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

enum class Opening { none, decade, text };

/// Does a quotation start at this mark? "'90" and "'ndrangheta" start none for sure.
Opening opening(std::string_view text, std::size_t mark) {
  constexpr std::string_view never_first = " '`\n\t.,;:!?)";
  if (is_letter_before(text, mark) || (mark > 0 && is_digit(text[mark - 1]))) return Opening::none;
  const bool behind_accent = mark > 0 && text[mark - 1] == '\'' && accent_of(word_before(text, mark - 1)).known;
  auto end = mark + 1;
  if (behind_accent || end == text.size() || never_first.find(text[end]) != std::string_view::npos) return Opening::none;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end > mark + 1) return end < text.size() && text[end] == '%' ? Opening::text : Opening::decade;
  while (is_letter_at(text, end)) ++end;
  return is_one_of(headless, lower(text.substr(mark + 1, end - mark - 1))) ? Opening::none : Opening::text;
}

/// ``Casa'' and ''Casa'' open with two marks, and close with two.
bool is_doubled(std::string_view text, std::size_t open) {
  return open > 0 && (text[open - 1] == '\'' || text[open - 1] == '`') && !is_letter_before(text, open - 1);
}

std::size_t doubled_closing(std::string_view line, std::size_t open) {
  const auto close = line.find("''", open);
  // The first of three marks is an accent.
  return close != std::string_view::npos && line.substr(close).starts_with("'''") ? close + 1 : close;
}

/// Where the quotation opened at `open` closes on its line: at a word that takes no accent; or else at one that is a word without its
/// accent; or else at one that is all that stands in quotes; or else at the last. "'90" opens one only when the closing mark is beyond
/// doubt.
std::size_t closing_quote(std::string_view text, std::size_t open, Opening kind) {
  constexpr auto nowhere = std::string_view::npos;
  const auto line = text.substr(0, text.find('\n', open));
  if (is_doubled(line, open)) return doubled_closing(line, open);
  auto plain = nowhere, whole = nowhere, last = nowhere;
  for (auto i = line.find('\'', open + 1); i != nowhere; i = line.find('\'', i + 1)) {
    if (opening(line, i) != Opening::none && line[i - 1] == ' ') break;
    if (is_letter_at(line, i + 1)) continue;
    if (!ends_word(line, i)) return i;
    const auto word = word_before(line, i);
    if (is_one_of(truncations, lower(word))) continue;
    const auto accent = accent_of(word);
    if (!accent.known || accent.guessed) return i;
    if (plain == nowhere && accent.plain_too) plain = i;
    if (word.data() == line.data() + open + 1) whole = i;
    last = i;
  }
  if (kind != Opening::text) return nowhere;
  return plain != nowhere ? plain : whole != nowhere ? whole : last;
}

/// "università'": the accent is there already.
bool follows_accent(std::string_view text, std::size_t apostrophe) {
  constexpr auto vowels = std::to_array<std::string_view>({"à", "è", "é", "ì", "ò", "ù", "À", "È", "É", "Ì", "Ò", "Ù"});
  return apostrophe >= 2 && is_one_of(vowels, text.substr(apostrophe - 2, 2)) && ends_word(text, apostrophe);
}

/// What stands for an apostrophe and for the bytes before it from `begin` on.
struct Repair {
  std::size_t begin;
  std::string text;
};

std::optional<Repair> repair_of(std::string_view text, std::size_t apostrophe) {
  const bool glued = lacks_space(text, apostrophe);
  if (!glued && !ends_word(text, apostrophe)) return std::nullopt;
  const auto accent = accent_of(word_before(text, apostrophe));
  if (!accent.known) return std::nullopt;
  return Repair{apostrophe - 1, std::string(accented_vowel(text[apostrophe - 1], accent.acute)) + (glued ? " " : "")};
}

/// The next apostrophe or grave accent: not by find_first_of, whose search among two costs a call a letter.
std::size_t next_mark(std::string_view text, std::size_t from) {
  while (from < text.size() && text[from] != '\'' && text[from] != '`') ++from;
  return from < text.size() ? from : std::string_view::npos;
}

}  // namespace

void restore_accents(std::string& text) {
  std::string result;
  std::size_t copied = 0;
  auto closing = std::string::npos;
  bool quotes = false;  // some mark may open a quotation, and a later one close it
  for (auto mark = next_mark(text, 0); mark != std::string::npos; mark = next_mark(text, mark + 1)) {
    if (mark == closing) continue;
    quotes = quotes || !is_letter_before(text, mark);
    if (const auto kind = opening(text, mark); kind != Opening::none) {
      closing = closing_quote(text, mark, kind);
      continue;
    }
    const auto repair = !quotes && follows_accent(text, mark) ? Repair{mark, {}} : repair_of(text, mark);
    if (!repair) continue;
    result.append(text, copied, repair->begin - copied).append(repair->text);
    copied = quotes ? mark + 1 : std::min(text.find_first_not_of("'`", mark), text.size());
    mark = copied - 1;
  }
  if (copied == 0) return;
  result.append(text, copied);
  text = std::move(result);
}

}  // namespace schede
