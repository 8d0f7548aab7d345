#include "extractors/choice_spots.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/choice_columns.h"
#include "extractors/choice_words.h"

namespace schede {

namespace {

constexpr double from_columns = 0.7;  ///< a tick in the body's column
constexpr double from_own_bullet = 0.7;
constexpr double from_alignment = 0.85;   ///< a mark beside a bullet only by its line
constexpr double from_lone_mark = 0.7;    ///< below an empty line: beside the first bullet, or of the whole area
constexpr double from_glued_tick = 0.85;  ///< "XServizi"

class SpotFinder {
 public:
  SpotFinder(const Layout& layout, const FormIndex& index, const std::vector<Hit>& placed, const Choices& choices, LineRange section)
      : layout_(layout),
        index_(index),
        choices_(choices),
        section_(section),
        columns_(layout, index, hits_),
        seen_{std::vector<AreaReading>(choices.areas.size()), std::vector<AreaSpots>(choices.areas.size()), {}},
        words_(layout, index, seen_) {
    for (const Hit& hit : placed)
      if (hit.first_line >= section.first && hit.last_line < section.end) hits_.push_back(&hit);
    for (std::size_t area = 0; area < seen_.areas.size(); ++area) seen_.areas[area].items.resize(choices.areas[area].items.size());
  }

  ChoiceSpots find() {
    for (const Hit* hit : hits_) read_printed(*hit);
    read_tables();
    read_free_lines();
    words_.place_misplaced();
    return std::move(seen_);
  }

 private:
  const Anchor& anchor_of(const Hit& hit) const { return index_.anchors[hit.anchor]; }
  const Line& line_of(std::size_t number) const { return layout_.lines[number]; }
  std::uint32_t length(std::size_t line) const { return static_cast<std::uint32_t>(line_of(line).text.size()); }

  // What stands on the printed lines themselves.

  void read_printed(const Hit& hit) {
    const Anchor& anchor = anchor_of(hit);
    const Piece before = {hit.first_line, 0, hit.begin};
    const Piece behind = {hit.last_line, hit.end, length(hit.last_line)};
    if (anchor.kind == AnchorKind::offer && anchor.repeat) {
      if (hit.rest != Rest::nothing) words_.add_offer(anchor.entry, {behind}, "offer-label", 1.0);
      return;
    }
    if (!of_area(anchor.kind)) return;
    AreaReading& reading = seen_.readings[anchor.entry];
    reading.line = std::min(reading.line.value_or(hit.first_line), hit.first_line);
    if (anchor.kind == AnchorKind::subtitle) return;
    Spot spot;
    spot.hit = &hit;
    spot.anchor = &anchor;
    spot.look = look_of_spot(layout_, hit, anchor.kind == AnchorKind::title || stands_alone(hit));
    words_.mark(spot, before, 1.0);
    if (has_glued_tick(layout_, index_, hit)) add_mark(spot, {.yes = true}, on_first_line(layout_, hit), from_glued_tick);
    if (anchor.kind == AnchorKind::other)
      read_other(anchor.entry, spot, behind);
    else
      read_behind(anchor, spot, behind);
    place(anchor, std::move(spot));
  }

  /// Does no other printed line share the row?
  bool stands_alone(const Hit& hit) const {
    const CellPlace* cell = cell_of(layout_, hit.first_line);
    return cell && columns_.printed_beside(*cell).size() == 1;
  }

  /// Marks behind a title or item; in a table turned into lines with tabs the body follows them.
  void read_behind(const Anchor& anchor, Spot& spot, const Piece& behind) {
    const std::vector<Piece> columns = columns_of(behind);
    const bool row = columns.size() > (anchor.kind == AnchorKind::title ? 1 : 2);
    if (!row) {
      words_.mark(spot, behind, 1.0);
      const bool words = read_marking(layout_, index_, behind).words;
      if (words && spot.pieces.empty() && anchor.kind == AnchorKind::title) words_.add_behind_title(anchor.entry, behind);
      if (words && spot.pieces.empty() && anchor.kind == AnchorKind::item) words_.add_behind_item(anchor.entry, spot, behind);
      return;
    }
    for (const Piece& column : columns) read_column(anchor.entry, column, spot, &column == &columns.back());
  }

