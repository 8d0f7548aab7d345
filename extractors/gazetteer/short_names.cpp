#include "extractors/gazetteer/short_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace schede {
namespace {

using Words = std::span<const NameToken>;

bool is_particle(std::string_view word) {
  constexpr auto particles = std::to_array<std::string_view>({"a",     "al",  "all",  "alla",  "allo",  "con",   "d",     "da",   "de",
                                                              "degli", "dei", "del",  "dell",  "della", "delle", "dello", "di",   "e",
                                                              "in",    "nel", "nell", "nella", "su",    "sul",   "sull",  "sulla"});
  return std::ranges::find(particles, word) != particles.end();
}

/// What is written so far, and what it took to read it.
struct Progress {
  bool own_word = false;  ///< one of the name's long words is written out
  bool shortened = false;
};

Shortening compare(Words written, Words name, Progress progress);

/// "C.V." for "Capua Vetere": as many words as there are letters, particles not counted.
Shortening compare_initials(Words written, Words name, Progress progress) {
  for (const char initial : written[0].text) {
    while (!name.empty() && is_particle(name[0].text)) name = name.subspan(1);
    if (name.empty() || name[0].text[0] != initial) return Shortening::none;
    name = name.subspan(1);
  }
  return compare(written.subspan(1), name, {progress.own_word, true});
}

/// "C/mare", "M.ro": a word's beginning and end.
bool is_contraction(Words written, std::string_view word) {
  if (written.size() < 2) return false;
  const std::string_view begin = written[0].text, end = written[1].text;
  return begin.size() <= 4 && end.size() >= 2 && end.size() <= 4 && word.size() > begin.size() + end.size() && word.starts_with(begin) &&
         word.ends_with(end);
}

Shortening compare(Words written, Words name, Progress progress) {
  constexpr std::size_t long_word = 4, most_initials = 3, least_beginning = 3;
  if (written.empty()) {
    if (!progress.own_word) return Shortening::none;
    return name.empty() ? Shortening::abbreviated : progress.shortened ? Shortening::none : Shortening::cut;
  }
  if (name.empty()) return Shortening::none;
  const std::string_view first = written[0].text, word = name[0].text;
  const Progress shorter{progress.own_word, true};
  if (first == word)
    return compare(written.subspan(1), name.subspan(1), {progress.own_word || word.size() >= long_word, progress.shortened});
  if (is_contraction(written, word)) return compare(written.subspan(2), name.subspan(1), {true, true});
  if (is_particle(word)) return compare(is_particle(first) ? written.subspan(1) : written, name.subspan(1), shorter);
  if (is_particle(first)) return compare(written.subspan(1), name, shorter);
  if (first.size() >= least_beginning && word.starts_with(first)) return compare(written.subspan(1), name.subspan(1), shorter);
  return first.size() <= most_initials ? compare_initials(written, name, progress) : Shortening::none;
}

}  // namespace

Shortening shortening_of(Words written, Words name) { return compare(written, name, {}); }

}  // namespace schede
