#include "extractors/choices/options.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/choices/columns.h"
#include "extractors/choices/confidence.h"
#include "extractors/choices/written_marks.h"
#include "extractors/page/page_lines.h"

namespace schede {

namespace {

constexpr double from_own_bullet = 0.7;
constexpr double from_alignment = 0.85;   ///< a mark beside a bullet only by its line
constexpr double from_lone_mark = 0.7;    ///< below an empty line: beside the first bullet, or of the whole area
constexpr double from_glued_tick = 0.85;  ///< "XServizi"
constexpr double from_shared_row = 0.7;   ///< areas stand side by side

class OptionFinder {
 public:
  OptionFinder(const Page& page, const FormIndex& index, const Alignment& alignment, const Choices& choices, LineRange section)
      : page_(page),
        index_(index),
        choices_(choices),
        section_(section),
        columns_(page, index, matches_),
        seen_{std::vector<AreaReading>(choices.areas.size()), std::vector<AreaOptions>(choices.areas.size()), {}, {}},
        words_(page, index, choices, seen_) {
    for (const Match& match : alignment)
      if (match.first_line >= section.first && match.last_line < section.end) matches_.push_back(&match);
    for (std::size_t area = 0; area < seen_.areas.size(); ++area) seen_.areas[area].items.resize(choices.areas[area].items.size());
  }

  ChoiceOptions find() {
    for (const Match* match : matches_) read_printed(*match);
    read_tables();
    read_free_lines();
    words_.place_misplaced();
    words_.follow_dittos();
    return std::move(seen_);
  }

 private:
  const Anchor& anchor_of(const Match& match) const { return index_.anchors[match.anchor]; }
  const Line& line_of(std::size_t number) const { return page_.lines[number]; }
  std::uint32_t length(std::size_t line) const { return static_cast<std::uint32_t>(line_of(line).text.size()); }

  // What stands on the printed lines themselves.

  void read_printed(const Match& match) {
    const Anchor& anchor = anchor_of(match);
    const Span before = {match.first_line, 0, match.begin};
    const Span behind = {match.last_line, match.end, length(match.last_line)};
    if (anchor.kind == AnchorKind::offer && anchor.repeat) {
      if (match.following != Following::nothing) words_.add_offer(anchor.entry, {behind}, "offer-label", 1.0);
      return;
    }
    if (!of_area(anchor.kind)) return;
    AreaReading& reading = seen_.readings[anchor.entry];
    reading.line = std::min(reading.line.value_or(match.first_line), match.first_line);
    if (anchor.kind == AnchorKind::subtitle) return;
    Option option;
    option.match = &match;
    option.anchor = &anchor;
    option.look = formatting_of_option(page_, match, anchor.kind == AnchorKind::title || stands_alone(match));
    words_.mark(option, before, 1.0);
    if (has_glued_tick(page_, index_, match)) add_mark(option, {.yes = true}, on_first_line(page_, match), from_glued_tick);
    if (anchor.kind == AnchorKind::other)
      read_other(anchor.entry, option, behind);
    else
      read_behind(anchor, option, behind);
    place(anchor, std::move(option));
  }

  /// Does no other printed line share the row?
  bool stands_alone(const Match& match) const {
    const CellPlace* cell = cell_of(page_, match.first_line);
    return cell && columns_.printed_beside(*cell).size() == 1;
  }

  /// Marks behind a title or item; in a table turned into lines with tabs the body follows them.
  void read_behind(const Anchor& anchor, Option& option, const Span& behind) {
    const std::vector<Span> columns = columns_of(behind);
    const bool row = columns.size() > (anchor.kind == AnchorKind::title ? 1 : 2);
    if (!row) {
      words_.mark(option, behind, 1.0);
      const bool words = read_marking(page_, index_, behind).words;
      if (words && option.spans.empty() && anchor.kind == AnchorKind::title) words_.add_behind_title(anchor.entry, behind);
      if (words && option.spans.empty() && anchor.kind == AnchorKind::item) words_.add_behind_item(anchor.entry, option, behind);
      return;
    }
    for (const Span& column : columns) read_column(anchor.entry, column, option, &column == &columns.back());
  }

