#include "extractors/form/leaders.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {
namespace {

/// Folded keys of what points to the answer before.
constexpr std::string_view dittos[] = {"as above",
                                       "c s",
                                       "come il precedente",
                                       "come precedente",
                                       "come sopra",
                                       "cs",
                                       "di cui sopra",
                                       "ditto",
                                       "ib",
                                       "ibidem",
                                       "id",
                                       "idem",
                                       "idem c s",
                                       "idem come sopra",
                                       "il medesimo",
                                       "il medesimo ente",
                                       "lo stesso",
                                       "lo stesso ente",
                                       "lo stesso soggetto",
                                       "medesimo ente",
                                       "same",
                                       "same as above",
                                       "stesso",
                                       "stesso ente",
                                       "stesso soggetto",
                                       "v sopra",
                                       "vd sopra",
                                       "vedi sopra"};
/// And to that of the area whose number follows.
constexpr std::string_view numbered_dittos[] = {
    "cfr area",  "come al punto", "come area",      "come l area", "come per area",    "come per l area",  "come all area",
    "idem area", "idem c s area", "idem come area", "see area",    "stesso dell area", "stesso ente area", "stesso ente dell area",
    "v area",    "v punto",       "vd area",        "vedi area",   "vedi punto",       "v l area",         "vedi l area"};

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
  const std::string key = fold_key(text);
  if (std::find(std::begin(dittos), std::end(dittos), key) != std::end(dittos)) return std::string();
  const std::size_t last = key.rfind(' ') + 1;
  const bool numbered = last > 0 && is_number(std::string_view(key).substr(last));
  if (!numbered || std::find(std::begin(numbered_dittos), std::end(numbered_dittos), key.substr(0, last - 1)) == std::end(numbered_dittos))
    return std::nullopt;
  return key.substr(last);
}

bool is_filler(const FormIndex& index, std::string_view text) {
  constexpr std::size_t longest = 8, words_behind_opening = 2;
  if (!has_visible(text)) return false;
  const std::size_t words = count_words(text, longest);
  if (words == 0) return true;
  if (words == longest) return false;
  const std::string key = fold_key(text);
  if (std::find(index.fillers.begin(), index.fillers.end(), key) != index.fillers.end() || ditto_of(text)) return true;
  return std::any_of(index.filler_openings.begin(), index.filler_openings.end(), [&](const std::string& opening) {
    return key.starts_with(opening + " ") && words <= count_words(opening) + words_behind_opening;
  });
}

}  // namespace schede
