#include "extractors/answers/regions.h"

#include <algorithm>

namespace schede {

namespace {

constexpr double from_approximate_label = 0.95;
constexpr double from_shortened_label = 0.75;
constexpr double from_level = 0.9;
constexpr double from_second_label = 0.75;  ///< with words in the label's cell that may be the answer's
constexpr double from_two_cells = 0.75;     ///< joined of two cells, of which one may be a remark
constexpr double from_own_label = 0.75;     ///< beside words that may be the label, or say something else
constexpr double from_line_below = 0.75;    ///< a paragraph by itself below an answer: the rest of it, or something else

std::uint32_t length(const Page& page, std::size_t line) { return static_cast<std::uint32_t>(page.lines[line].text.size()); }

double confidence_in(const Match& label) {
  if (label.similarity == 1) return 1;
  return label.similarity < 0.7 ? from_shortened_label : from_approximate_label;
}

class LabelReach {
 public:
  LabelReach(const Page& page, const Alignment& alignment, const Match& label, LineRange section)
      : page_(page), alignment_(alignment), label_(label), section_(section) {}

  Answer find() {
    const auto next =
        std::find_if(alignment_.begin(), alignment_.end(), [&](const Match& match) { return match.start() >= label_.stop(); });
    if (next != alignment_.end() && next->first_line == label_.last_line) {
      answer_.how = "same-line";
      take(label_.last_line, label_.answer, next->inner ? end_before(*next) : before_number(*next));
      return std::move(answer_);
    }
    take(label_.last_line, label_.answer, length(page_, label_.last_line));
    const int cell = page_.lines[label_.first_line].cell;
    if (cell < 0)
      take_lines_below();
    else
      take_in_table(page_.cells[static_cast<std::size_t>(cell)]);
    return std::move(answer_);
  }

 private:
  const Match* placed_on(std::size_t line) const {
    const auto on = [&](const Match& match) { return line >= match.first_line && line <= match.last_line; };
    const auto found = std::find_if(alignment_.begin(), alignment_.end(), on);
    return found == alignment_.end() ? nullptr : &*found;
  }

  bool holds_placed(const CellPlace& cell) const {
    return std::any_of(alignment_.begin(), alignment_.end(),
                       [&](const Match& match) { return match.first_line >= cell.first_line && match.first_line < cell.end_line; });
  }

  /// Is the first thing in a cell a label?
  bool begins_with_placed(const CellPlace& cell) const {
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (!is_blank_line(page_.lines[line])) return placed_on(line) != nullptr;
    return false;
  }

  bool holds_text(const CellPlace& cell) const {
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (!is_blank_line(page_.lines[line])) return true;
    return false;
  }

  bool found_text() const { return has_words_; }

  /// Where the answer before a label ends that only punctuation parts from it.
  std::uint32_t end_before(const Match& next) const {
    const std::string_view text = std::string_view(page_.lines[next.first_line].text).substr(0, next.begin);
    static constexpr std::string_view dash = "–";
    std::size_t end = text.find_last_not_of(" ,;-/|") + 1;
    if (text.substr(0, end).ends_with(dash)) end = text.find_last_not_of(' ', end - dash.size() - 1) + 1;
    return std::max(static_cast<std::uint32_t>(end), label_.answer);
  }

  /// Where the answer before a numbered label ends: "Telefono: 0961 555861    7) Cellulare: …".
  std::uint32_t before_number(const Match& next) const {
    const std::string_view text = std::string_view(page_.lines[next.first_line].text).substr(0, next.begin);
    const std::size_t mark = text.find_last_not_of(" \t");
    if (mark == std::string_view::npos || (text[mark] != ')' && text[mark] != '.')) return next.begin;
    const std::size_t gap = text.find_last_not_of("0123456789", mark - 1);
    const bool number = gap != std::string_view::npos && gap + 1 < mark && mark - gap <= 3 && (text[gap] == ' ' || text[gap] == '\t');
    return number ? std::max(static_cast<std::uint32_t>(gap), label_.answer) : next.begin;
  }

