#include "extractors/questions/blanks.h"

#include <algorithm>

#include "extractors/form/leaders.h"

namespace schede {

namespace {

constexpr double from_two_cells = 0.75;  ///< joined of two cells, of which one may be a remark
constexpr std::size_t least_boxes = 4;   ///< so many cells of one character are boxes to write in
constexpr double from_changed_label = 0.95;

std::uint32_t length(const Page& page, std::size_t line) { return static_cast<std::uint32_t>(page.lines[line].text.size()); }

/// What a form prints between a label and its blank.
bool is_joint(char32_t c) { return is_blank(c) || is_leader(c) || std::u32string_view(U":*)]").find(c) != std::u32string_view::npos; }

bool is_one_of(char32_t c, std::u32string_view signs) { return signs.find(c) != std::u32string_view::npos; }

/// How many bytes at the end of a text are dots to write on; one full stop belongs to the word.
std::size_t leaders_at_end(std::string_view text) {
  std::size_t at = text.size(), end = at, count = 0;
  for (char32_t last = 0; at > 0; end = at, ++count)
    if (last = previous_character(text, at); !is_leader(last)) break;
  return count > 1 || (count == 1 && !text.ends_with('.')) ? text.size() - end : 0;
}

/// How many bytes at the end are blanks, commas, or brackets that open or close nothing there.
std::size_t signs_at_end(std::string_view text) {
  std::size_t at = text.size();
  if (at == 0) return 0;
  const char32_t c = previous_character(text, at);
  const bool loose = (c == ')' && text.find('(') == std::string_view::npos) || (c == ']' && text.find('[') == std::string_view::npos);
  return is_blank(c) || loose || is_one_of(c, U",;([") ? text.size() - at : 0;
}

/// How many bytes at the beginning are blanks, dots to write on, or what ends the printed text before.
std::size_t signs_at_start(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at)
    if (const char32_t c = next_character(text, at); !is_blank(c) && !is_one_of(c, U"):],;")) break;
  const std::size_t letters = text.find_first_not_of("._", end);
  return letters != std::string_view::npos && letters > end + 1 ? letters : end;
}

/// Takes the lines of a blank.
class BlankReader {
 public:
  BlankReader(const PlacedTexts& texts, const Match& label, Reach reach)
      : texts_(texts), page_(texts.page()), label_(label), reach_(reach), next_(texts.behind(label.stop())) {}

  Answer find() {
    if (label_.similarity < 1) answer_.doubt(from_changed_label);
    take_rest_of_line();
    if (next_ && next_->first_line == label_.last_line) return std::move(answer_);
    if (reach_ == Reach::paragraphs)
      take_paragraphs();
    else if (is_in_columns(page_, label_.first_line))
      take_in_table(*cell_of(page_, label_.first_line));
    else
      take_line();
    return std::move(answer_);
  }

 private:
  std::size_t end_line() const { return next_ ? next_->first_line : page_.lines.size(); }

  void take(std::size_t line, std::uint32_t begin, std::uint32_t end, std::string_view how) {
    answer_.note(page_.lines[line]);
    const std::string_view text = page_.lines[line].text;
    const Span span = reach_ == Reach::line ? within_print(text, {line, std::min(begin, end), end}) : Span{line, std::min(begin, end), end};
    if (!has_visible(text.substr(span.begin, span.end - span.begin))) return;
    const bool written = is_written(text.substr(span.begin, span.end - span.begin));
    if (!written && reach_ == Reach::line) return;
    answer_.spans.push_back(span);
    if (written && !written_) answer_.how = how;
    written_ = written_ || written;
  }

  void take_rest_of_line() {
    const std::size_t line = label_.last_line;
    const std::uint32_t end = next_ && next_->first_line == line ? texts_.begin_of(*next_) : length(page_, line);
    take(line, texts_.end_of(label_), end, "same-line");
  }

  /// Lines from the one behind the label up to the next printed text.
  void take_paragraphs() {
    for (std::size_t line = label_.last_line + 1; line < end_line(); ++line) take(line, 0, length(page_, line), "below-heading");
    if (next_ && next_->begin > 0 && next_->first_line > label_.last_line) return;
  }

