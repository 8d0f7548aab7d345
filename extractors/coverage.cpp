#include "extractors/coverage.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace schede {

namespace {

/// Signs that say something of their own, unlike the dots, dashes, brackets and bullets that stand round printed text.
bool has_signs(std::string_view text) {
  static constexpr std::u32string_view ornaments = U".:;,…_-–—()[]\"'“”‘’•·/*";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (!is_blank(c) && !is_letter_or_digit(c) && ornaments.find(c) == std::u32string_view::npos) return true;
  }
  return false;
}

/// Numbers ("2.", "5.1"), a letter that counts ("a)", "V -", no "x") or punctuation.
bool is_ordinal(std::string_view text) {
  const std::vector<FoldedWord> words = fold_words(text, 3);
  const auto counts = [](const FoldedWord& word) { return word.key.size() <= 2 && is_number(word.key); };
  if (words.size() < 3 && std::all_of(words.begin(), words.end(), counts)) return true;
  if (words.size() != 1 || words[0].key.size() != 1 || words[0].key == "x") return false;
  std::size_t behind = words[0].end;
  while (behind < text.size() && text[behind] == ' ') ++behind;
  return behind < text.size() && std::u32string_view(U").-–—").find(next_character(text, behind)) != std::u32string_view::npos;
}

}  // namespace

std::size_t length_of(const std::vector<Piece>& pieces) {
  std::size_t length = 0;
  for (const Piece& piece : pieces) length += piece.end - piece.begin + 1;
  return length;
}

std::string_view text_of(const Layout& layout, const Piece& piece) {
  return std::string_view(layout.lines[piece.line].text).substr(piece.begin, piece.end - piece.begin);
}

std::vector<Piece> pieces_of(const Layout& layout, const Hit& hit) {
  std::vector<Piece> pieces;
  for (std::size_t line = hit.first_line; line <= hit.last_line; ++line)
    pieces.push_back({line, 0, static_cast<std::uint32_t>(layout.lines[line].text.size())});
  pieces.front().begin = hit.begin;
  pieces.back().end = hit.end;
  return pieces;
}

Piece on_first_line(const Layout& layout, const Hit& hit) { return pieces_of(layout, hit).front(); }

std::string raw_text(const Layout& layout, const std::vector<Piece>& pieces) {
  std::string text;
  text.reserve(length_of(pieces));
  for (const Piece& piece : pieces) {
    if (!text.empty()) text += '\n';
    text += text_of(layout, piece);
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

Coverage::Coverage(const Layout& layout) : layout_(&layout) {}

void Coverage::cover(const Piece& piece) {
  if (piece.begin < piece.end) covered_.push_back(piece);
}

void Coverage::cover(const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces) cover(piece);
}

void Coverage::cover(const Hit& hit) {
  for (const Piece& words : pieces_of(*layout_, hit)) {
    cover(words);
    const std::string_view text = layout_->lines[words.line].text;
    const std::string_view before = text.substr(0, words.begin), behind = text.substr(words.end);
    if (!has_words(behind) && !has_signs(behind)) cover(Piece{words.line, words.end, static_cast<std::uint32_t>(text.size())});
    if (is_ordinal(before) && !has_signs(before)) cover(Piece{words.line, 0, words.begin});
  }
}

std::vector<Piece> Coverage::uncovered() && {
  const auto earlier = [](const Piece& a, const Piece& b) { return std::tie(a.line, a.begin) < std::tie(b.line, b.begin); };
  std::sort(covered_.begin(), covered_.end(), earlier);
  std::vector<Piece> pieces;
  auto next = covered_.cbegin();
  for (std::size_t line = 0; line < layout_->lines.size(); ++line) {
    const std::string_view text = layout_->lines[line].text;
    std::uint32_t from = 0;
    const auto add_up_to = [&](std::uint32_t end) {
      if (end > from && has_visible(text.substr(from, end - from))) pieces.push_back({line, from, end});
    };
    for (; next != covered_.cend() && next->line == line; ++next) {
      add_up_to(next->begin);
      from = std::max(from, next->end);
    }
    add_up_to(static_cast<std::uint32_t>(text.size()));
  }
  return pieces;
}

}  // namespace schede
