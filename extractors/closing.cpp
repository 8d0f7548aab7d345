#include "extractors/closing.h"

#include <algorithm>

#include "extractors/values.h"

namespace schede {

namespace {

constexpr std::size_t most_words = 10;    // a longer line is prose, unless it is a notice
constexpr std::size_t notice_words = 40;  // a notice says so early
constexpr std::size_t most_lines = 12;

bool is_number(const std::string& key) { return key.find_first_not_of("0123456789") == std::string::npos; }

bool is_lower(std::string_view text, const FoldedWord& word) {
  std::size_t at = word.begin;
  return is_lower_case(next_character(text, at));
}

/// "Lecce, 12 maggio 2011", "14/05/2011": few words, a day before a month or year, and no prose ("Data di avvio: 12/03/2009").
bool is_date(std::string_view text, const std::vector<FoldedWord>& words) {
  if (words.empty() || words.size() > 6) return false;
  const std::string& last = words.back().key;
  if (!is_number(last) || (last.size() != 4 && last.size() != 2)) return false;
  bool day = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool month = i > 0 && is_number(words[i - 1].key) && is_number(words[i + 1].key);
    day = day || (is_number(words[i].key) && words[i].key.size() <= 2);
    if (is_lower(text, words[i]) && words[i].key.size() > 2 && !month) return false;
  }
  return day;
}

/// A closing phrase, and behind a single closing word no prose: "Firma Mario Rossi", "Data: 14/05/2011".
bool begins_closing(const FormIndex& index, std::string_view text, const std::vector<FoldedWord>& words) {
  std::string key;
  for (const FoldedWord& word : words) key += word.key + " ";
  const auto prose = [&](const FoldedWord& word) { return is_lower(text, word) && word.key.size() > 2 && !is_number(word.key); };
  return std::any_of(index.closing.begin(), index.closing.end(), [&](const std::string& closing) {
    const bool single = closing.find(' ') == std::string::npos;
    return key.starts_with(closing + " ") && !(single && std::any_of(words.begin() + 1, words.end(), prose));
  });
}

/// "La scheda compilata va inviata entro …", "Si ringrazia per la collaborazione": nobody's answer, however long.
bool is_notice(const FormIndex& index, const std::vector<FoldedWord>& words) {
  std::string key = " ";
  for (const FoldedWord& word : words) key += word.key + " ";
  return std::any_of(index.notices.begin(), index.notices.end(),
                     [&](const std::string& notice) { return key.find(" " + notice + " ") != std::string::npos; });
}

/// A line up to its first tab: two signatures stand side by side.
std::string_view first_column(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find('\t', begin) - begin);
}

}  // namespace

std::vector<Piece> drop_closing(const Layout& layout, const FormIndex& index, Answer& answer) {
  std::size_t keep = answer.pieces.size();
  std::size_t lines = 0;
  for (std::size_t i = answer.pieces.size(); i-- > 0 && lines < most_lines;) {
    const Piece& piece = answer.pieces[i];
    const std::string_view line = std::string_view(layout.lines[piece.line].text).substr(piece.begin, piece.end - piece.begin);
    const std::string_view text = first_column(line);
    const std::vector<FoldedWord> words = fold_words(text, notice_words);
    if (words.empty()) continue;
    ++lines;
    if (is_notice(index, words)) {
      keep = i;
      continue;
    }
    const bool sentence = words.size() > 3 && text.find_last_of(".;:") + 2 >= text.size() && !is_number(words.back().key);
    if (words.size() > most_words || sentence) break;
    if (is_date(text, words) || begins_closing(index, text, words)) keep = i;
  }
  std::vector<Piece> dropped(answer.pieces.begin() + static_cast<std::ptrdiff_t>(keep), answer.pieces.end());
  answer.pieces.resize(keep);
  return dropped;
}

}  // namespace schede