  std::vector<Span> columns_of(const Span& span) const {
    const std::string& text = line_of(span.line).text;
    std::vector<Span> columns;
    for (std::uint32_t begin = span.begin;;) {
      const auto tab = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\t', begin), span.end));
      columns.push_back({span.line, begin, tab});
      if (tab == span.end) return columns;
      begin = tab + 1;
    }
  }

  /// A cell of a row that was turned into a line with tabs: a mark, or the body, which stands last.
  void read_column(std::size_t area, const Span& column, Option& marks, bool last) {
    if (!read_marking(page_, index_, column).words)
      words_.mark(marks, column, 1.0);
    else if (last)
      words_.add_offer(area, {column}, "behind-tab", 1.0);
    else
      words_.add_among_marks(area, column);
  }

  void place(const Anchor& anchor, Option option) {
    AreaOptions& options = seen_.areas[anchor.entry];
    if (anchor.kind == AnchorKind::title)
      options.title = std::move(option);
    else if (anchor.kind == AnchorKind::other)
      options.other = std::move(option);
    else if (anchor.kind == AnchorKind::item)
      options.items[anchor.member] = std::move(option);
  }

  void read_other(std::size_t area, Option& option, const Span& behind) {
    const std::vector<Span> columns = columns_of(behind);
    if (columns.size() > 2)
      for (std::size_t i = 1; i < columns.size(); ++i) read_column(area, columns[i], seen_.marks[area], i + 1 == columns.size());
    const Span& own = columns.size() > 2 ? columns.front() : behind;
    if (words_.is_filler_of_x(own)) {
      seen_.readings[area].unclear.push_back(own);
    } else if (read_marking(page_, index_, own).words) {
      double confidence = 1.0;
      const Span text = words_.take_ticks(option, own, confidence);
      words_.add_other(area, text, "other-line", confidence);
    } else {
      words_.mark(option, own, 1.0);
    }
  }

  // The columns beside the areas.

  void read_tables() {
    for (int table = 0; table < static_cast<int>(page_.tables.size()); ++table)
      if (const auto areas = columns_.area_column(table))
        read_table(table, *areas);
      else
        read_told_table(page_.tables[static_cast<std::size_t>(table)]);
  }

  /// A table of the respondent's own, whose header speaks of areas: a row names one, its bullets, the body.
  void read_told_table(const TablePlace& table) {
    if (table.first_line < section_.first || table.end_line > section_.end || table.columns < 2) return;
    std::map<int, std::vector<Span>> rows;
    for (const int number : table.cells) {
      const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
      const std::vector<Span> lines = columns_.filled_lines(cell);
      if (lines.size() > 1) return;
      if (!lines.empty()) rows[cell.row].push_back(lines.front());
    }
    if (rows.empty() || !speaks_of_area(fold_words(text_of(page_, rows.begin()->second.front())))) return;
    for (auto row = std::next(rows.begin()); row != rows.end(); ++row) words_.add_told_row(row->second);
  }

  void read_table(int table, int areas) {
    area_columns_[table] = areas;
    const int first_row = columns_.first_area_row(table);
    for (const int number : page_.tables[static_cast<std::size_t>(table)].cells) {
      const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
      if (cell.row >= first_row && columns_.holds_printed(cell)) count_loose_drawings(cell);
      if (cell.column == areas || columns_.holds_printed(cell)) continue;
      if (cell.first_line < section_.first || cell.end_line > section_.end) continue;
      const std::vector<Span> spans = columns_.filled_lines(cell);
      if (cell.row >= first_row) read_things(cell, columns_.role_of(cell, areas));
      if (cell.row >= first_row && cell.covered && columns_.role_of(cell, areas) == ColumnRole::offer) follow_cell_above(cell);
      if (spans.empty()) continue;
      if (cell.row < first_row)
        columns_.read_header(cell, spans.front());
      else
        read_cell(cell, spans, columns_.role_of(cell, areas), cell.column < areas);
    }
  }

