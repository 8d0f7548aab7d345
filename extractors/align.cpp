#include "extractors/align.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace schede {

namespace {

bool is_label(AnchorKind kind) {
  return kind == AnchorKind::label || kind == AnchorKind::group_label || kind == AnchorKind::group_heading || kind == AnchorKind::stray;
}

bool begins_cell(const Layout& layout, const Hit& hit) {
  const CellPlace* cell = cell_of(layout, hit.first_line);
  if (!cell) return false;
  for (std::size_t line = cell->first_line; line < hit.first_line; ++line)
    if (!is_blank_line(layout.lines[line])) return false;
  return true;
}

/// Rows of tables by the column of their leftmost cell that is a label and nothing else.
std::map<std::pair<int, int>, int> label_columns(const Layout& layout, const FormIndex& index, const std::vector<Hit>& hits) {
  std::map<std::pair<int, int>, int> columns;
  for (const Hit& hit : hits) {
    const CellPlace* cell = cell_of(layout, hit.first_line);
    if (!cell || !is_label(index.anchors[hit.anchor].kind) || hit.rest != Rest::nothing || !begins_cell(layout, hit)) continue;
    const auto [at, fresh] = columns.try_emplace({cell->table, cell->row}, cell->column);
    if (!fresh) at->second = std::min(at->second, cell->column);
  }
  return columns;
}

/// A label typed again in the cell of its answer ("Telefono | Tel. 0832 682111") is part of the answer.
std::vector<Hit> without_echoes(const Layout& layout, const FormIndex& index, const std::vector<Hit>& hits) {
  const auto columns = label_columns(layout, index, hits);
  std::vector<Hit> kept;
  for (const Hit& hit : hits) {
    const CellPlace* cell = cell_of(layout, hit.first_line);
    const AnchorKind kind = index.anchors[hit.anchor].kind;
    if (cell && kind == AnchorKind::stray && !begins_cell(layout, hit)) continue;
    if (cell && is_label(kind)) {
      const auto row = columns.find({cell->table, cell->row});
      const bool answers = row != columns.end() && row->second < cell->column;
      if (answers && (hit.rest != Rest::nothing || !begins_cell(layout, hit))) continue;
    }
    kept.push_back(hit);
  }
  return kept;
}

/// The heading of a group, where labels of the group follow; nothing when there is none.
const Hit* group_heading(const FormIndex& index, const std::vector<Hit>& hits) {
  constexpr std::size_t near = 12;  // lines
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (index.anchors[hits[i].anchor].kind != AnchorKind::group_heading || hits[i].rest == Rest::joined) continue;
    for (std::size_t next = i + 1; next < hits.size() && hits[next].first_line < hits[i].first_line + near; ++next)
      if (index.anchors[hits[next].anchor].kind == AnchorKind::group_label) return &hits[i];
  }
  return nullptr;
}

/// A label that the form asks both by itself and in a group ("Nome e cognome") belongs to the group below the group's heading, and
/// above it never does.
std::vector<Hit> parted_by_group_heading(const FormIndex& index, const std::vector<Hit>& hits) {
  const Hit* heading = group_heading(index, hits);
  if (!heading) return hits;
  std::set<std::size_t> asked_above;
  std::set<Position> asked_in_group;
  for (const Hit& hit : hits) {
    if (hit.start() < heading->start())
      asked_above.insert(hit.anchor);
    else if (index.anchors[hit.anchor].kind == AnchorKind::group_label)
      asked_in_group.insert(hit.start());
  }
  std::vector<Hit> kept;
  for (const Hit& hit : hits) {
    const AnchorKind kind = index.anchors[hit.anchor].kind;
    const bool above = hit.start() < heading->start();
    const bool asked_again = kind == AnchorKind::label && asked_above.contains(hit.anchor) && asked_in_group.contains(hit.start());
    if (above ? kind != AnchorKind::group_label : !asked_again) kept.push_back(hit);
  }
  return kept;
}

