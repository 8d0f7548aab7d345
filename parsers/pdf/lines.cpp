#include "parsers/pdf/lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/document/symbols.h"

namespace schede::pdf {
namespace {

// In sizes of the font.
constexpr double most_raised = 0.3;
constexpr double raised_small = 0.55;  // superscripts, subscripts
constexpr double small_size = 0.8;
constexpr double least_gap = 0.15;      // between words
constexpr double wide_gap = 1.3;        // more than a blank, even in a line that is set to both edges
constexpr double stretched = 1.6;       // a blank of such a line, beside its others
constexpr double same_character = 0.1;  // drawn twice to look bold
constexpr double line_of_field = 2.2;   // higher fields have lines of their own

constexpr std::array<std::string_view, 15> bullets{"•", "◦", "▪", "●", "○", "■", "–", "-", "·", "➢", "►", "∙", "‣", "⁃", "o"};

/// "1.", "12)", "a)", as programs number lists: without a blank behind it.
bool is_number(std::string_view sign) {
  constexpr std::size_t longest = 4;
  if (sign.size() < 2 || sign.size() > longest || (sign.back() != '.' && sign.back() != ')')) return false;
  sign.remove_suffix(1);
  const bool digits = std::all_of(sign.begin(), sign.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits || (sign.size() == 1 && sign[0] >= 'a' && sign[0] <= 'z');
}

constexpr std::string_view unknown = "\uFFFD";

bool is_blank(std::string_view text) { return text == " " || text == "\u00A0" || text == "\t"; }

using Marks = std::vector<const Mark*>;

bool by_baseline(const Mark* a, const Mark* b) { return a->baseline < b->baseline; }
bool by_left(const Mark* a, const Mark* b) { return a->box.left < b->box.left; }

/// The marks of each line.
std::vector<Marks> part_by_line(Marks marks) {
  std::stable_sort(marks.begin(), marks.end(), by_baseline);
  std::vector<Marks> lines;
  double baseline = 0, size = 0;
  for (const Mark* mark : marks) {
    const double larger = std::max(size, mark->size);
    const bool is_small = std::min(size, mark->size) < small_size * larger;
    const bool same = !lines.empty() && mark->baseline - baseline <= (is_small ? raised_small : most_raised) * larger;
    if (!same) {
      lines.emplace_back();
      size = 0;
    }
    lines.back().push_back(mark);
    if (!same || mark->size >= size) baseline = mark->baseline;
    size = std::max(size, mark->size);
  }
  for (Marks& line : lines) std::stable_sort(line.begin(), line.end(), by_left);
  return lines;
}

/// Fields and pictures stand in the line whose letters they overlap; high ones make a line of their own.
void place_fields(std::vector<Marks>& lines, const Marks& fields) {
  std::vector<Marks> own;
  for (const Mark* field : fields) {
    Marks* best = nullptr;
    for (Marks& line : lines) {
      const Mark& letter = *line.front();
      const double middle = letter.baseline - letter.size / 4;
      const bool low = field->box.height() <= line_of_field * letter.size || (field->widget && field->widget->checkbox);
      if (low && middle >= field->box.top && middle <= field->box.bottom) best = &line;
    }
    if (best)
      best->insert(std::upper_bound(best->begin(), best->end(), field, by_left), field);
    else
      own.push_back({field});
  }
  lines.insert(lines.end(), own.begin(), own.end());
  std::stable_sort(lines.begin(), lines.end(), [](const Marks& a, const Marks& b) { return a.front()->baseline < b.front()->baseline; });
}

Run run_of(const Mark& mark) {
  Run run;
  run.text = mark.text;
  if (mark.text == unknown) run.aside = Aside::prompt;
  run.emphasis = mark.emphasis;
  run.struck = mark.struck;
  run.picture = mark.picture;
  run.drawing = mark.drawing;
  if (!mark.widget) return run;
  run.text = mark.widget->checkbox ? box_sign(*mark.widget->checkbox) : std::string_view(mark.widget->value);
  run.checkbox = mark.widget->checkbox;
  run.key = mark.widget->name;
  if (mark.widget->unclear) run.aside = Aside::store;
  return run;
}

/// A sign that nobody can tell, where a box to tick would stand.
Run unknown_box() {
  Run run;
  run.text = box_sign(Checkbox::checked);
  run.checkbox = Checkbox::checked;
  run.aside = Aside::store;
  return run;
}

bool is_bullet(std::string_view text) {
  const std::string_view sign = text.substr(0, text.find_first_of(" \t"));
  return is_private(sign) || std::find(bullets.begin(), bullets.end(), sign) != bullets.end();
}

/// Writes the marks of a line one behind the other.
class LineWriter {
 public:
  explicit LineWriter(const Marks& marks) : marks_(marks) {
    for (const Mark* mark : marks) line.size = std::max(line.size, mark->size);
    find_usual_gap();
  }

  TextLine line;

  void write() {
    bool first_word = true, bold = true;
    for (std::size_t at = 0; at < marks_.size(); ++at) {
      const Mark& mark = *marks_[at];
      if (is_blank(mark.text)) {
        ++blanks_;
        continue;
      }
      if (last_ && is_drawn_twice(mark)) continue;
      const std::string gap = last_ ? gap_before(mark) : std::string();
      if (!last_) begin(mark);
      if (!gap.empty()) first_word = false;
      add_gap(gap, mark);
      const bool may_be_box = mark.text == unknown && stands_alone(at) && (line.runs.empty() || is_bullet(line.runs.front().text));
      add(may_be_box ? unknown_box() : run_of(mark));
      if (first_word) line.first_word = mark.box.right - line.box.left;
      bold = bold && mark.emphasis.bold;
      line.box = {line.box.left, std::min(line.box.top, mark.box.top), std::max(line.box.right, mark.box.right),
                  std::max(line.box.bottom, mark.box.bottom)};
      if (mark.size >= line.size) line.baseline = mark.baseline;
      last_ = &mark;
      blanks_ = 0;
    }
    line.bold = bold && last_;
    take_label();
  }

 private:
  void begin(const Mark& mark) {
    line.box = mark.box;
    line.text_left = mark.box.left;
    line.baseline = mark.baseline;
  }

  /// An unknown sign between letters is one of them; by itself it may be any mark.
  [[nodiscard]] bool stands_alone(std::size_t at) const {
    const auto touches = [&](std::size_t left, std::size_t right) {
      const double gap = marks_[right]->box.left - marks_[left]->box.right;
      return !is_blank(marks_[left]->text) && !is_blank(marks_[right]->text) && gap <= least_gap * line.size;
    };
    return (at == 0 || !touches(at - 1, at)) && (at + 1 == marks_.size() || !touches(at, at + 1));
  }

  [[nodiscard]] bool is_drawn_twice(const Mark& mark) const {
    return !mark.text.empty() && mark.text == last_->text && mark.box.left - last_->box.left < same_character * mark.size;
  }

  /// The middle one of the gaps between words.
  void find_usual_gap() {
    std::vector<double> gaps;
    const Mark* last = nullptr;
    for (const Mark* mark : marks_) {
      if (is_blank(mark->text)) continue;
      if (last && mark->box.left - last->box.right > least_gap * line.size) gaps.push_back(mark->box.left - last->box.right);
      last = mark;
    }
    if (gaps.size() < 2) return;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    usual_gap_ = gaps[gaps.size() / 2];
  }

  [[nodiscard]] std::string gap_before(const Mark& mark) const {
    const double gap = mark.box.left - last_->box.right;
    const bool field = mark.widget || last_->widget;
    const bool text_field = (mark.widget && !mark.widget->checkbox) || (last_->widget && !last_->widget->checkbox);
    const bool justified = blanks_ == 1 && usual_gap_ > 0 && gap < stretched * usual_gap_;
    if (text_field || (gap > wide_gap * line.size && !justified)) return "\t";
    if (blanks_ > 0) return std::string(blanks_, ' ');
    return gap > least_gap * line.size || field ? " " : "";
  }

  void add_gap(const std::string& gap, const Mark& mark) {
    if (gap.empty()) return;
    Run run;
    run.text = gap;
    if (mark.emphasis == last_->emphasis && mark.struck == last_->struck) {
      run.emphasis = mark.emphasis;
      run.struck = mark.struck;
    }
    add(std::move(run));
    if (gap == "\t") line.tabs.push_back({last_->box.right, mark.box.left});
    if (gap_left_ > 0) return;
    gap_left_ = mark.box.left;
    typed_ = blanks_ > 0;
  }

  void add(Run run) {
    Run* last = line.runs.empty() ? nullptr : &line.runs.back();
    const bool field = run.checkbox || !run.key.empty() || (last && (last->checkbox || !last->key.empty()));
    if (last && !field && same_look(*last, run))
      last->text += run.text;
    else
      line.runs.push_back(std::move(run));
  }

  /// "•" and a gap. A hyphen or an "o" is one only where a tab follows: else somebody typed it.
  void take_label() {
    if (line.runs.empty() || line.runs.front().checkbox) return;
    std::string& text = line.runs.front().text;
    const std::size_t end = text.find_first_of(" \t");
    if (end == std::string::npos && line.runs.size() == 1) return;
    const std::string_view sign = std::string_view(text).substr(0, end);
    const bool number = !typed_ && is_number(sign);
    if (!number && !is_bullet(sign)) return;
    std::string gap = end == std::string::npos ? line.runs[1].text : text.substr(end);
    const bool apart = gap.starts_with('\t');
    if (!apart && (sign == "o" || sign == "-" || sign == "–")) return;
    line.label = is_private(sign) ? std::string_view("•") : sign;
    if (apart && !line.tabs.empty()) line.tabs.erase(line.tabs.begin());
    line.text_left = gap_left_ > 0 ? gap_left_ : line.box.left;
    text.erase(0, end == std::string::npos ? text.size() : text.find_first_not_of(" \t", end));
    if (text.empty()) line.runs.erase(line.runs.begin());
    if (end == std::string::npos && !line.runs.empty()) line.runs.front().text.erase(0, line.runs.front().text.find_first_not_of(" \t"));
  }

  const Marks& marks_;
  const Mark* last_ = nullptr;
  std::size_t blanks_ = 0;
  double usual_gap_ = 0, gap_left_ = 0;
  bool typed_ = false;  ///< the first gap
};

}  // namespace

std::vector<TextLine> find_lines(std::vector<const Mark*> marks) {
  const auto letters_end = std::stable_partition(marks.begin(), marks.end(), [](const Mark* mark) { return !mark->text.empty(); });
  std::vector<Marks> lines = part_by_line({marks.begin(), letters_end});
  place_fields(lines, {letters_end, marks.end()});
  std::vector<TextLine> all;
  for (const Marks& line : lines) {
    LineWriter writer(line);
    writer.write();
    if (!writer.line.runs.empty()) all.push_back(std::move(writer.line));
  }
  return all;
}

}  // namespace schede::pdf
