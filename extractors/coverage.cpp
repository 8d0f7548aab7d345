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

Piece on_first_line(const Layout& layout, const Hit& hit) {
  const bool whole = hit.first_line == hit.last_line;
  return {hit.first_line, hit.begin, whole ? hit.end : static_cast<std::uint32_t>(layout.lines[hit.first_line].text.size())};
}

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
  for (std::size_t number = hit.first_line; number <= hit.last_line; ++number) {
    const Line& line = layout_->lines[number];
    const auto size = static_cast<std::uint32_t>(line.text.size());
    const std::uint32_t begin = number == hit.first_line ? hit.begin : 0;
    const std::uint32_t end = number == hit.last_line ? hit.end : size;
    cover(Piece{number, begin, end});
    const std::string_view before = std::string_view(line.text).substr(0, begin), behind = std::string_view(line.text).substr(end);
    if (!has_words(behind) && !has_signs(behind)) cover(Piece{number, end, size});
    if (is_ordinal(before) && !has_signs(before)) cover(Piece{number, 0, begin});
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