  /// Outside of tables: what is left of the paragraph, else the first line that is written on below, else boxes.
  void take_line() {
    std::size_t line = label_.last_line + 1;
    for (; line < end_line() && !page_.lines[line].first_of_paragraph && !starts_table(line); ++line)
      take(line, 0, length(page_, line), "lines-below");
    if (written_) return;
    for (; line < end_line() && !written_; ++line) {
      if (starts_table(line)) return take_boxes(line);
      take(line, 0, length(page_, line), "lines-below");
    }
    for (; written_ && line < end_line() && !page_.lines[line].first_of_paragraph && !starts_table(line); ++line)
      take(line, 0, length(page_, line), "lines-below");
  }

  bool starts_table(std::size_t line) const { return page_.lines[line].cell != page_.lines[label_.last_line].cell; }

  /// A row of cells with one character each, in the table that begins on a line.
  void take_boxes(std::size_t line) {
    const CellPlace* first = cell_of(page_, line);
    if (!first) return;
    const std::vector<const CellPlace*> row = texts_.row_of(*first);
    if (is_boxes(row) || (row.size() == 1 && !texts_.any_in(*first))) take_cells(row);
  }

  bool is_boxes(const std::vector<const CellPlace*>& cells) const {
    return cells.size() >= least_boxes && std::all_of(cells.begin(), cells.end(), [&](const CellPlace* cell) {
             std::string text;
             for (const Line& line : lines_of(page_, *cell)) text += line.text;
             const std::vector<FoldedWord> words = fold_words(text, 2);
             return !texts_.any_in(*cell) && words.size() < 2 && (words.empty() || words.front().key.size() <= 2);
           });
  }

  void take_cells(const std::vector<const CellPlace*>& cells) {
    for (const CellPlace* cell : cells)
      for (std::size_t line = cell->first_line; line < cell->end_line; ++line) take(line, 0, length(page_, line), "boxes");
  }

  void take_in_table(const CellPlace& cell) {
    for (std::size_t line = label_.last_line + 1; line < std::min(cell.end_line, end_line()); ++line)
      take(line, 0, length(page_, line), "own-cell");
    if (written_ || (next_ && next_->first_line < cell.end_line)) return;
    std::vector<const CellPlace*> beside;
    for (const CellPlace* other : texts_.row_of(cell)) {
      if (other->column <= cell.column) continue;
      if (texts_.any_in(*other)) break;
      beside.push_back(other);
    }
    if (is_boxes(beside)) return take_cells(beside);
    take_beside(beside);
    if (beside.empty()) take_below(cell);
    const std::size_t behind = page_.tables[static_cast<std::size_t>(cell.table)].end_line;
    if (!written_ && beside.empty() && behind < end_line()) take_boxes(behind);
  }

  void take_beside(const std::vector<const CellPlace*>& beside) {
    for (const CellPlace* cell : beside) {
      const bool had = written_;
      const std::size_t before = answer_.spans.size();
      for (std::size_t line = cell->first_line; line < cell->end_line; ++line) take(line, 0, length(page_, line), "label-cell");
      if (had && answer_.spans.size() > before) answer_.doubt(from_two_cells);
    }
  }

  /// The cell under a label that heads it.
  void take_below(const CellPlace& head) {
    for (const int number : page_.tables[static_cast<std::size_t>(head.table)].cells) {
      const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
      const bool under = cell.column < head.column + head.span && cell.column + cell.span > head.column;
      if (cell.row != head.row + 1 || !under || texts_.any_in(cell)) continue;
      for (std::size_t line = cell.first_line; line < cell.end_line; ++line) take(line, 0, length(page_, line), "cell-below");
    }
  }

  const PlacedTexts& texts_;
  const Page& page_;
  const Match& label_;
  Reach reach_;
  const Match* next_;
  Answer answer_;
  bool written_ = false;
};

}  // namespace

Span within_print(std::string_view text, Span span) {
  std::string_view inside = text.substr(span.begin, span.end - span.begin);
  for (std::size_t cut = 1; cut > 0 && !inside.empty(); inside.remove_suffix(cut))
    cut = std::max(leaders_at_end(inside), signs_at_end(inside));
  span.end = span.begin + static_cast<std::uint32_t>(inside.size());
  span.begin += static_cast<std::uint32_t>(signs_at_start(inside));
  return span;
}

const Match* PlacedTexts::behind(Position place) const {
  const auto found = std::ranges::lower_bound(alignment_, place, {}, &Match::start);
  return found == alignment_.end() ? nullptr : &*found;
}