  /// A body's cell that goes on beside the next area names its body, too.
  void follow_cell_above(const CellPlace& covered) {
    const std::vector<const Match*> beside = columns_.printed_beside(covered);
    if (beside.empty()) return;
    const CellPlace* spanning = nullptr;
    for (const int number : page_.tables[static_cast<std::size_t>(covered.table)].cells) {
      const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
      if (cell.column == covered.column && cell.row < covered.row && !cell.covered) spanning = &cell;
    }
    if (!spanning) return;
    const std::vector<const Match*> from = columns_.printed_beside(*spanning);
    if (!from.empty()) words_.follow_spanning(anchor_of(*beside.front()).entry, anchor_of(*from.front()).entry);
  }

  /// What a cell beside the areas holds that is no text: drawings, pictures, fields that cannot be read.
  void read_things(const CellPlace& cell, ColumnRole role) {
    const std::vector<const Match*> beside = columns_.printed_beside(cell);
    if (beside.empty() || role == ColumnRole::aside) return;
    const std::size_t area = anchor_of(*beside.front()).entry;
    AreaReading& reading = seen_.readings[area];
    for (const Line& line : lines_of(page_, cell)) {
      if (role != ColumnRole::offer) seen_.drawings[area] += line.drawings + line.picture;
      if (role == ColumnRole::offer && line.picture) reading.offer_picture = true;
      if (line.field.empty()) continue;
      (role == ColumnRole::offer ? reading.offer_field : reading.mark_field) = line.field;
      reading.field_lost = reading.field_lost || line.lost;
    }
  }

  /// Drawings among the printed lines of an area that hang on none of them.
  void count_loose_drawings(const CellPlace& cell) {
    for (std::size_t number = cell.first_line; number < cell.end_line; ++number) {
      const auto printed = [&](const Match* match) { return number >= match->first_line && number <= match->last_line; };
      if (line_of(number).drawings == 0 || std::any_of(matches_.begin(), matches_.end(), printed)) continue;
      if (const auto area = area_before(number + 1)) seen_.drawings[*area] += line_of(number).drawings;
    }
  }

  std::optional<std::size_t> area_before(std::size_t line) const {
    std::optional<std::size_t> area;
    for (const Match* match : matches_)
      if (of_area(anchor_of(*match).kind) && (match->first_line < line || !area)) area = anchor_of(*match).entry;
    return area;
  }

  void read_cell(const CellPlace& cell, const std::vector<Span>& spans, ColumnRole role, bool left_of_areas) {
    if (role == ColumnRole::aside) return;
    const std::vector<const Match*> beside = columns_.printed_beside(cell);
    std::set<std::size_t> areas;
    for (const Match* match : beside) areas.insert(anchor_of(*match).entry);
    if (spans.size() == 2 && spans[1].line == spans[0].line + 1 && areas.size() == 1)
      if (const auto chosen = read_alternatives(page_, index_, spans[0], spans[1])) {
        for (const Span& span : spans) add_mark(seen_.marks[*areas.begin()], *chosen, span, role == ColumnRole::offer ? from_columns : 1.0);
        return;
      }
    const bool shared = columns_.shares_row(cell);
    const bool aligned = areas.size() > 1 || (!beside.empty() && (spans.size() > 1 || spans.front().line > cell.first_line));
    for (const Span& span : spans) {
      const bool floats = line_of(span.line).frame != line_of(cell.first_line).frame;  // a text box stands level with nothing
      const Match* level = aligned && !floats ? columns_.level_with(beside, cell, span.line) : nullptr;
      const auto area = areas.size() == 1 ? *areas.begin() : level ? anchor_of(*level).entry : area_before(cell.first_line).value_or(0);
      const Marking marking = read_marking(page_, index_, span);
      if (!marking.words && !marking.empty()) {
        mark_beside(area, beside, level, cell, span, role, shared ? from_shared_row : role == ColumnRole::offer ? from_columns : 1.0);
        if (role == ColumnRole::mark && areas.size() == 1 && beside.size() > 1) words_.add_named_items(area, span);
      } else if (role == ColumnRole::offer)
        words_.add_offer(area, {span}, "offer-column", shared ? from_shared_row : 1.0);
      else if (!left_of_areas)
        words_.add_among_marks(area, span);
    }
  }