  std::vector<Piece> columns_of(const Piece& piece) const {
    const std::string& text = line_of(piece.line).text;
    std::vector<Piece> columns;
    for (std::uint32_t begin = piece.begin;;) {
      const auto tab = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\t', begin), piece.end));
      columns.push_back({piece.line, begin, tab});
      if (tab == piece.end) return columns;
      begin = tab + 1;
    }
  }

  /// A cell of a row that was turned into a line with tabs: a mark, or the body, which stands last.
  void read_column(std::size_t area, const Piece& column, Spot& marks, bool last) {
    if (!read_marking(layout_, index_, column).words)
      words_.mark(marks, column, 1.0);
    else if (last)
      words_.add_offer(area, {column}, "behind-tab", 1.0);
    else
      words_.add_among_marks(area, column);
  }

  void place(const Anchor& anchor, Spot spot) {
    AreaSpots& spots = seen_.areas[anchor.entry];
    if (anchor.kind == AnchorKind::title)
      spots.title = std::move(spot);
    else if (anchor.kind == AnchorKind::other)
      spots.other = std::move(spot);
    else if (anchor.kind == AnchorKind::item)
      spots.items[anchor.member] = std::move(spot);
  }

  void read_other(std::size_t area, Spot& spot, const Piece& behind) {
    const std::vector<Piece> columns = columns_of(behind);
    if (columns.size() > 2)
      for (std::size_t i = 1; i < columns.size(); ++i) read_column(area, columns[i], seen_.marks[area], i + 1 == columns.size());
    const Piece& own = columns.size() > 2 ? columns.front() : behind;
    if (words_.is_filler_of_x(own)) {
      seen_.readings[area].unclear.push_back(own);
    } else if (read_marking(layout_, index_, own).words) {
      double confidence = 1.0;
      const Piece text = words_.take_ticks(spot, own, confidence);
      words_.add_other(area, text, "other-line", confidence);
    } else {
      words_.mark(spot, own, 1.0);
    }
  }

  // The columns beside the areas.

  void read_tables() {
    for (int table = 0; table < static_cast<int>(layout_.tables.size()); ++table)
      if (const auto areas = columns_.area_column(table)) read_table(table, *areas);
  }

  void read_table(int table, int areas) {
    area_columns_[table] = areas;
    const int first_row = columns_.first_area_row(table);
    for (const int number : layout_.tables[static_cast<std::size_t>(table)].cells) {
      const CellPlace& cell = layout_.cells[static_cast<std::size_t>(number)];
      if (cell.column == areas || columns_.holds_printed(cell)) continue;
      if (cell.first_line < section_.first || cell.end_line > section_.end) continue;
      const std::vector<Piece> pieces = columns_.filled_lines(cell);
      if (pieces.empty()) continue;
      if (cell.row < first_row)
        columns_.read_header(cell, pieces.front());
      else
        read_cell(cell, pieces, columns_.role_of(cell, areas), cell.column < areas);
    }
  }

  std::optional<std::size_t> area_before(std::size_t line) const {
    std::optional<std::size_t> area;
    for (const Hit* hit : hits_)
      if (of_area(anchor_of(*hit).kind) && (hit->first_line < line || !area)) area = anchor_of(*hit).entry;
    return area;
  }

  void read_cell(const CellPlace& cell, const std::vector<Piece>& pieces, ColumnRole role, bool left_of_areas) {
    if (role == ColumnRole::aside) return;
    const std::vector<const Hit*> beside = columns_.printed_beside(cell);
    std::set<std::size_t> areas;
    for (const Hit* hit : beside) areas.insert(anchor_of(*hit).entry);
    if (pieces.size() == 2 && pieces[1].line == pieces[0].line + 1 && areas.size() == 1)
      if (const auto chosen = read_alternatives(layout_, index_, pieces[0], pieces[1])) {
        for (const Piece& piece : pieces) add_mark(seen_.marks[*areas.begin()], *chosen, piece, role == ColumnRole::offer ? from_columns : 1.0);
        return;
      }
    const bool aligned = areas.size() > 1 || (!beside.empty() && (pieces.size() > 1 || pieces.front().line > cell.first_line));
    for (const Piece& piece : pieces) {
      const bool floats = line_of(piece.line).frame != line_of(cell.first_line).frame;  // a text box stands level with nothing
      const Hit* level = aligned && !floats ? columns_.level_with(beside, cell, piece.line) : nullptr;
      const auto area = areas.size() == 1 ? *areas.begin() : level ? anchor_of(*level).entry : area_before(cell.first_line).value_or(0);
      const Marking marking = read_marking(layout_, index_, piece);
      if (!marking.words && !marking.empty())
        mark_beside(area, beside, level, cell, piece, role);
      else if (role == ColumnRole::offer)
        words_.add_offer(area, {piece}, "offer-column", 1.0);
      else if (!left_of_areas)
        words_.add_among_marks(area, piece);
    }
  }