const Match* PlacedTexts::before(Position place) const {
  const auto found = std::ranges::lower_bound(alignment_, place, {}, &Match::start);
  if (found == alignment_.begin()) return nullptr;
  return &*std::prev(found);
}

std::uint32_t PlacedTexts::end_of(const Match& match) const {
  const std::string_view printed = anchor_of(match).text, text = page_.lines[match.last_line].text;
  const std::vector<FoldedWord> words = fold_words(printed);
  std::u32string signs = U":*)]?!";
  for (std::size_t at = words.empty() ? 0 : words.back().end; at < printed.size();) signs += next_character(printed, at);
  std::size_t end = match.end;
  for (std::size_t at = end; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (!is_blank(c) && !is_one_of(c, signs)) break;
    if (!is_blank(c)) end = at;
  }
  return static_cast<std::uint32_t>(end);
}

std::uint32_t PlacedTexts::begin_of(const Match& match) const {
  const std::string_view printed = anchor_of(match).text, text = page_.lines[match.first_line].text;
  const std::vector<FoldedWord> words = fold_words(printed, 1);
  std::u32string signs;
  for (std::size_t at = 0; !words.empty() && at < words.front().begin;) signs += next_character(printed, at);
  std::size_t begin = match.begin;
  for (std::size_t at = begin; at > 0;) {
    const char32_t c = previous_character(text, at);
    if (is_blank(c)) continue;
    if (!is_one_of(c, signs)) break;
    begin = at;
  }
  return static_cast<std::uint32_t>(begin);
}

bool PlacedTexts::any_in(const CellPlace& cell) const {
  const auto found = std::ranges::lower_bound(alignment_, Position{cell.first_line, 0}, {}, &Match::start);
  return found != alignment_.end() && found->first_line < cell.end_line;
}

std::vector<const CellPlace*> PlacedTexts::row_of(const CellPlace& cell) const {
  std::vector<const CellPlace*> cells;
  for (const int number : page_.tables[static_cast<std::size_t>(cell.table)].cells) {
    const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
    if (other.row == cell.row) cells.push_back(&other);
  }
  return cells;
}

bool is_of_element(const Anchor& anchor, const std::string& path) {
  const std::string_view field = anchor.field;
  return field == path || (field.starts_with(path) && (field[path.size()] == '.' || field[path.size()] == '['));
}

std::optional<LineRange> place_of_element(const PlacedTexts& texts, const std::string& path) {
  std::optional<LineRange> place;
  for (const Match& match : texts.all()) {
    const bool ours = is_of_element(texts.anchor_of(match), path);
    if (ours && !place) place = LineRange{match.first_line, texts.page().lines.size()};
    if (!ours && place) {
      place->end = match.first_line;
      break;
    }
  }
  return place;
}

Answer blank_behind(const PlacedTexts& texts, const Match& label, Reach reach) { return BlankReader(texts, label, reach).find(); }

Answer blank_before(const PlacedTexts& texts, const Match& next) {
  const Page& page = texts.page();
  Answer answer;
  answer.how = "same-line";
  const Match* before = texts.before(next.start());
  const std::string_view text = page.lines[next.first_line].text;
  const bool on_line = before && before->last_line == next.first_line;
  const std::uint32_t begin = on_line ? std::min(texts.end_of(*before), next.begin) : 0;
  answer.note(page.lines[next.first_line]);
  const Span span = within_print(text, {next.first_line, begin, next.begin});
  if (is_written(text.substr(span.begin, span.end - span.begin))) answer.spans.push_back(span);
  return answer;
}

bool is_written(std::string_view text) {
  std::size_t leaders = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_leader(c)) ++leaders;
    if (is_joint(c)) continue;
    if (!is_one_of(c, U"/-€%")) return true;
    ++others;
  }
  return others > 0 && leaders < 2;  // "___/___/_____" is a blank, "/" is somebody's
}

std::optional<std::string> letters_in_boxes(std::string_view text) {
  std::string letters;
  std::size_t boxes = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("| \t\n", at), text.size());
    const std::string_view box = text.substr(at, end - at);
    at = end + 1;
    if (box.empty()) continue;
    std::size_t next = 0;
    static_cast<void>(next_character(box, next));
    if (next < box.size()) return std::nullopt;
    letters += box;
    ++boxes;
  }
  return boxes >= least_boxes ? std::optional(letters) : std::nullopt;
}

}  // namespace schede