  void take(std::size_t line) { take(line, 0, length(page_, line)); }

  void take(std::size_t line, std::uint32_t begin, std::uint32_t end) {
    const Line& here = page_.lines[line];
    answer_.note(here);
    std::size_t at = begin;
    for (std::size_t next = at; next < end; at = next)
      if (!is_blank(next_character(here.text, next))) break;
    if (at >= end) return;
    answer_.spans.push_back({line, static_cast<std::uint32_t>(at), end});
    has_words_ = has_words_ || has_words(std::string_view(here.text).substr(at, end - at));
  }

  /// Lines of a cell, from one on, up to the next label in it. False when there is one.
  bool take_cell(const CellPlace& cell, std::size_t from, std::string_view how) {
    const bool had_text = found_text();
    for (std::size_t line = from; line < cell.end_line; ++line) {
      if (placed_on(line)) return false;
      const bool own_cell = cell.first_line < from;
      if (own_cell && found_text() && ends_before(line, holds_other_label(cell))) return false;
      if (own_cell && is_hint(page_.lines[line]) && next_cell(cell)) continue;
      take(line);
    }
    if (!had_text && found_text()) answer_.how = how;
    return true;
  }

  /// "(compilare in stampatello)" below a label whose answer stands beside it.
  static bool is_hint(const Line& line) {
    const std::size_t first = line.text.find_first_not_of(' '), last = line.text.find_last_not_of(' ');
    return first != std::string::npos && line.text[first] == '(' && line.text[last] == ')';
  }

  void take_lines_below() {
    answer_.how = "same-line";
    const bool on_line = found_text();
    for (std::size_t line = label_.last_line + 1; line < section_.end; ++line) {
      const Line& here = page_.lines[line];
      if (here.cell >= 0) break;
      if (const Match* next = placed_on(line)) {
        if (next->begin > 0 && next->first_line == line && !is_ornament(line, next->begin)) take(line, 0, next->begin);
        break;
      }
      if (is_blank_line(here)) {
        if (found_text()) break;
        continue;
      }
      if (found_text() && ends_before(line, true)) break;
      take(line);
      if (!on_line) answer_.how = "lines-below";
    }
  }

  /// Does the answer above end before a line, which is a label of the respondent's own? Among labels a paragraph that is none leaves
  /// a doubt.
  bool ends_before(std::size_t line, bool among_labels) {
    const Line& here = page_.lines[line];
    if (looks_like_label(here) || is_set_like_label(here)) return true;
    const bool doubtful = among_labels && here.first_of_paragraph && !is_blank_line(here) && !goes_on(page_.lines[line - 1], here);
    if (doubtful) answer_.confidence = from_line_below;
    return false;
  }

  bool holds_other_label(const CellPlace& cell) const {
    return std::any_of(alignment_.begin(), alignment_.end(), [&](const Match& match) {
      return match.first_line >= cell.first_line && match.first_line < cell.end_line && match.start() != label_.start();
    });
  }

  /// "2)", "N." before the next label.
  bool is_ornament(std::size_t line, std::uint32_t end) const {
    const std::vector<FoldedWord> words = fold_words(std::string_view(page_.lines[line].text).substr(0, end), 3);
    return std::all_of(words.begin(), words.end(), [](const FoldedWord& word) { return word.key.size() <= 2; });
  }

  /// A few words, a colon, and something behind it: a label of the respondent's own ("Fax: 0832 682112").
  static bool looks_like_label(const Line& line) {
    constexpr std::size_t most_words = 6;
    const std::size_t colon = line.text.find_first_of(":\t");
    return colon != std::string::npos && line.text.compare(colon, 3, "://") != 0 &&
           may_be_label(std::string_view(line.text).substr(0, colon), most_words);
  }

