#include "extractors/coverage.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace schede {

namespace {

/// A number ("2."), a letter ("a)") or punctuation.
bool is_ordinal(std::string_view text) {
  const std::vector<FoldedWord> words = fold_words(text, 3);
  return words.size() < 3 && std::all_of(words.begin(), words.end(), [](const FoldedWord& word) {
           return word.key.size() == 1 || (word.key.size() == 2 && word.key.find_first_not_of("0123456789") == std::string::npos);
         });
}

}  // namespace

std::size_t length_of(const std::vector<Piece>& pieces) {
  std::size_t length = 0;
  for (const Piece& piece : pieces) length += piece.end - piece.begin + 1;
  return length;
}

std::string raw_text(const Layout& layout, const std::vector<Piece>& pieces) {
  std::string text;
  text.reserve(length_of(pieces));
  for (const Piece& piece : pieces) {
    if (!text.empty()) text += '\n';
    text.append(layout.lines[piece.line].text, piece.begin, piece.end - piece.begin);
  }
  return text;
}

std::string standing_text(const Layout& layout, const Piece& piece) {
  const Line& line = layout.lines[piece.line];
  std::string text;
  std::uint32_t begin = 0;
  for (const Look& look : line.looks) {
    const std::uint32_t from = std::max(begin, piece.begin), to = std::min(look.end, piece.end);
    if (from < to && !look.struck) text.append(line.text, from, to - from);
    begin = look.end;
  }
  return text;
}

Coverage::Coverage(const Layout& layout) : layout_(&layout), covered_(layout.lines.size()) {}

void Coverage::cover(const Piece& piece) {
  if (piece.begin < piece.end) covered_[piece.line].emplace_back(piece.begin, piece.end);
}

void Coverage::cover(const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces) cover(piece);
}

void Coverage::cover(const Hit& hit) {
  for (std::size_t number = hit.first_line; number <= hit.last_line; ++number) {
    const Line& line = layout_->lines[number];
    const auto size = static_cast<std::uint32_t>(line.text.size());
    const std::uint32_t begin = number == hit.first_line ? hit.begin : 0;
    const std::uint32_t end = number == hit.last_line ? hit.end : size;
    cover(Piece{number, begin, end});
    if (!has_words(std::string_view(line.text).substr(end))) cover(Piece{number, end, size});
    if (is_ordinal(std::string_view(line.text).substr(0, begin))) cover(Piece{number, 0, begin});
  }
}

std::vector<Piece> Coverage::uncovered(std::size_t number) const {
  const std::string_view text = layout_->lines[number].text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> covered = covered_[number];
  const auto size = static_cast<std::uint32_t>(text.size());
  covered.emplace_back(size, size);
  std::sort(covered.begin(), covered.end());
  std::vector<Piece> pieces;
  std::uint32_t from = 0;
  for (const auto& [begin, end] : covered) {
    if (begin > from && has_visible(text.substr(from, begin - from))) pieces.push_back({number, from, begin});
    from = std::max(from, end);
  }
  return pieces;
}

}  // namespace schede
