#include "extractors/closing.h"

#include <algorithm>

#include "extractors/values.h"

namespace schede {

namespace {

constexpr std::size_t most_words = 10;  // a longer line is prose
constexpr std::size_t most_lines = 12;

std::vector<FoldedWord> words_of(const Layout& layout, const Piece& piece) {
  return fold_words(std::string_view(layout.lines[piece.line].text).substr(piece.begin, piece.end - piece.begin), most_words + 1);
}

bool is_number(const std::string& key) { return key.find_first_not_of("0123456789") == std::string::npos; }

/// "Lecce, 12 maggio 2011", "14/05/2011": few words, a day before a month or year.
bool is_date(const std::vector<FoldedWord>& words) {
  if (words.empty() || words.size() > 6) return false;
  const std::string& last = words.back().key;
  const bool year = is_number(last) && (last.size() == 4 || last.size() == 2);
  return year &&
         std::any_of(words.begin(), words.end() - 1, [](const FoldedWord& word) { return is_number(word.key) && word.key.size() <= 2; });
}

bool begins_closing(const FormIndex& index, const std::vector<FoldedWord>& words) {
  std::string key;
  for (const FoldedWord& word : words) key += word.key + " ";
  return std::any_of(index.closing.begin(), index.closing.end(),
                     [&](const std::string& closing) { return key.starts_with(closing + " "); });
}

}  // namespace

void drop_closing(const Layout& layout, const FormIndex& index, Answer& answer) {
  std::size_t keep = answer.pieces.size();
  std::size_t lines = 0;
  for (std::size_t i = answer.pieces.size(); i-- > 0 && lines < most_lines;) {
    const std::vector<FoldedWord> words = words_of(layout, answer.pieces[i]);
    if (words.empty()) continue;
    ++lines;
    const std::string_view text = layout.lines[answer.pieces[i].line].text;
    const bool prose = words.size() > most_words || (words.size() > 6 && text.find_last_of(".;:") + 2 >= text.size());
    if (prose) break;
    if (is_date(words) || begins_closing(index, words)) keep = i;
  }
  answer.pieces.resize(keep);
}

}  // namespace schede
