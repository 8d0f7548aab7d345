#include "extractors/page/coverage.h"

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

bool is_ornament(std::string_view text) { return !has_signs(text) && (!has_words(text) || is_ordinal(text)); }

Coverage::Coverage(const Page& page) : page_(&page) {}

void Coverage::cover(const Span& span) {
  if (span.begin < span.end) covered_.push_back(span);
}

void Coverage::cover(const std::vector<Span>& spans) {
  for (const Span& span : spans) cover(span);
}

void Coverage::cover_printed(const std::vector<Span>& printed) {
  for (const Span& words : printed) {
    cover(words);
    const std::string_view text = page_->lines[words.line].text;
    const std::string_view before = text.substr(0, words.begin), behind = text.substr(words.end);
    if (!has_words(behind) && !has_signs(behind)) cover(Span{words.line, words.end, static_cast<std::uint32_t>(text.size())});
    if (is_ordinal(before) && !has_signs(before)) cover(Span{words.line, 0, words.begin});
  }
}

std::vector<Span> Coverage::uncovered() && {
  const auto earlier = [](const Span& a, const Span& b) { return std::tie(a.line, a.begin) < std::tie(b.line, b.begin); };
  std::sort(covered_.begin(), covered_.end(), earlier);
  std::vector<Span> spans;
  auto next = covered_.cbegin();
  for (std::size_t line = 0; line < page_->lines.size(); ++line) {
    const std::string_view text = page_->lines[line].text;
    std::uint32_t from = 0;
    const auto add_up_to = [&](std::uint32_t end) {
      if (end > from && has_visible(text.substr(from, end - from))) spans.push_back({line, from, end});
    };
    for (; next != covered_.cend() && next->line == line; ++next) {
      add_up_to(next->begin);
      from = std::max(from, next->end);
    }
    add_up_to(static_cast<std::uint32_t>(text.size()));
  }
  return spans;
}

}  // namespace schede
