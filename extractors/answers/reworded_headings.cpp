#include "extractors/answers/reworded_headings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extractors/choices/marks.h"
#include "extractors/form/field_types.h"
#include "extractors/page/page_lines.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

constexpr double reworded = 0.5;  ///< similarity
constexpr std::size_t longest_heading = 16;

constexpr bool Formatting::*heading_looks[] = {&Formatting::bold,   &Formatting::italic, &Formatting::underline,
                                               &Formatting::colour, &Formatting::large,  &Formatting::capitals};

/// What most headings that were found have, in the order of heading_looks.
using HeadingLook = std::vector<bool Formatting::*>;

class HeadingFinder {
 public:
  HeadingFinder(const Page& page, const FormIndex& index, Alignment& alignment, LineRange copy)
      : page_(page), index_(index), alignment_(alignment), copy_(copy) {}

  void place() {
    std::vector<std::size_t> lost;
    LineRange between;
    for (std::size_t anchor = 0; anchor < index_.anchors.size(); ++anchor) {
      if (!is_narrative_label(index_.anchors[anchor]) || is_placed(anchor)) continue;
      const LineRange lines = lines_round(anchor);
      if (lines != between) place_in(between, std::exchange(lost, {}));
      between = lines;
      lost.push_back(anchor);
    }
    place_in(between, lost);
  }

 private:
  static bool is_narrative_label(const Anchor& anchor) { return anchor.kind == AnchorKind::label && is_narrative(anchor.definition->type); }

  bool is_placed(std::size_t anchor) const {
    return std::ranges::any_of(alignment_, [&](const Match& match) { return match.anchor == anchor; });
  }

  /// The lines between what is printed before an anchor and what is printed behind it; none where nothing before it is found.
  LineRange lines_round(std::size_t anchor) const {
    LineRange lines = {copy_.end, copy_.end};
    for (const Match& match : alignment_) {
      const AnchorKind kind = index_.anchors[match.anchor].kind;
      if (kind == AnchorKind::preamble || kind == AnchorKind::extra_label) continue;
      if (match.anchor < anchor) lines.first = behind(match.last_line);
      if (match.anchor > anchor && match.first_line >= lines.first) lines.end = std::min(lines.end, match.first_line);
    }
    return lines;
  }

  void place_in(LineRange lines, const std::vector<std::size_t>& lost) {
    if (lost.empty()) return;
    const HeadingLook look = common_look();
    std::vector<std::size_t> found = lines_like_headings(lines, [&](std::size_t line) { return has_look(line, look); });
    if (found.size() != lost.size()) {
      const std::set<std::string> stems = stems_of(lost);
      found = lines_like_headings(lines, [&](std::size_t line) { return shares_words(line, stems) && stands_apart(line, lines); });
    }
    if (found.size() != lost.size()) return;
    for (std::size_t i = 0; i < lost.size(); ++i) place_at(lost[i], found[i]);
  }

  std::size_t behind(std::size_t line) const {
    if (!is_in_columns(page_, line)) return line + 1;
    return page_.tables[static_cast<std::size_t>(cell_of(page_, line)->table)].end_line;
  }

  template <class Wanted>
  std::vector<std::size_t> lines_like_headings(LineRange lines, const Wanted& wanted) const {
    std::vector<std::size_t> found;
    for (std::size_t line = lines.first; line < lines.end; ++line)
      if (may_be_heading(line, lines) && wanted(line)) found.push_back(line);
    return found;
  }

  /// A short paragraph outside the columns of tables that ends no sentence, with something below it.
  bool may_be_heading(std::size_t number, LineRange lines) const {
    const Line& line = page_.lines[number];
    if (is_blank_line(line) || !line.first_of_paragraph || line.in_list || is_in_columns(page_, number)) return false;
    const std::size_t words = count_words(line.text, longest_heading + 1);
    const auto below = next_filled(number + 1, lines.end);
    const bool goes_on = number + 1 < page_.lines.size() && !page_.lines[number + 1].first_of_paragraph;
    return words > 1 && words <= longest_heading && below && !goes_on && !is_full_sentence(line.text);
  }

  static bool is_full_sentence(std::string_view text) {
    const std::string_view trimmed = text.substr(0, text.find_last_not_of(" \t") + 1);
    return trimmed.ends_with('.') || trimmed.ends_with(';') || trimmed.ends_with(',') || trimmed.ends_with('!');
  }

  std::optional<std::size_t> next_filled(std::size_t line, std::size_t end) const {
    while (line < end && is_blank_line(page_.lines[line])) ++line;
    return line < end ? std::optional(line) : std::nullopt;
  }

  Formatting look_of(std::size_t line) const {
    return formatting_of(page_.lines[line], 0, static_cast<std::uint32_t>(page_.lines[line].text.size()));
  }

  /// Empty where they share none.
  HeadingLook common_look() const {
    std::vector<Formatting> headings;
    for (const Match& match : alignment_) {
      const Anchor& anchor = index_.anchors[match.anchor];
      if (anchor.kind == AnchorKind::heading || is_narrative_label(anchor))
        headings.push_back(formatting_of(page_.lines[match.first_line], match.begin, match.end));
    }
    HeadingLook common;
    for (bool Formatting::*const has : heading_looks)
      if (std::ranges::count(headings, true, has) * 2 > std::ssize(headings)) common.push_back(has);
    return common;
  }

  bool has_look(std::size_t line, const HeadingLook& common) const {
    const Formatting look = look_of(line);
    return !common.empty() && std::ranges::all_of(common, [&](bool Formatting::*has) { return look.*has; });
  }

  /// Beginnings of words, for Italian ends them as it needs: "motivazioni", "motivi". Empty of a short one.
  static std::string stem_of(const std::string& word) {
    constexpr std::size_t length = 5;
    return word.size() > length ? word.substr(0, length) : std::string();
  }

  std::set<std::string> stems_of(const std::vector<std::size_t>& headings) const {
    std::set<std::string> stems;
    for (const std::size_t heading : headings)
      for (const Wording& wording : index_.anchors[heading].wordings)
        for (const std::string& word : wording.words) stems.insert(stem_of(word));
    stems.erase("");
    return stems;
  }

  bool shares_words(std::size_t line, const std::set<std::string>& stems) const {
    return std::ranges::any_of(fold_words(page_.lines[line].text),
                               [&](const FoldedWord& word) { return stems.contains(stem_of(word.key)); });
  }

  /// Nothing or the end of a sentence before it, and a sentence below.
  bool stands_apart(std::size_t line, LineRange lines) const {
    std::size_t above = line;
    while (above > lines.first && (is_blank_line(page_.lines[above - 1]) || is_page_line(index_, page_.lines[above - 1]))) --above;
    const auto below = next_filled(line + 1, lines.end);
    return (above == lines.first || is_full_sentence(page_.lines[above - 1].text)) && below && is_full_sentence(page_.lines[*below].text);
  }

  void place_at(std::size_t anchor, std::size_t line) {
    Match match;
    match.anchor = anchor;
    match.first_line = match.last_line = line;
    match.end = match.answer = static_cast<std::uint32_t>(page_.lines[line].text.size());
    match.similarity = reworded;
    match.printed = false;
    alignment_.insert(std::ranges::upper_bound(alignment_, match.start(), {}, &Match::start), match);
  }

  const Page& page_;
  const FormIndex& index_;
  Alignment& alignment_;
  LineRange copy_;
};

}  // namespace

void place_reworded_headings(const Page& page, const FormIndex& index, Alignment& alignment, LineRange copy) {
  HeadingFinder(page, index, alignment, copy).place();
}

}  // namespace schede
