#include "extractors/alignment/align.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extractors/form/field_types.h"

namespace schede {

namespace {

bool is_label(AnchorKind kind) {
  return kind == AnchorKind::label || kind == AnchorKind::group_label || kind == AnchorKind::group_heading ||
         kind == AnchorKind::extra_label;
}

bool begins_cell(const Page& page, const Match& match) {
  const CellPlace* cell = cell_of(page, match.first_line);
  if (!cell) return false;
  for (std::size_t line = cell->first_line; line < match.first_line; ++line)
    if (!is_blank_line(page.lines[line])) return false;
  return true;
}

/// Is it the label of an answer of one line?
bool is_line_label(const Anchor& anchor) {
  return (anchor.kind == AnchorKind::label || anchor.kind == AnchorKind::group_label) && !is_narrative(anchor.definition->type);
}

/// Rows of tables by the column of their leftmost cell that is such a label and nothing else.
template <class Wanted>
std::map<std::pair<int, int>, int> label_columns(const Page& page, const FormIndex& index, const std::vector<Match>& matches,
                                                 Wanted wanted) {
  std::map<std::pair<int, int>, int> columns;
  for (const Match& match : matches) {
    const CellPlace* cell = cell_of(page, match.first_line);
    if (!cell || !wanted(index.anchors[match.anchor]) || match.following != Following::nothing || !begins_cell(page, match)) continue;
    const auto [at, fresh] = columns.try_emplace({cell->table, cell->row}, cell->column);
    if (!fresh) at->second = std::min(at->second, cell->column);
  }
  return columns;
}

}  // namespace

std::vector<Match> without_answers(const Page& page, const FormIndex& index, const std::vector<Match>& matches) {
  const auto columns = label_columns(page, index, matches, is_line_label);
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const CellPlace* cell = cell_of(page, match.first_line);
    const auto row = cell ? columns.find({cell->table, cell->row}) : columns.end();
    const bool answers = row != columns.end() && row->second < cell->column;
    if (!answers || is_label(index.anchors[match.anchor].kind)) kept.push_back(match);
  }
  return kept;
}

namespace {

/// A label typed again in the cell of its answer ("Telefono | Tel. 0832 682111") is part of the answer.
std::vector<Match> without_repeated_headings(const Page& page, const FormIndex& index, const std::vector<Match>& matches) {
  const auto columns = label_columns(page, index, matches, [](const Anchor& anchor) { return is_label(anchor.kind); });
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const CellPlace* cell = cell_of(page, match.first_line);
    const AnchorKind kind = index.anchors[match.anchor].kind;
    if (cell && kind == AnchorKind::extra_label && !begins_cell(page, match)) continue;
    if (cell && is_label(kind)) {
      const auto row = columns.find({cell->table, cell->row});
      const bool answers = row != columns.end() && row->second < cell->column;
      const bool unlike = kind == AnchorKind::extra_label && match.similarity < 1;  // "Coordinamento istituzionale"
      if (answers && (unlike || match.following != Following::nothing || !begins_cell(page, match))) continue;
    }
    kept.push_back(match);
  }
  return kept;
}

/// The heading of a group, where labels of the group follow; nothing when there is none.
const Match* group_heading(const FormIndex& index, const std::vector<Match>& matches) {
  constexpr std::size_t near = 12;  // lines
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (index.anchors[matches[i].anchor].kind != AnchorKind::group_heading || matches[i].following == Following::joined) continue;
    for (std::size_t next = i + 1; next < matches.size() && matches[next].first_line < matches[i].first_line + near; ++next)
      if (index.anchors[matches[next].anchor].kind == AnchorKind::group_label) return &matches[i];
  }
  return nullptr;
}

