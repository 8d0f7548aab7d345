#include "extractors/choices/formatting_rules.h"

#include <algorithm>

#include "extractors/choices/looks.h"

namespace schede {

namespace {

constexpr double from_doubtful_formatting = 0.7;  ///< what may be there for other reasons

template <std::size_t which>
constexpr FormattingRule by_look() {
  constexpr const Look& look = looks[which];
  return {[](const OptionFormatting& option) { return option.most.*looks[which].has; }, look.how, look.confidence, true,
          look.may_be_chance()};
}

constexpr FormattingRule rules[] = {
    {[](const OptionFormatting& look) { return look.ticked; }, "ticked-bullet", from_formatting, true, false},
    by_look<0>(),
    by_look<1>(),
    by_look<2>(),
    by_look<3>(),
    {[](const OptionFormatting& look) { return look.most.italic; }, "italic", from_look, true, true},
    {[](const OptionFormatting& look) { return look.most.capitals; }, "capitals", from_look, true, true},
    {[](const OptionFormatting& look) { return look.shaded; }, "shaded", from_doubtful_formatting, false, true},
    {[](const OptionFormatting& look) { return look.most.large; }, "large", from_doubtful_formatting, false, true},
    {[](const OptionFormatting& look) { return look.picture; }, "picture", from_doubtful_formatting, false, true},
    {[](const OptionFormatting& look) { return look.some.highlight; }, "partly-highlighted", from_doubtful_formatting, true, false},
    {[](const OptionFormatting& look) { return look.some.colour; }, "partly-coloured", from_doubtful_formatting, false, true},
    {[](const OptionFormatting& look) { return look.some.underline; }, "partly-underlined", from_doubtful_formatting, false, true},
    {[](const OptionFormatting& look) { return look.some.bold; }, "partly-bold", from_doubtful_formatting, false, true},
};

/// A picture, and no words that it may go with.
bool is_picture(std::span<const Line> lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.picture; }) &&
         std::none_of(lines.begin(), lines.end(), [](const Line& line) { return has_visible(line.text); });
}

/// One key made of the other with a tick before or behind it.
bool is_ticked(const FormIndex& index, std::string_view key, std::string_view word, bool in_front) {
  return std::any_of(index.ticks.begin(), index.ticks.end(),
                     [&](const std::string& tick) { return key == (in_front ? tick + std::string(word) : std::string(word) + tick); });
}

}  // namespace

OptionFormatting formatting_of_option(const Page& page, const Match& match, bool heads_row) {
  const Line& line = page.lines[match.first_line];
  const Span words = on_first_line(page, match);
  OptionFormatting look = {formatting_of(line, words.begin, words.end),
                           formatting_of_any(line, words.begin, words.end),
                           false,
                           line.bullet_box == Checkbox::checked,
                           line.picture,
                           line.drawings};
  const CellPlace* own = cell_of(page, match.first_line);
  if (!heads_row || !own) return look;
  for (const int number : page.tables[static_cast<std::size_t>(own->table)].cells) {
    const CellPlace& cell = page.cells[static_cast<std::size_t>(number)];
    if (cell.row != own->row) continue;
    look.shaded = look.shaded || cell.shaded;
    look.picture = look.picture || is_picture(lines_of(page, cell));
  }
  return look;
}

std::span<const FormattingRule> formatting_rules() { return rules; }

bool has_glued_tick(const Page& page, const FormIndex& index, const Match& match) {
  if (match.similarity == 1) return false;
  const std::vector<FoldedWord> first = fold_words(std::string_view(page.lines[match.first_line].text).substr(match.begin), 1);
  const std::vector<FoldedWord> last = fold_words(std::string_view(page.lines[match.last_line].text).substr(0, match.end));
  if (first.empty() || last.empty()) return false;
  const std::vector<Wording>& wordings = index.anchors[match.anchor].wordings;
  return std::any_of(wordings.begin(), wordings.end(), [&](const Wording& wording) {
    return is_ticked(index, first.front().key, wording.words.front(), true) ||
           is_ticked(index, last.back().key, wording.words.back(), false);
  });
}

}  // namespace schede