/// The heaviest chain of hits whose anchors and places both ascend.
std::vector<std::size_t> heaviest_chain(const std::vector<Hit>& hits, std::size_t anchors) {
  constexpr std::size_t none = SIZE_MAX;
  std::vector<double> total(hits.size());
  std::vector<std::size_t> before(hits.size(), none);
  std::vector<std::size_t> best(anchors + 1, none);  // at [anchor]: the heaviest chain that ends before it, on places already passed
  std::vector<std::size_t> waiting;                  // hits whose end is not yet passed
  for (std::size_t i = 0; i < hits.size(); ++i) {
    std::erase_if(waiting, [&](std::size_t done) {
      if (hits[done].stop() > hits[i].start()) return false;
      for (std::size_t anchor = hits[done].anchor + 1; anchor <= anchors && (best[anchor] == none || total[done] > total[best[anchor]]);
           ++anchor)
        best[anchor] = done;
      return true;
    });
    before[i] = best[hits[i].anchor];
    total[i] = hits[i].weight + (before[i] == none ? 0 : total[before[i]]);
    waiting.push_back(i);
  }
  std::vector<std::size_t> chain;
  if (hits.empty()) return chain;
  const auto last = std::max_element(total.begin(), total.end()) - total.begin();
  for (auto i = static_cast<std::size_t>(last); i != none; i = before[i]) chain.push_back(i);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

class Placement {
 public:
  Placement(const FormIndex& index, LineRange copy) : index_(index), copy_(copy) {}

  void place(const Hit& hit) {
    anchors_.insert(hit.anchor);
    placed_.push_back(hit);
  }

  [[nodiscard]] bool is_free(const Hit& hit) const {
    return std::none_of(placed_.begin(), placed_.end(),
                        [&](const Hit& other) { return other.start() < hit.stop() && hit.start() < other.stop(); });
  }

  /// The best hits of anchors that the chain left out, on free lines of their own section.
  void place_moved(const std::vector<Hit>& hits) {
    std::map<std::size_t, LineRange> ranges;
    for (std::size_t section = 0; section < index_.form.sections.size(); ++section)
      ranges[section] = section_lines(index_, placed_, section, copy_);
    std::vector<const Hit*> moved;
    for (const Hit& hit : hits)
      if (may_move(hit, ranges.at(index_.anchors[hit.anchor].section))) moved.push_back(&hit);
    std::stable_sort(moved.begin(), moved.end(), [](const Hit* a, const Hit* b) { return a->weight > b->weight; });
    for (const Hit* hit : moved) {
      const bool stray = index_.anchors[hit->anchor].kind == AnchorKind::stray;
      if (is_free(*hit) && (stray || !anchors_.contains(hit->anchor))) place(*hit);
    }
  }

  std::vector<Hit> take() {
    std::sort(placed_.begin(), placed_.end(), [](const Hit& a, const Hit& b) { return a.start() < b.start(); });
    return std::move(placed_);
  }

 private:
  bool may_move(const Hit& hit, LineRange range) const {
    const Anchor& anchor = index_.anchors[hit.anchor];
    if (anchor.kind == AnchorKind::preamble) return hit.rest == Rest::nothing;
    const bool narrative = anchor.definition && anchor.definition->type == FieldType::narrative;
    if (narrative) return hit.printed && hit.similarity >= 0.9 && range.first == range.end;
    if (anchor.repeat && anchor.kind == AnchorKind::offer) return false;
    return hit.first_line >= range.first && hit.last_line < range.end && hit.rest != Rest::joined && !hit.inner;
  }

  const FormIndex& index_;
  LineRange copy_;
  std::set<std::size_t> anchors_;
  std::vector<Hit> placed_;
};

/// Hits that leave no doubt: the form's own words, and no words that run on unless they begin a cell.
bool is_plain(const Layout& layout, const Hit& hit) {
  const bool runs_on = hit.rest == Rest::joined && !(hit.words > 1 && begins_cell(layout, hit));
  return hit.printed && hit.similarity == 1 && !runs_on && !hit.inner;
}

}  // namespace

std::vector<LineRange> find_copies(const Layout& layout, const FormIndex& index, const std::vector<Hit>& hits) {
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
  for (const Hit& hit : hits) {
    const Anchor& anchor = index.anchors[hit.anchor];
    if (anchor.kind == AnchorKind::preamble || anchor.kind == AnchorKind::stray || !is_plain(layout, hit)) continue;
    // Labels that an answer has of its own ("Telefono: …" of the body that offers), and then the next heading.
    const bool own_labels = stretches.size() > 1 && stretches.back().lines.size() < least_lines;
    if (anchor.section > 0 && own_labels) stretches.pop_back();
    if (anchor.section > 1) stretches.back().past_first_section = true;
    if (anchor.section > 0) continue;
    const bool complete = stretches.back().lines.size() >= least_lines;
    if (stretches.back().past_first_section && complete) stretches.push_back({hit.first_line});
    stretches.back().past_first_section = stretches.back().past_first_section && complete;
    Stretch& last = stretches.back();
    const bool stray = stretches.size() > 1 && !last.lines.empty() && last.lines.size() < least_lines &&
                       hit.first_line > *last.lines.rbegin() + widest_gap;
    // A form begun anew begins with its heading; a label before it was the last answer's own.
    const bool heading = anchor.kind == AnchorKind::heading;
    const bool begins = stretches.size() > 1 && heading && !last.headed && last.lines.size() < least_lines;
    if (stray || begins) last = {hit.first_line};
    last.headed = last.headed || heading;
    last.lines.insert(hit.first_line);
  }
  std::vector<LineRange> copies = {{0, layout.lines.size()}};
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    if (stretches[i].lines.size() < least_lines) continue;
    copies.back().end = stretches[i].first_line;
    copies.push_back({stretches[i].first_line, layout.lines.size()});
  }
  return copies;
}

std::vector<Hit> align(const Layout& layout, const FormIndex& index, const std::vector<Hit>& hits, LineRange copy) {
  std::vector<Hit> inside;
  for (const Hit& hit : hits)
    if (hit.first_line >= copy.first && hit.last_line < copy.end) inside.push_back(hit);
  inside = parted_by_group_heading(index, without_echoes(layout, index, inside));
  std::vector<Hit> ordered;
  for (const Hit& hit : inside)
    if (index.anchors[hit.anchor].kind != AnchorKind::stray) ordered.push_back(hit);
  Placement placement(index, copy);
  for (const std::size_t hit : heaviest_chain(ordered, index.anchors.size())) placement.place(ordered[hit]);
  placement.place_moved(inside);
  return placement.take();
}

LineRange section_lines(const FormIndex& index, const std::vector<Hit>& placed, std::size_t section, LineRange copy) {
  std::size_t first = SIZE_MAX, end = copy.end;
  for (const Hit& hit : placed) {
    const Anchor& anchor = index.anchors[hit.anchor];
    if (anchor.kind != AnchorKind::preamble && anchor.section == section) first = std::min(first, hit.first_line);
  }
  if (first == SIZE_MAX) return {};
  for (const Hit& hit : placed) {
    const Anchor& anchor = index.anchors[hit.anchor];
    if (anchor.kind != AnchorKind::preamble && anchor.section != section && hit.first_line > first) end = std::min(end, hit.first_line);
  }
  return {first, end};
}

}  // namespace schede