/// A label that the form asks both by itself and in a group ("Nome e cognome") belongs to the group below the group's heading, and
/// above it never does.
std::vector<Match> parted_by_group_heading(const FormIndex& index, const std::vector<Match>& matches) {
  const Match* heading = group_heading(index, matches);
  if (!heading) return matches;
  std::set<std::size_t> asked_above;
  std::set<Position> asked_in_group;
  for (const Match& match : matches) {
    if (match.start() < heading->start())
      asked_above.insert(match.anchor);
    else if (index.anchors[match.anchor].kind == AnchorKind::group_label)
      asked_in_group.insert(match.start());
  }
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const AnchorKind kind = index.anchors[match.anchor].kind;
    const bool above = match.start() < heading->start();
    const bool asked_again = kind == AnchorKind::label && asked_above.contains(match.anchor) && asked_in_group.contains(match.start());
    if (above ? kind != AnchorKind::group_label : !asked_again) kept.push_back(match);
  }
  return kept;
}

/// The heaviest chain of matches whose anchors and places both ascend.
std::vector<std::size_t> heaviest_chain(const std::vector<Match>& matches, std::size_t anchors) {
  constexpr std::size_t none = SIZE_MAX;
  std::vector<double> total(matches.size());
  std::vector<std::size_t> before(matches.size(), none);
  std::vector<std::size_t> best(anchors + 1, none);  // at [anchor]: the heaviest chain that ends before it, on places already passed
  std::vector<std::size_t> waiting;                  // matches whose end is not yet passed
  for (std::size_t i = 0; i < matches.size(); ++i) {
    std::erase_if(waiting, [&](std::size_t done) {
      if (matches[done].stop() > matches[i].start()) return false;
      for (std::size_t anchor = matches[done].anchor + 1; anchor <= anchors && (best[anchor] == none || total[done] > total[best[anchor]]);
           ++anchor)
        best[anchor] = done;
      return true;
    });
    before[i] = best[matches[i].anchor];
    total[i] = matches[i].weight + (before[i] == none ? 0 : total[before[i]]);
    waiting.push_back(i);
  }
  std::vector<std::size_t> chain;
  if (matches.empty()) return chain;
  const auto last = std::max_element(total.begin(), total.end()) - total.begin();
  for (auto i = static_cast<std::size_t>(last); i != none; i = before[i]) chain.push_back(i);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

class Placement {
 public:
  Placement(const FormIndex& index, LineRange copy) : index_(index), copy_(copy) {}

  void place(const Match& match) {
    anchors_.insert(match.anchor);
    alignment_.push_back(match);
  }

  [[nodiscard]] bool is_free(const Match& match) const {
    return std::none_of(alignment_.begin(), alignment_.end(),
                        [&](const Match& other) { return other.start() < match.stop() && match.start() < other.stop(); });
  }

  /// The best matches of anchors that the chain left out, on free lines of their own section.
  void place_moved(const std::vector<Match>& matches) {
    std::map<std::size_t, LineRange> ranges;
    for (std::size_t section = 0; section < index_.form.sections.size(); ++section)
      ranges[section] = section_lines(index_, alignment_, section, copy_);
    std::vector<const Match*> moved;
    for (const Match& match : matches)
      if (may_move(match, ranges.at(index_.anchors[match.anchor].section))) moved.push_back(&match);
    std::stable_sort(moved.begin(), moved.end(), [](const Match* a, const Match* b) { return a->weight > b->weight; });
    for (const Match* match : moved) {
      const bool stray = index_.anchors[match->anchor].kind == AnchorKind::extra_label;
      if (is_free(*match) && (stray || !anchors_.contains(match->anchor))) place(*match);
    }
  }

  std::vector<Match> take() {
    std::sort(alignment_.begin(), alignment_.end(), [](const Match& a, const Match& b) { return a.start() < b.start(); });
    return std::move(alignment_);
  }

 private:
  bool may_move(const Match& match, LineRange range) const {
    const Anchor& anchor = index_.anchors[match.anchor];
    if (anchor.kind == AnchorKind::preamble) return match.following == Following::nothing;
    const bool narrative = anchor.definition && is_narrative(anchor.definition->type);
    if (narrative) return match.printed && match.similarity >= 0.9 && range.first == range.end;
    if (anchor.repeat && anchor.kind == AnchorKind::offer) return false;
    return match.first_line >= range.first && match.last_line < range.end && match.following != Following::joined && !match.inner;
  }

  const FormIndex& index_;
  LineRange copy_;
  std::set<std::size_t> anchors_;
  std::vector<Match> alignment_;
};

/// Matches that leave no doubt: the form's own words, and no words that run on unless they begin a cell.
bool is_plain(const Page& page, const Match& match) {
  const bool runs_on = match.following == Following::joined && !(match.words > 1 && begins_cell(page, match));
  return match.printed && match.similarity == 1 && !runs_on && !match.inner;
}

}  // namespace

