#include "extractors/form/leaders.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"

namespace schede {
namespace {

/// Words that point to the answer before.
constexpr std::string_view pointing_words[] = {"above",    "cs",       "ditto",      "ib",   "ibid",  "ibidem", "id",     "idem",
                                               "medesima", "medesimo", "precedente", "same", "sopra", "stessa", "stesso", "supra"};
/// Words that point to that of the area whose number follows.
constexpr std::string_view referring_words[] = {"cfr", "come", "rif", "see", "v", "vd", "vds", "vedi"};
/// What may stand beside them.
constexpr std::string_view beside_pointing[] = {"a",      "al",       "all",      "alla",     "amministrazione",
                                                "area",   "as",       "body",     "citato",   "citata",
                                                "come",   "cui",      "del",      "dell",     "della",
                                                "di",     "ente",     "gia",      "identico", "identica",
                                                "il",     "indicato", "indicata", "l",        "la",
                                                "lo",     "n",        "per",      "punto",    "quanto",
                                                "quello", "quella",   "s",        "soggetto", "the",
                                                "ut",     "vedi",     "v",        "vd"};

/// What a cell points to, by its words; "c.s." is one of them.
std::optional<std::string> pointed_to(std::string_view text) {
  constexpr std::size_t most_words = 8;
  const std::vector<FoldedWord> words = fold_words(text, most_words + 1);
  if (words.empty() || words.size() > most_words) return std::nullopt;
  bool points = false, refers = false;
  std::string number;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& key = words[at].key;
    const bool short_form = key == "c" && at + 1 < words.size() && words[at + 1].key == "s";
    points = points || short_form || is_one_of(pointing_words, key);
    refers = refers || is_one_of(referring_words, key);
    if (at + 1 == words.size() && is_number(key))
      number = key;
    else if (!short_form && !is_one_of(pointing_words, key) && !is_one_of(referring_words, key) && !is_one_of(beside_pointing, key))
      return std::nullopt;
  }
  return points || (refers && !number.empty()) ? std::optional(number) : std::nullopt;
}

/// "[Comune di Lecce]", "(Comune di Lecce)": brackets round a whole answer stand for the line to write on.
std::string_view without_brackets(std::string_view text) {
  for (const std::string_view pair : {"[]", "()", "<>"}) {
    const bool around = text.size() > 2 && text.front() == pair[0] && text.find_first_of(pair, 1) == text.size() - 1;
    if (around && text.back() == pair[1]) return trimmed(text.substr(1, text.size() - 2));
  }
  return text;
}

}  // namespace

bool is_leader(char32_t c) { return c == '.' || c == U'…' || c == '_' || c == U'·' || c == U'‥'; }

bool is_leader_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (!is_leader(c) && !is_blank(c) && c != ':') return false;
  }
  return true;
}

std::string_view without_leading_leaders(std::string_view text) {
  const auto leads = [&](char32_t c, std::size_t next) {
    const bool dash = (c == '-' || c == U'–') && next < text.size() && (text[next] == ' ' || text[next] == '>');
    return is_blank(c) || is_leader(c) || dash || std::u32string_view(U":;,=>|→").find(c) != std::u32string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_character(text, at);
    if (leads(c, at)) continue;
    // One full stop belongs to the word: ".it".
    return text.substr(trimmed(text.substr(0, here)) == "." ? text.find('.') : here);
  }
  return {};
}

std::string_view bare_answer(std::string_view text) { return without_brackets(without_leaders(text)); }

std::string_view without_leaders(std::string_view text) {
  const std::string_view rest = without_leading_leaders(text);
  const std::string_view led = text.substr(0, text.size() - rest.size());
  std::size_t end = rest.size();
  for (std::size_t at = end; at > 0; end = at) {
    const char32_t c = previous_character(rest, at);
    if (!is_blank(c) && !is_leader(c) && c != '|') break;
  }
  // One full stop belongs to the word ("Ufficio Serv. Soc."), but not on a line that begins with leader dots.
  const bool dotted = led.find("..") != std::string_view::npos || led.find("…") != std::string_view::npos;
  if (end > 0 && !dotted && trimmed(rest.substr(end)) == ".") end = rest.find('.', end) + 1;
  return rest.substr(0, end);
}

std::optional<std::string> ditto_of(std::string_view text) {
  const std::string_view bare = trimmed(text, U" .,;:()");
  constexpr std::string_view marks[] = {"\"", "\"\"", "''", "\" \"", ",,", "〃", "〃〃", "″", "“", "”"};
  if (std::find(std::begin(marks), std::end(marks), bare) != std::end(marks)) return std::string();
  return pointed_to(text);
}

bool is_filler(const FormIndex& index, std::string_view text, std::size_t more) {
  constexpr std::size_t longest = 8;
  if (!has_visible(text)) return false;
  const std::size_t words = count_words(text, longest);
  if (words == 0) return true;
  if (words == longest) return false;
  const std::string key = fold_key(text);
  if (std::find(index.fillers.begin(), index.fillers.end(), key) != index.fillers.end() || ditto_of(text)) return true;
  return std::any_of(index.filler_openings.begin(), index.filler_openings.end(),
                     [&](const std::string& opening) { return key.starts_with(opening + " ") && words <= count_words(opening) + more; });
}

bool names_nobody(const FormIndex& index, std::string_view text) {
  constexpr std::size_t more = 4;
  if (is_filler(index, text)) return true;
  const std::vector<FoldedWord> words = fold_words(text, 2);
  if (words.size() < 2) return false;
  std::size_t at = words[1].begin;
  return is_lower_case(next_character(text, at)) && is_filler(index, text, more);  // "da Comune di Modena" names one
}

}  // namespace schede
