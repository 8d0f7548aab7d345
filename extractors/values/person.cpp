#include "extractors/values/person.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <vector>

#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/values/embedded.h"

namespace schede {
namespace {

struct NameWord {
  std::string_view written;
  std::string key;
};

/// The words between spaces; their keys without punctuation.
std::vector<NameWord> split_words(std::string_view text) {
  std::vector<NameWord> words;
  while (!text.empty()) {
    const auto length = std::min(text.find(' '), text.size());
    std::string key;
    for (const auto& part : fold_words(text.substr(0, length))) key += part.key;
    if (!key.empty()) words.push_back({text.substr(0, length), std::move(key)});
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return words;
}

bool is_title(std::string_view key) {
  constexpr auto titles = std::to_array<std::string_view>(
      {"arch",       "avv",           "avvocato", "cav",  "comm", "don",    "dott",      "dottor", "dottoressa", "dottore", "dottssa",
       "dr",         "drssa",         "dssa",     "geom", "gent", "ing",    "ingegnere", "mons",   "on",         "prof",    "professor",
       "professore", "professoressa", "profssa",  "rag",  "sig",  "signor", "signora",   "sigra",  "suor"});
  return is_one_of(titles, key);
}

bool is_role(std::string_view key) {
  constexpr auto roles = std::to_array<std::string_view>(
      {"amministratore", "assessora",  "assessore",  "assistente", "capo",       "commissario", "coordinatore", "coordinatrice",
       "direttore",      "direttrice", "dirigente",  "educatore",  "educatrice", "funzionaria", "funzionario",  "il",
       "istruttore",     "la",         "presidente", "psicologa",  "psicologo",  "referente",   "responsabile", "rup",
       "segretaria",     "segretario", "sindaca",    "sindaco",    "sociologa",  "sociologo",   "vicesindaco"});
  return is_one_of(roles, key);
}

bool is_particle(std::string_view key) {
  constexpr auto particles = std::to_array<std::string_view>(
      {"da", "dal", "dalla", "de", "degli", "dei", "del", "della", "delle", "di", "la", "li", "lo", "van", "von"});
  return is_one_of(particles, key);
}

bool is_given_name(std::string_view key) {
  static const auto names = [] {
    std::unordered_set<std::string> result;
    for (const auto& word : fold_words(embedded::given_names)) result.insert(word.key);
    return result;
  }();
  return names.contains(std::string(key));
}

std::string joined(std::span<const NameWord> words) {
  if (words.empty()) return {};
  const auto* begin = words.front().written.data();
  const auto* end = words.back().written.data() + words.back().written.size();
  return {begin, end};
}

/// Where the name's own words end: at a comma, a dash or a parenthesis.
std::size_t end_of_name(std::string_view text) {
  return std::min({text.find_first_of(",;(\n"), text.find(" - "), text.find(" – "), text.size()});
}

/// A telephone number, a street, an e-mail address.
bool is_no_words(std::string_view text) { return text.find_first_of("0123456789@") != text.npos; }

/// What stands in nobody's name: a second person, how to reach the first.
bool is_no_name(const NameWord& word) {
  constexpr auto others = std::to_array<std::string_view>({"e", "ed", "tel", "telefono", "cell", "fax", "email", "mail"});
  return is_one_of(others, word.key) || is_title(word.key) || is_no_words(word.written) || word.written.find('/') != word.written.npos;
}

bool begins_with_person(std::string_view text) {
  const auto words = split_words(text);
  const auto name = std::ranges::find_if_not(words, [](const NameWord& word) { return is_title(word.key); });
  return name != words.end() && is_given_name(name->key);
}

void split_given_and_family(std::span<const NameWord> words, NameParts& parts) {
  if (std::ranges::any_of(words, is_no_name)) return;
  // Behind a particle every name is the family's: De Luca.
  const auto is_given = [&](std::size_t i) { return is_given_name(words[i].key) && (i == 0 || !is_particle(words[i - 1].key)); };
  std::size_t leading = 0, trailing = 0;
  while (leading < words.size() && is_given(leading)) ++leading;
  while (trailing < words.size() && is_given(words.size() - 1 - trailing)) ++trailing;
  if (leading > 0 && leading < words.size() && trailing == 0) {
    parts.given = joined(words.first(leading));
    parts.family = joined(words.subspan(leading));
  } else if (leading == 0 && trailing > 0 && trailing < words.size()) {
    parts.given = joined(words.last(trailing));
    parts.family = joined(words.first(words.size() - trailing));
  }
}

}  // namespace

NameParts split_name(std::string_view text) {
  NameParts parts;
  const auto end = end_of_name(text);
  const auto behind = trimmed(text.substr(end), U" ,;-–()\n");
  if (begins_with_person(behind)) return parts;
  if (!is_no_words(behind)) parts.role = behind;
  const auto words = split_words(text.substr(0, end));
  const std::span<const NameWord> all(words);
  std::size_t titles = 0;
  while (titles < words.size() && !is_title(words[titles].key)) ++titles;
  // "Il Dirigente Dott. Rossi": the role stands in front of the title.
  if (titles == words.size() || !is_role(words[0].key))
    titles = 0;
  else if (parts.role.empty())
    parts.role = joined(all.first(titles));
  auto begin = titles;
  while (begin < words.size() && is_title(words[begin].key)) ++begin;
  parts.title = joined(all.subspan(titles, begin - titles));
  // "Mario Rossi Dirigente del Settore": nothing parts the role from the name.
  auto role = begin + (begin < words.size());
  while (role < words.size() && (!is_role(words[role].key) || is_particle(words[role].key))) ++role;
  if (role < words.size() && parts.role.empty()) parts.role = joined(all.subspan(role));
  split_given_and_family(all.subspan(begin, role - begin), parts);
  return parts;
}

bool names_person(std::string_view text) {
  const auto parts = split_name(text);
  return !parts.title.empty() || !parts.given.empty();
}

}  // namespace schede