  void mark_beside(std::size_t area, const std::vector<const Match*>& beside, const Match* level, const CellPlace& cell, const Span& span,
                   ColumnRole role, double confidence) {
    const bool against = role == ColumnRole::against;
    if (beside.size() == 1 && anchor_of(*beside.front()).kind != AnchorKind::title) {
      words_.mark(*option_of(*beside.front()), span, confidence, against);
      return;
    }
    const std::size_t shift = level ? cell_of(page_, level->first_line)->first_line + (span.line - cell.first_line) - level->first_line : 0;
    Option* option = level && shift == 0 ? option_of(*level) : nullptr;
    if (option && anchor_of(*level).kind != AnchorKind::title)
      words_.mark(*option, span, std::min(confidence, from_level(*level, cell)), against);
    else
      words_.mark(seen_.marks[area], span, confidence, against);
  }

  /// How sure a mark is of the bullet that it stands level with. One beside the first bullet, alone in its cell as all are, may only
  /// have been moved down a line to look well.
  double from_level(const Match& level, const CellPlace& cell) const {
    constexpr std::size_t most_lines = 3;  // an empty line, the mark, an empty line
    const bool may_be_moved = anchor_of(level).member == 0 && cell.end_line - cell.first_line <= most_lines;
    if (anchor_of(level).kind != AnchorKind::item || !may_be_moved) return from_alignment;
    return columns_.is_lined_up(cell) ? from_alignment : from_lone_mark;
  }

  Option* option_of(const Match& match) {
    const Anchor& anchor = anchor_of(match);
    AreaOptions& options = seen_.areas[anchor.entry];
    if (anchor.kind == AnchorKind::item) return &*options.items[anchor.member];
    if (anchor.kind == AnchorKind::other) return &*options.other;
    if (anchor.kind == AnchorKind::title) return &*options.title;
    return &seen_.marks[anchor.entry];
  }

  // Lines of the respondent's own among the printed ones.

  void read_free_lines() {
    const Match* last = nullptr;
    for (std::size_t line = section_.first; line < section_.end; ++line) {
      const auto here = std::find_if(matches_.begin(), matches_.end(),
                                     [&](const Match* match) { return line >= match->first_line && line <= match->last_line; });
      if (here != matches_.end()) {
        if (of_area(anchor_of(**here).kind) || anchor_of(**here).repeat) last = *here;
        lone_mark_ = false;
        continue;
      }
      if (is_blank_line(line_of(line)) || length(line) == 0 || is_beside(line) || is_page_line(index_, line_of(line))) continue;
      const Span span = {line, 0, length(line)};
      if (!words_.add_listed(span) && last) read_free_line(*last, span);
    }
  }

  /// Does the line stand in a cell that read_tables has read?
  bool is_beside(std::size_t line) const {
    return std::any_of(area_columns_.begin(), area_columns_.end(), [&](const auto& entry) {
      const int cell = cell_in_table(page_, line, entry.first);
      if (cell < 0) return false;
      const CellPlace& place = page_.cells[static_cast<std::size_t>(cell)];
      return place.column != entry.second && !columns_.holds_printed(place);
    });
  }