  void mark_beside(std::size_t area, const std::vector<const Hit*>& beside, const Hit* level, const CellPlace& cell, const Piece& piece,
                   ColumnRole role) {
    const double confidence = role == ColumnRole::offer ? from_columns : 1.0;
    const bool against = role == ColumnRole::against;
    if (beside.size() == 1 && anchor_of(*beside.front()).kind != AnchorKind::title) {
      words_.mark(*spot_of(*beside.front()), piece, confidence, against);
      return;
    }
    const std::size_t shift = level ? cell_of(layout_, level->first_line)->first_line + (piece.line - cell.first_line) - level->first_line : 0;
    Spot* spot = level && shift == 0 ? spot_of(*level) : nullptr;
    if (spot && anchor_of(*level).kind != AnchorKind::title)
      words_.mark(*spot, piece, std::min(confidence, from_level(*level, cell)), against);
    else
      words_.mark(seen_.marks[area], piece, confidence, against);
  }

  /// How sure a mark is of the bullet that it stands level with. One beside the first bullet, alone in its cell as all are, may only
  /// have been moved down a line to look well.
  double from_level(const Hit& level, const CellPlace& cell) const {
    constexpr std::size_t most_lines = 3;  // an empty line, the mark, an empty line
    const bool may_be_moved = anchor_of(level).member == 0 && cell.end_line - cell.first_line <= most_lines;
    if (anchor_of(level).kind != AnchorKind::item || !may_be_moved) return from_alignment;
    return columns_.is_lined_up(cell) ? from_alignment : from_lone_mark;
  }

  Spot* spot_of(const Hit& hit) {
    const Anchor& anchor = anchor_of(hit);
    AreaSpots& spots = seen_.areas[anchor.entry];
    if (anchor.kind == AnchorKind::item) return &*spots.items[anchor.member];
    if (anchor.kind == AnchorKind::other) return &*spots.other;
    if (anchor.kind == AnchorKind::title) return &*spots.title;
    return &seen_.marks[anchor.entry];
  }

  // Lines of the respondent's own among the printed ones.

  void read_free_lines() {
    const Hit* last = nullptr;
    for (std::size_t line = section_.first; line < section_.end; ++line) {
      const auto here =
          std::find_if(hits_.begin(), hits_.end(), [&](const Hit* hit) { return line >= hit->first_line && line <= hit->last_line; });
      if (here != hits_.end()) {
        if (of_area(anchor_of(**here).kind) || anchor_of(**here).repeat) last = *here;
        lone_mark_ = false;
        continue;
      }
      if (is_blank_line(line_of(line)) || length(line) == 0 || is_beside(line)) continue;
      const Piece piece = {line, 0, length(line)};
      if (!words_.add_listed(piece) && last) read_free_line(*last, piece);
    }
  }

  /// Does the line stand in a cell that read_tables has read?
  bool is_beside(std::size_t line) const {
    return std::any_of(area_columns_.begin(), area_columns_.end(), [&](const auto& entry) {
      const int cell = cell_in_table(layout_, line, entry.first);
      if (cell < 0) return false;
      const CellPlace& place = layout_.cells[static_cast<std::size_t>(cell)];
      return place.column != entry.second && !columns_.holds_printed(place);
    });
  }