  static bool may_be_label(std::string_view text, std::size_t most_words) {
    const std::size_t words = count_words(text, most_words + 1);
    return words > 0 && words <= most_words && text.find_first_of("0123456789@") == std::string_view::npos;
  }

  /// A few words before what parts this label from its answer: "Dirigente - Piero Ala" below "Ufficio - Servizi sociali".
  bool is_set_like_label(const Line& line) const {
    constexpr std::size_t most_words = 4;
    for (const std::string_view separator : {" - ", " – ", "...", "___", "…"}) {
      const std::size_t own = page_.lines[label_.last_line].text.find(separator, label_.end);
      const std::size_t here = line.text.find(separator);
      if (own == std::string::npos || own > label_.end + 1 || here == std::string::npos) continue;
      return may_be_label(std::string_view(line.text).substr(0, here), most_words) && has_words(std::string_view(line.text).substr(here));
    }
    return false;
  }

  /// Is a line plainly the rest of the one before it: "Via Rubichi 16," / "73100 Lecce"?
  static bool goes_on(const Line& before, const Line& line) {
    const std::size_t last = before.text.find_last_not_of(' ');
    if (last != std::string::npos && std::string_view(",;-/(:").find(before.text[last]) != std::string_view::npos) return true;
    std::size_t at = std::min(line.text.find_first_not_of(" \t"), line.text.size() - 1);
    const char32_t first = next_character(line.text, at);
    return is_lower_case(first) || !is_letter_or_digit(first) || (first >= '0' && first <= '9');
  }

  void take_in_table(const CellPlace& cell) {
    answer_.how = "own-cell";
    if (is_behind_own_label(cell)) return take_whole(cell);
    if (take_level(cell)) return;
    if (!take_cell(cell, label_.last_line + 1, "own-cell")) return;
    const std::size_t own = answer_.spans.size();
    const bool goes_on = take_beside(cell);
    drop_second_label(own);
    if (goes_on) take_below(cell);
  }

  /// "Sportello competente | Ufficio Servizi sociali": beside a label of the respondent's own a cell begins with words like the label's,
  /// and they run on into the answer.
  bool is_behind_own_label(const CellPlace& cell) const {
    const auto own = filled_lines(cell);
    if (label_.following != Following::joined || own.empty() || own.front() != label_.first_line) return false;
    const auto& table = page_.tables[static_cast<std::size_t>(cell.table)];
    return std::ranges::any_of(table.cells, [&](const int number) {
      const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
      return other.row == cell.row && other.column < cell.column && !holds_placed(other) && holds_words(other);
    });
  }

  bool holds_words(const CellPlace& cell) const {
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (has_words(page_.lines[line].text)) return true;
    return false;
  }

  /// The label's words are the answer's, too.
  void take_whole(const CellPlace& cell) {
    answer_.spans.clear();
    for (std::size_t line = label_.first_line; line < cell.end_line && (line <= label_.last_line || !placed_on(line)); ++line) take(line);
    answer_.how = "label-cell";
    answer_.doubt(from_own_label);
  }

  /// Words behind a label whose answer stands beside it: the label in a second language ("Indirizzo – Anschrift"), or perhaps the
  /// answer's beginning.
  void drop_second_label(std::size_t own) {
    constexpr std::size_t most_words = 8;
    std::string words;
    for (std::size_t i = 0; i < own; ++i) words += text_of(page_, answer_.spans[i]);
    const auto beside = std::find_if(answer_.spans.begin() + static_cast<std::ptrdiff_t>(own), answer_.spans.end(),
                                     [&](const Span& span) { return has_words(text_of(page_, span)); });
    if (beside == answer_.spans.end() || !may_be_label(words, most_words)) return;
    // "Comune" behind the label, "Comune di Foggia" beside it.
    if (fold_key(text_of(page_, *beside)).starts_with(fold_key(words))) return;
    answer_.spans.erase(answer_.spans.begin(), answer_.spans.begin() + static_cast<std::ptrdiff_t>(own));
    answer_.how = "label-cell";
    answer_.doubt(from_second_label);
  }

