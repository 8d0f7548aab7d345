#include "extractors/page/page_lines.h"

#include <algorithm>
#include <string_view>

namespace schede {

namespace {

constexpr std::size_t most_words_of_date = 24;  // with those of a date, a time and numbers

bool is_page_number(std::string_view key) { return is_number(key) && key.size() <= 3; }

/// Behind the last of some words, or before the first, is there nothing that can be seen but punctuation?
bool ends_line(std::string_view text, const std::vector<FoldedWord>& words, std::size_t at) {
  return at + 1 == words.size() && text.substr(words[at].end).find_first_of("!?;:") == std::string_view::npos;
}

/// "pag. 2", "Pagina 2 di 4", "P.2/4": how many words from one on; 0 for none.
std::size_t words_of_page(const FormIndex& index, const std::vector<FoldedWord>& words, std::size_t at) {
  const bool page = std::find(index.pages.begin(), index.pages.end(), words[at].key) != index.pages.end();
  if (!page || at + 1 == words.size() || !is_page_number(words[at + 1].key)) return 0;
  if (at + 2 < words.size() && is_page_number(words[at + 2].key)) return 3;
  const bool of = at + 3 < words.size() && words[at + 2].key.size() <= 3 && is_page_number(words[at + 3].key);
  return of ? 4 : 2;
}

/// A foot says nothing but whose page it is: names, few words, no sentence.
bool is_foot(const FormIndex& index, std::string_view text, const std::vector<FoldedWord>& words) {
  constexpr std::size_t most_foot_words = 14;
  if (words.size() > most_foot_words) return false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t count = words_of_page(index, words, at);
    if (count == 0) continue;
    const bool alone = count == words.size();
    const bool apart = text.substr(0, words[at].begin).find_first_of("(\"") == std::string_view::npos;
    return alone || (apart && (ends_line(text, words, at + count - 1) || at == 0));
  }
  return false;
}

bool has_clock(std::string_view text, const std::vector<FoldedWord>& words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const bool minutes = is_number(words[at].key) && words[at].key.size() <= 2 && words[at + 1].key.size() == 2 &&
                         words[at + 1].key[0] >= '0' && words[at + 1].key[0] <= '5';
    if (minutes && text.substr(words[at].end, words[at + 1].begin - words[at].end) == ":") return true;
  }
  return false;
}

/// A time of day, a long number, and a page at the end: "002/004", "P.2/4", "p. 2".
bool is_fax_line(const FormIndex& index, std::string_view text, const std::vector<FoldedWord>& words) {
  constexpr std::size_t least_digits = 6;
  if (words.size() < 4 || !has_clock(text, words) || !is_page_number(words.back().key)) return false;
  std::size_t digits = 0;
  for (const FoldedWord& word : words) digits += is_number(word.key) ? word.key.size() : 0;
  const FoldedWord &before = words[words.size() - 2], &last = words.back();
  const bool fraction = is_page_number(before.key) && text.substr(before.end, last.begin - before.end) == "/";
  const bool page = words_of_page(index, words, words.size() - 2) > 0;
  return (fraction || page) && digits >= least_digits;
}

/// A page's number and nothing else, in a way that only pages have: "- 2 -", "2/4"; or behind a name and a bar: "Città di Ostuni | 2".
bool is_bare_page(std::string_view text, const std::vector<FoldedWord>& words) {
  constexpr std::size_t most_names = 6;
  if (words.empty() || !is_page_number(words.back().key)) return false;
  const std::string_view before = trimmed(text.substr(0, words.back().begin)), behind = trimmed(text.substr(words.back().end));
  const auto is_dash = [](std::string_view sign) { return sign == "-" || sign == "–" || sign == "—"; };
  if (words.size() == 1) return is_dash(before) && is_dash(behind);
  if (!behind.empty()) return false;
  const bool of = words.size() == 2 && is_page_number(words[0].key) && std::stoi(words[0].key) <= std::stoi(words[1].key);
  if (of) return text.substr(words[0].end, words[1].begin - words[0].end) == "/" && trimmed(text.substr(0, words[0].begin)).empty();
  return words.size() <= most_names && before.ends_with('|');
}

}  // namespace

bool is_page_line(const FormIndex& index, const Line& line) {
  if (line.in_list || !line.first_of_paragraph || line.text.size() > 300) return false;
  const std::vector<FoldedWord> words = fold_words(line.text, most_words_of_date + 1);
  if (words.empty() || words.size() > most_words_of_date) return false;
  return is_bare_page(line.text, words) || is_foot(index, line.text, words) || is_fax_line(index, line.text, words);
}

}  // namespace schede
