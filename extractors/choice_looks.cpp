#include "extractors/choice_looks.h"

#include <algorithm>

namespace schede {

namespace {

constexpr double from_look = 0.9;
constexpr double from_doubtful_look = 0.7;  ///< what may be there for other reasons

constexpr ChoosingLook looks[] = {
    {[](const SpotLook& look) { return look.ticked; }, "ticked-bullet", from_look, true},
    {[](const SpotLook& look) { return look.most.highlight; }, "highlighted", from_look, true},
    {[](const SpotLook& look) { return look.most.colour; }, "coloured", from_look, true},
    {[](const SpotLook& look) { return look.most.underline; }, "underlined", from_look, true},
    {[](const SpotLook& look) { return look.most.bold; }, "bold", from_look, true},
    {[](const SpotLook& look) { return look.most.italic; }, "italic", from_look, true},
    {[](const SpotLook& look) { return look.most.capitals; }, "capitals", from_look, true},
    {[](const SpotLook& look) { return look.shaded; }, "shaded", from_doubtful_look, false},
    {[](const SpotLook& look) { return look.most.large; }, "large", from_doubtful_look, false},
    {[](const SpotLook& look) { return look.picture; }, "picture", from_doubtful_look, false},
    {[](const SpotLook& look) { return look.some.highlight; }, "partly-highlighted", from_doubtful_look, true},
    {[](const SpotLook& look) { return look.some.colour; }, "partly-coloured", from_doubtful_look, false},
    {[](const SpotLook& look) { return look.some.underline; }, "partly-underlined", from_doubtful_look, false},
    {[](const SpotLook& look) { return look.some.bold; }, "partly-bold", from_doubtful_look, false},
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

SpotLook look_of_spot(const Layout& layout, const Hit& hit, bool heads_row) {
  const Line& line = layout.lines[hit.first_line];
  const Piece words = on_first_line(layout, hit);
  SpotLook look = {look_of(line, words.begin, words.end), look_of_any(line, words.begin, words.end), false, line.ticked, line.picture};
  const CellPlace* own = cell_of(layout, hit.first_line);
  if (!heads_row || !own) return look;
  for (const int number : layout.tables[static_cast<std::size_t>(own->table)].cells) {
    const CellPlace& cell = layout.cells[static_cast<std::size_t>(number)];
    if (cell.row != own->row) continue;
    look.shaded = look.shaded || cell.shaded;
    look.picture = look.picture || is_picture(lines_of(layout, cell));
  }
  return look;
}

std::span<const ChoosingLook> choosing_looks() { return looks; }

bool has_glued_tick(const Layout& layout, const FormIndex& index, const Hit& hit) {
  if (hit.similarity == 1) return false;
  const std::vector<FoldedWord> first = fold_words(std::string_view(layout.lines[hit.first_line].text).substr(hit.begin), 1);
  const std::vector<FoldedWord> last = fold_words(std::string_view(layout.lines[hit.last_line].text).substr(0, hit.end));
  if (first.empty() || last.empty()) return false;
  const std::vector<Wording>& wordings = index.anchors[hit.anchor].wordings;
  return std::any_of(wordings.begin(), wordings.end(), [&](const Wording& wording) {
    return is_ticked(index, first.front().key, wording.words.front(), true) ||
           is_ticked(index, last.back().key, wording.words.back(), false);
  });
}

}  // namespace schede