  /// Labels that share a cell, each on a line of its own, are answered by as many lines in the cell beside. False when they are not.
  bool take_level(const CellPlace& cell) {
    std::vector<const Match*> labels;
    for (const Match& match : alignment_)
      if (match.first_line >= cell.first_line && match.first_line < cell.end_line) labels.push_back(&match);
    const CellPlace* beside = next_cell(cell);
    if (labels.size() < 2 || !beside || holds_placed(*beside)) return false;
    std::size_t label_lines = 0;
    for (const Match* label : labels) {
      label_lines += label->last_line - label->first_line + 1;
      if (label->following != Following::nothing) return false;
    }
    const std::vector<std::size_t> own = filled_lines(cell), lines = filled_lines(*beside);
    if (own.size() != label_lines || lines.empty()) return false;
    const bool same_height = cell.end_line - cell.first_line == beside->end_line - beside->first_line;
    if (!same_height && lines.size() != labels.size()) return false;
    const auto number = static_cast<std::size_t>(
        std::find_if(labels.begin(), labels.end(), [&](const Match* match) { return match->start() == label_.start(); }) - labels.begin());
    take(same_height ? beside->first_line + (label_.first_line - cell.first_line) : lines[number]);
    answer_.how = "level-with-label";
    answer_.confidence = from_level;
    return true;
  }

  const CellPlace* next_cell(const CellPlace& cell) const {
    for (const int number : page_.tables[static_cast<std::size_t>(cell.table)].cells) {
      const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
      if (other.row == cell.row && other.column == cell.column + cell.span) return &other;
    }
    return nullptr;
  }

  std::vector<std::size_t> filled_lines(const CellPlace& cell) const {
    std::vector<std::size_t> lines;
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (!is_blank_line(page_.lines[line])) lines.push_back(line);
    return lines;
  }

  /// False when the row holds a further label.
  bool take_beside(const CellPlace& cell) {
    for (const int number : page_.tables[static_cast<std::size_t>(cell.table)].cells) {
      const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
      if (other.row != cell.row || other.column == cell.column) continue;
      more_labels_ = more_labels_ || holds_placed(other);
      if (other.column < cell.column) continue;
      if (begins_with_placed(other)) return !found_text();
      if (found_text() && is_label_column(other)) return false;
      if (has_cell_beside_ && found_text() && holds_text(other)) answer_.doubt(from_two_cells);
      has_cell_beside_ = true;
      take_cell(other, other.first_line, "label-cell");
    }
    return true;
  }

  /// Have other rows a label in this column? Then what stands there is a label of the respondent's own.
  bool is_label_column(const CellPlace& cell) const {
    return std::any_of(alignment_.begin(), alignment_.end(), [&](const Match& match) {
      const CellPlace* other = cell_of(page_, match.first_line);
      const bool in_section = match.first_line >= section_.first && match.first_line < section_.end;
      return in_section && other && other->table == cell.table && other->column == cell.column;
    });
  }

  void take_below(const CellPlace& cell) {
    const TablePlace& table = page_.tables[static_cast<std::size_t>(cell.table)];
    for (int row = cell.row + 1; row < table.rows; ++row) {
      const std::vector<const CellPlace*> cells = row_of(table, row);
      if (std::any_of(cells.begin(), cells.end(), [&](const CellPlace* other) { return holds_placed(*other); })) return;
      if (!take_row(cell, cells)) return;
    }
  }

  std::vector<const CellPlace*> row_of(const TablePlace& table, int row) const {
    std::vector<const CellPlace*> cells;
    for (const int number : table.cells)
      if (page_.cells[static_cast<std::size_t>(number)].row == row) cells.push_back(&page_.cells[static_cast<std::size_t>(number)]);
    return cells;
  }