std::vector<LineRange> find_copies(const Page& page, const FormIndex& index, const std::vector<Match>& matches) {
  // Enough lines of the first section to be a form begun anew and not a quotation from it.
  constexpr std::size_t least_lines = 4;
  constexpr std::size_t widest_gap = 12;  // lines between two labels of a form begun anew
  struct Stretch {
    std::size_t first_line;
    bool past_first_section = false;
    std::set<std::size_t> lines = {};
    bool headed = false;  ///< it holds a heading of the first section
  };
  std::vector<Stretch> stretches = {{0}};
  for (const Match& match : matches) {
    const Anchor& anchor = index.anchors[match.anchor];
    if (anchor.kind == AnchorKind::preamble || anchor.kind == AnchorKind::extra_label || !is_plain(page, match)) continue;
    // Labels that an answer has of its own ("Telefono: …" of the body that offers), and then the next heading.
    const bool own_labels = stretches.size() > 1 && stretches.back().lines.size() < least_lines;
    if (anchor.section > 0 && own_labels) stretches.pop_back();
    if (anchor.section > 1) stretches.back().past_first_section = true;
    if (anchor.section > 0) continue;
    const bool complete = stretches.back().lines.size() >= least_lines;
    if (stretches.back().past_first_section && complete) stretches.push_back({match.first_line});
    stretches.back().past_first_section = stretches.back().past_first_section && complete;
    Stretch& last = stretches.back();
    const bool stray = stretches.size() > 1 && !last.lines.empty() && last.lines.size() < least_lines &&
                       match.first_line > *last.lines.rbegin() + widest_gap;
    // A form begun anew begins with its heading; a label before it was the last answer's own.
    const bool heading = anchor.kind == AnchorKind::heading;
    const bool begins = stretches.size() > 1 && heading && !last.headed && last.lines.size() < least_lines;
    if (stray || begins) last = {match.first_line};
    last.headed = last.headed || heading;
    last.lines.insert(match.first_line);
  }
  std::vector<LineRange> copies = {{0, page.lines.size()}};
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    if (stretches[i].lines.size() < least_lines) continue;
    copies.back().end = stretches[i].first_line;
    copies.push_back({stretches[i].first_line, page.lines.size()});
  }
  return copies;
}

std::vector<Match> align(const Page& page, const FormIndex& index, const std::vector<Match>& matches, LineRange copy) {
  std::vector<Match> inside;
  for (const Match& match : matches)
    if (match.first_line >= copy.first && match.last_line < copy.end) inside.push_back(match);
  inside = parted_by_group_heading(index, without_repeated_headings(page, index, inside));
  std::vector<Match> ordered;
  for (const Match& match : inside)
    if (index.anchors[match.anchor].kind != AnchorKind::extra_label) ordered.push_back(match);
  Placement placement(index, copy);
  for (const std::size_t match : heaviest_chain(ordered, index.anchors.size())) placement.place(ordered[match]);
  placement.place_moved(inside);
  return placement.take();
}

LineRange section_lines(const FormIndex& index, const Alignment& alignment, std::size_t section, LineRange copy) {
  std::size_t first = SIZE_MAX, end = copy.end;
  for (const Match& match : alignment) {
    const Anchor& anchor = index.anchors[match.anchor];
    if (anchor.kind != AnchorKind::preamble && anchor.section == section) first = std::min(first, match.first_line);
  }
  if (first == SIZE_MAX) return {};
  for (const Match& match : alignment) {
    const Anchor& anchor = index.anchors[match.anchor];
    if (anchor.kind != AnchorKind::preamble && anchor.section != section && match.first_line > first) end = std::min(end, match.first_line);
  }
  return {first, end};
}

}  // namespace schede