  void read_free_line(const Match& last, const Span& span) {
    const Anchor& anchor = anchor_of(last);
    AreaReading& reading = seen_.readings[anchor.entry];
    const Marking marking = read_marking(page_, index_, span);
    const bool below_mark = std::exchange(lone_mark_, !marking.words && !marking.empty());
    if (!marking.words) {
      words_.mark(seen_.marks[anchor.entry], span, from_alignment);
      return;
    }
    if (!is_in_columns(page_, span.line)) {
      const std::vector<Span> columns = columns_of(span);
      if (columns.size() > 2) {
        for (const Span& column : columns) read_column(anchor.entry, column, seen_.marks[anchor.entry], &column == &columns.back());
        return;
      }
      if (below_mark && !reading.offer) return words_.add_offer(anchor.entry, {span}, "below-mark", from_columns);
    }
    const bool goes_on = !line_of(span.line).first_of_paragraph;
    if (const auto behind = behind_label(span, choices_.offer.label)) {
      words_.add_offer(anchor.entry, {*behind}, "offer-label", 1.0);
      return;
    }
    if (anchor.kind == AnchorKind::title && goes_on && reading.offer) {
      words_.add_offer(anchor.entry, {span}, "behind-title", 1.0);
    } else if (anchor.kind == AnchorKind::offer) {
      if (goes_on || (!reading.offer && !is_sentence(span))) words_.add_offer(anchor.entry, {span}, "offer-label", 1.0);
    } else if (cell_of(page_, span.line) != cell_of(page_, last.first_line)) {
      return;
    } else if (anchor.kind == AnchorKind::other) {
      if (const auto behind = behind_label(span, choices_.areas[anchor.entry].other))
        words_.add_other(anchor.entry, *behind, "other-line", 1.0, "; ");
      else if (goes_on || !reading.other || cell_of(page_, span.line))
        words_.add_other(anchor.entry, span, "below-other", 0.9);
    } else if (line_of(span.line).in_list == line_of(last.first_line).in_list && !line_of(span.line).text.ends_with(':')) {
      words_.add_other(anchor.entry, span, "own-bullet", from_own_bullet);
    }
  }

  /// No body's name: an answer whose heading is gone.
  bool is_sentence(const Span& span) const {
    constexpr std::size_t longest_name = 8;
    const std::string_view text = trimmed(text_of(page_, span));
    return text.ends_with('.') && count_words(text, longest_name + 1) > longest_name;
  }

  /// What follows a printed label and a colon at the start of a line of the respondent's own.
  std::optional<Span> behind_label(const Span& span, const Label& label) const {
    const std::string_view text = text_of(page_, span);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || fold_key(text.substr(0, colon)) != fold_key(label.text)) return std::nullopt;
    return Span{span.line, span.begin + static_cast<std::uint32_t>(colon) + 1, span.end};
  }

  const Page& page_;
  const FormIndex& index_;
  const Choices& choices_;
  LineRange section_;
  std::vector<const Match*> matches_;
  ChoiceColumns columns_;
  ChoiceOptions seen_;
  ChoiceWords words_;
  std::map<int, int> area_columns_;  ///< by table read
  bool lone_mark_ = false;           ///< the free line before this one is a mark and nothing else
};

}  // namespace

std::vector<Option*> AreaOptions::found() {
  std::vector<Option*> options;
  for (auto& item : items)
    if (item) options.push_back(&*item);
  return options;
}

void merge(Marking& into, const Marking& more) {
  into.box_empty = more.boxed ? more.box_empty && !into.yes : into.box_empty && !more.yes;
  into.boxed |= more.boxed;
  const bool ticked = (into.yes && !into.bullet) || (more.yes && !more.bullet);
  into.bullet = !ticked && (into.bullet || more.bullet);
  into.yes |= more.yes;
  into.no |= more.no;
  into.unticked |= more.unticked;
  into.check |= more.check;
  into.cross |= more.cross;
  if (into.sign == 0) into.sign = more.sign;
}

void add_mark(Option& option, const Marking& marking, const Span& span, double confidence) {
  merge(option.marking, marking);
  option.spans.push_back(span);
  option.confidence = std::min(option.confidence, marking.look ? from_look : confidence);
}

void add_span(Choice& choice, const Span& span, const char* how, double confidence) {
  if (choice.spans.empty()) choice.how = how;
  choice.spans.push_back(span);
  choice.confidence = std::min(choice.confidence, confidence);
}

ChoiceOptions find_options(const Page& page, const FormIndex& index, const Alignment& alignment, const Choices& choices,
                           LineRange section) {
  return OptionFinder(page, index, alignment, choices, section).find();
}

}  // namespace schede