  /// A row without labels of ours continues the answer, unless it has a label of the respondent's own. False when it ends the reach.
  bool take_row(const CellPlace& label, const std::vector<const CellPlace*>& cells) {
    std::vector<const CellPlace*> filled;
    for (const CellPlace* cell : cells)
      if (holds_text(*cell)) filled.push_back(cell);
    if (filled.empty()) return true;
    const bool under_label = filled.front()->column <= label.column;
    if (under_label && found_text()) return false;
    if (more_labels_) {
      for (const CellPlace* cell : filled)
        if (cell->column < label.column + label.span && cell->column + cell->span > label.column)
          take_cell(*cell, cell->first_line, "cell-below");
      return false;
    }
    // A row that is one wide cell under a label with its own cell beside heads what comes below it.
    if (has_cell_beside_ && cells.size() == 1) return false;
    if (under_label && filled.size() > 1) return false;
    for (const CellPlace* cell : filled) take_cell(*cell, cell->first_line, "cell-below");
    return true;
  }

  const Page& page_;
  const Alignment& alignment_;
  const Match& label_;
  LineRange section_;
  Answer answer_;
  bool has_words_ = false;
  bool has_cell_beside_ = false;
  bool more_labels_ = false;  ///< the label's row holds another label
};

}  // namespace

void Answer::note(const Line& line) {
  picture = picture || line.picture;
  if (field.empty()) field = line.field;
  lost = lost || line.lost;
}

Answer answer_to_label(const Page& page, const Alignment& alignment, const Match& label, LineRange section) {
  Answer answer = LabelReach(page, alignment, label, section).find();
  answer.doubt(confidence_in(label));
  return answer;
}

LineRange answer_place(const Page& page, const Alignment& alignment, std::size_t line) {
  LineRange place = {line, page.lines.size()};
  for (const Match& match : alignment)
    if (match.first_line > line) place.end = std::min(place.end, match.first_line);
  const CellPlace* cell = cell_of(page, line);
  if (!cell || !is_in_columns(page, line)) return place;
  for (const int number : page.tables[static_cast<std::size_t>(cell->table)].cells) {
    const CellPlace& other = page.cells[static_cast<std::size_t>(number)];
    if (other.row > cell->row) place.end = std::min(place.end, other.first_line);
  }
  place.end = std::min(place.end, page.tables[static_cast<std::size_t>(cell->table)].end_line);
  return place;
}

Answer answer_to_heading(const Page& page, const Match& heading, LineRange section) {
  Answer answer;
  answer.how = "below-heading";
  answer.confidence = confidence_in(heading);
  if (heading.following != Following::nothing) answer.spans.push_back({heading.last_line, heading.answer, length(page, heading.last_line)});
  for (std::size_t line = heading.last_line + 1; line < section.end; ++line) {
    answer.note(page.lines[line]);
    if (length(page, line) > 0) answer.spans.push_back({line, 0, length(page, line)});
  }
  return answer;
}

Answer answer_in_column(const Page& page, const Alignment& alignment, const Match& heading) {
  Answer answer;
  answer.how = "cell-below";
  answer.confidence = confidence_in(heading);
  const CellPlace& head = *cell_of(page, heading.first_line);
  for (const int number : page.tables[static_cast<std::size_t>(head.table)].cells) {
    const CellPlace& cell = page.cells[static_cast<std::size_t>(number)];
    const bool in_column = cell.column < head.column + head.span && cell.column + cell.span > head.column;
    if (cell.row < head.row || (cell.row == head.row && cell.column != head.column) || !in_column) continue;
    for (std::size_t line = std::max(cell.first_line, heading.last_line + 1); line < cell.end_line; ++line) {
      const bool printed = std::any_of(alignment.begin(), alignment.end(), [&](const Match& match) { return match.first_line == line; });
      if (printed) return answer;
      answer.note(page.lines[line]);
      if (length(page, line) > 0) answer.spans.push_back({line, 0, length(page, line)});
    }
  }
  return answer;
}

}  // namespace schede