  void read_free_line(const Hit& last, const Piece& piece) {
    const Anchor& anchor = anchor_of(last);
    AreaReading& reading = seen_.readings[anchor.entry];
    const Marking marking = read_marking(layout_, index_, piece);
    const bool below_mark = std::exchange(lone_mark_, !marking.words && !marking.empty());
    if (!marking.words) {
      words_.mark(seen_.marks[anchor.entry], piece, from_alignment);
      return;
    }
    if (!is_in_columns(layout_, piece.line)) {
      const std::vector<Piece> columns = columns_of(piece);
      if (columns.size() > 2) {
        for (const Piece& column : columns) read_column(anchor.entry, column, seen_.marks[anchor.entry], &column == &columns.back());
        return;
      }
      if (below_mark && !reading.offer) return words_.add_offer(anchor.entry, {piece}, "below-mark", from_columns);
    }
    const bool goes_on = !line_of(piece.line).first_of_paragraph;
    if (const auto behind = behind_label(piece, choices_.offer.label)) {
      words_.add_offer(anchor.entry, {*behind}, "offer-label", 1.0);
      return;
    }
    if (anchor.kind == AnchorKind::title && goes_on && reading.offer) {
      words_.add_offer(anchor.entry, {piece}, "behind-title", 1.0);
    } else if (anchor.kind == AnchorKind::offer) {
      if (goes_on || (!reading.offer && !is_sentence(piece))) words_.add_offer(anchor.entry, {piece}, "offer-label", 1.0);
    } else if (cell_of(layout_, piece.line) != cell_of(layout_, last.first_line)) {
      return;
    } else if (anchor.kind == AnchorKind::other) {
      if (const auto behind = behind_label(piece, choices_.areas[anchor.entry].other))
        words_.add_other(anchor.entry, *behind, "other-line", 1.0, "; ");
      else if (goes_on || !reading.other || cell_of(layout_, piece.line))
        words_.add_other(anchor.entry, piece, "below-other", 0.9);
    } else if (line_of(piece.line).in_list == line_of(last.first_line).in_list && !line_of(piece.line).text.ends_with(':')) {
      words_.add_other(anchor.entry, piece, "own-bullet", from_own_bullet);
    }
  }

  /// No body's name: an answer whose heading is gone.
  bool is_sentence(const Piece& piece) const {
    constexpr std::size_t longest_name = 8;
    const std::string_view text = trimmed(text_of(layout_, piece));
    return text.ends_with('.') && count_words(text, longest_name + 1) > longest_name;
  }

  /// What follows a printed label and a colon at the start of a line of the respondent's own.
  std::optional<Piece> behind_label(const Piece& piece, const Label& label) const {
    const std::string_view text = text_of(layout_, piece);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || fold_key(text.substr(0, colon)) != fold_key(label.text)) return std::nullopt;
    return Piece{piece.line, piece.begin + static_cast<std::uint32_t>(colon) + 1, piece.end};
  }

  const Layout& layout_;
  const FormIndex& index_;
  const Choices& choices_;
  LineRange section_;
  std::vector<const Hit*> hits_;
  ChoiceColumns columns_;
  ChoiceSpots seen_;
  ChoiceWords words_;
  std::map<int, int> area_columns_;  ///< by table read
  bool lone_mark_ = false;           ///< the free line before this one is a mark and nothing else
};

}  // namespace

std::vector<Spot*> AreaSpots::found() {
  std::vector<Spot*> spots;
  for (auto& item : items)
    if (item) spots.push_back(&*item);
  return spots;
}

void merge(Marking& into, const Marking& more) {
  into.yes |= more.yes;
  into.no |= more.no;
  into.unticked |= more.unticked;
  into.bullet |= more.bullet;
  into.check |= more.check;
  into.cross |= more.cross;
}

void add_mark(Spot& spot, const Marking& marking, const Piece& piece, double confidence) {
  merge(spot.marking, marking);
  spot.pieces.push_back(piece);
  spot.confidence = std::min(spot.confidence, confidence);
}

void add_piece(Choice& choice, const Piece& piece, const char* how, double confidence) {
  if (choice.pieces.empty()) choice.how = how;
  choice.pieces.push_back(piece);
  choice.confidence = std::min(choice.confidence, confidence);
}

ChoiceSpots find_spots(const Layout& layout, const FormIndex& index, const std::vector<Hit>& placed, const Choices& choices,
                       LineRange section) {
  return SpotFinder(layout, index, placed, choices, section).find();
}

}  // namespace schede
