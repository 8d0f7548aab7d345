#include "parsers/pdf/sheet_area.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <utility>

#include "parsers/pdf/columns.h"
#include "parsers/pdf/grid.h"

namespace schede::pdf {
namespace {

constexpr double large = 13;          // points; see Emphasis
constexpr double widest_padding = 8;  // of a cell
constexpr double smallest_drawing = 4, largest_drawing = 80;
constexpr double lowest_wall = 4;
constexpr std::size_t most_rules = 5'000;  // of a form; with more it is a plan or a picture
constexpr double smallest_box = 5, largest_box = 20;
constexpr double highest_highlight = 2;  // in sizes of the font; higher areas shade a cell

/// The cells of a grid by place.
class CellFinder {
 public:
  explicit CellFinder(const Grid& grid) : grid_(grid), cells_((grid.across.size() - 1) * (grid.down.size() - 1), nullptr) {
    for (const GridCell& cell : grid.cells)
      for (std::size_t row = cell.row; row < cell.row + cell.rows; ++row)
        for (std::size_t column = cell.column; column < cell.column + cell.columns; ++column) cells_[place(row, column)] = &cell;
  }

  [[nodiscard]] const GridCell* at(std::size_t row, std::size_t column) const { return cells_[place(row, column)]; }

  [[nodiscard]] const GridCell* at(double x, double y) const {
    if (!grid_.box.holds(x, y)) return nullptr;
    return at(number(grid_.down, y), number(grid_.across, x));
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t row, std::size_t column) const { return row * (grid_.across.size() - 1) + column; }
  static std::size_t number(const std::vector<double>& places, double at) {
    const auto next = std::upper_bound(places.begin(), places.end(), at) - places.begin();
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next - 1, 0, static_cast<std::ptrdiff_t>(places.size()) - 2));
  }

  const Grid& grid_;
  std::vector<const GridCell*> cells_;
};

/// Lays out one page.
class SheetLayout {
 public:
  SheetLayout(const Sheet& sheet, std::size_t number) : sheet_(sheet), number_(number) {
    for (const Figure& figure : sheet.figures)
      if (figure.kind == Figure::Kind::rule) rules_.push_back(figure.box);
    if (rules_.size() > most_rules) {
      rules_.clear();
      contents_[nullptr].unsure = true;
    }
    find_boxes();
    grids_ = find_grids(rules_);
    keep_lone_rules();
    find_footnotes();
    for (const Grid& grid : grids_) finders_.emplace_back(grid);
  }

  Area area() {
    add_letters();
    add_widgets();
    add_figures();
    const Mark* last = nullptr;
    const GridCell* last_cell = nullptr;
    for (const Mark& mark : marks_) {
      const GridCell* cell = cell_at(mark.box.centre(), mark.box.middle(), grids_.size());
      contents_[cell].marks.push_back(&mark);
      if (last && cell != last_cell && is_same_word(*last, mark)) {
        doubt(cell);
        doubt(last_cell);
      }
      last = &mark;
      last_cell = cell;
    }
    for (std::size_t number = 0; number < grids_.size(); ++number) {
      const Box& box = grids_[number].box;
      contents_[cell_at(box.centre(), box.middle(), number)].grids.push_back(number);
    }
    Area area = area_in(nullptr, {0, 0, sheet_.width, sheet_.height});
    find_columns(area);
    const auto notes = std::stable_partition(area.items.begin(), area.items.end(),
                                             [&](const Item& item) { return item.table || item.line.box.top < footnotes_; });
    std::move(notes, area.items.end(), std::back_inserter(area.footnotes));
    area.items.erase(notes, area.items.end());
    add_turned(area);
    return area;
  }

 private:
  struct Contents {
    std::vector<const Mark*> marks;
    std::vector<std::size_t> grids;
    bool unsure = false;  ///< words are printed over each other
  };

  /// All of its table.
  void doubt(const GridCell* cell) {
    contents_[cell].unsure = true;
    for (const Grid& grid : grids_) {
      const bool own = std::any_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& each) { return &each == cell; });
      for (const GridCell& each : grid.cells)
        if (own) contents_[&each].unsure = true;
    }
  }

  /// A word that a cell's border cuts was not written there.
  static bool is_same_word(const Mark& mark, const Mark& next) {
    const double gap = next.box.left - mark.box.right;
    const bool letters = !mark.text.empty() && !next.text.empty() && mark.text != " " && next.text != " ";
    return letters && std::abs(mark.baseline - next.baseline) < 0.5 && std::abs(gap) < mark.size * 0.1;
  }

  static double size_of(const Box& box) { return box.width() * box.height(); }

  /// The smallest cell there, of a grid other than `but` and larger; nullptr for the page.
  [[nodiscard]] const GridCell* cell_at(double x, double y, std::size_t but) const {
    const GridCell* best = nullptr;
    for (std::size_t number = 0; number < grids_.size(); ++number) {
      const GridCell* cell = number == but ? nullptr : finders_[number].at(x, y);
      const bool around = cell && (but == grids_.size() || size_of(cell->box) > size_of(grids_[but].box));
      if (around && (!best || size_of(cell->box) < size_of(best->box))) best = cell;
    }
    return best;
  }

  /// Small squares of four lines that touch nothing else are boxes to tick; what stands in one ticks it.
  void find_boxes() {
    std::vector<Box> squares;
    for (const Box& top : rules_) {
      if (top.width() < smallest_box || top.width() > largest_box) continue;
      const Box square{top.left, top.top, top.right, top.top + top.width()};
      if (std::count_if(rules_.begin(), rules_.end(), [&](const Box& rule) { return is_side(rule, square); }) == 4)
        squares.push_back(square);
    }
    for (const Box& square : squares) {
      const auto is_there = [&](const Widget& box) { return box.box.holds(square.centre(), square.middle()); };
      const bool twice =
          std::any_of(boxes_.begin(), boxes_.end(), is_there) || std::any_of(sheet_.widgets.begin(), sheet_.widgets.end(), is_there);
      std::erase_if(rules_, [&](const Box& rule) { return is_side(rule, square); });
      if (twice) continue;
      Widget& box = boxes_.emplace_back();
      box.box = square;
      const auto in_box = [&](const Box& each) { return square.holds(each.centre(), each.middle()); };
      const bool drawn = std::any_of(sheet_.figures.begin(), sheet_.figures.end(),
                                     [&](const Figure& figure) { return figure.kind == Figure::Kind::drawing && in_box(figure.box); });
      const bool written = std::any_of(sheet_.glyphs.begin(), sheet_.glyphs.end(),
                                       [&](const Glyph& glyph) { return glyph.text != " " && in_box(glyph.box); });
      box.checkbox = drawn || written ? Checkbox::checked : Checkbox::unchecked;
    }
  }

  static bool is_side(const Box& rule, const Box& square) {
    const auto near = [](double a, double b) { return std::abs(a - b) <= 1.5; };
    const bool across = near(rule.left, square.left) && near(rule.right, square.right) &&
                        (near(rule.middle(), square.top) || near(rule.middle(), square.bottom));
    const bool down = near(rule.top, square.top) && near(rule.bottom, square.bottom) &&
                      (near(rule.centre(), square.left) || near(rule.centre(), square.right));
    return (across && rule.width() > rule.height()) || (down && rule.height() > rule.width());
  }

  /// Lines across that meet none down: those under words, or above notes.
  void keep_lone_rules() {
    std::vector<Box> down;
    for (const Box& rule : rules_)
      if (rule.height() > rule.width() && rule.height() > lowest_wall) down.push_back(rule);
    std::erase_if(rules_, [&](const Box& rule) {
      return rule.height() > rule.width() || std::any_of(down.begin(), down.end(), [&](const Box& other) {
               return other.centre() >= rule.left - 2 && other.centre() <= rule.right + 2 && rule.middle() >= other.top - 2 &&
                      rule.middle() <= other.bottom + 2;
             });
    });
    std::sort(rules_.begin(), rules_.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  }

  /// Writer and Word draw a short line above notes, which are in smaller letters.
  void find_footnotes() {
    std::vector<double> sizes;
    for (const Glyph& glyph : sheet_.glyphs) sizes.push_back(glyph.size);
    if (sizes.empty()) return;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    const double usual = *middle;
    for (const Box& rule : rules_) {
      constexpr double shortest = 40, longest = 0.4;
      if (rule.width() < shortest || rule.width() > longest * sheet_.width || rule.top < sheet_.height / 2) continue;
      bool any = false, all = true;
      for (const Glyph& glyph : sheet_.glyphs) {
        if (glyph.box.top < rule.top - 1 || glyph.text == " ") continue;
        any = true;
        all = all && glyph.size < usual * 0.95;
      }
      if (any && all) {
        footnotes_ = rule.top - 1;
        return;
      }
    }
  }

  /// The raised number by which a word leads to a note.
  [[nodiscard]] static bool leads_to_note(const Glyph& glyph, const Mark* before) {
    const bool digit = glyph.text.size() == 1 && glyph.text[0] >= '0' && glyph.text[0] <= '9';
    const bool square_metres = before && before->text == "m";
    return digit && before && !square_metres && glyph.size < before->size * 0.8 && glyph.baseline < before->baseline - before->size * 0.2 &&
           std::abs(glyph.box.left - before->box.right) < before->size / 2;
  }

  /// Words that run another way than the page's stand behind them.
  void add_turned(Area& area) const {
    TextLine line;
    Run run;
    for (const Glyph& glyph : sheet_.glyphs)
      if (glyph.turned) run.text += glyph.text;
    if (run.text.find_first_not_of(' ') == std::string::npos) return;
    line.runs.push_back(std::move(run));
    area.items.push_back({std::move(line), nullptr, number_});
  }

  void add_letters() {
    for (const Glyph& glyph : sheet_.glyphs) {
      if (glyph.turned || is_in_field(glyph) || leads_to_note(glyph, marks_.empty() ? nullptr : &marks_.back())) continue;
      Mark mark;
      mark.box = glyph.box;
      mark.baseline = glyph.baseline;
      mark.size = glyph.size;
      mark.text = glyph.text;
      mark.emphasis.bold = glyph.bold;
      mark.emphasis.italic = glyph.italic;
      mark.emphasis.large = glyph.size >= large;
      mark.emphasis.colour = glyph.colour;
      if (glyph.text != " ") look_for_lines(mark);
      marks_.push_back(mark);
    }
    for (const Figure& figure : sheet_.figures)
      if (figure.kind == Figure::Kind::fill && figure.colour) highlight(figure);
  }

  /// The value counts, not what the page shows in its place; what it shows over an empty field stays, in doubt.
  [[nodiscard]] bool is_in_field(const Glyph& glyph) const {
    const auto holds = [&](const Widget& widget) {
      return (widget.checkbox || !widget.value.empty()) && widget.box.holds(glyph.box.centre(), glyph.box.middle());
    };
    return std::any_of(sheet_.widgets.begin(), sheet_.widgets.end(), holds) || std::any_of(boxes_.begin(), boxes_.end(), holds);
  }

  /// Rules under and through a letter.
  void look_for_lines(Mark& mark) {
    const double size = mark.size, middle = mark.box.centre();
    auto rule = std::lower_bound(rules_.begin(), rules_.end(), mark.baseline - size / 2,
                                 [](const Box& each, double top) { return each.top < top; });
    for (; rule != rules_.end() && rule->top < mark.baseline + size / 3; ++rule) {
      if (rule->width() < rule->height() || middle < rule->left || middle > rule->right) continue;
      const double above = mark.baseline - rule->middle();
      if (above < size * 0.02) mark.emphasis.underline = true;
      if (above > size * 0.15 && above < size * 0.45) mark.struck = true;
    }
  }

  void highlight(const Figure& fill) {
    for (Mark& mark : marks_)
      if (fill.box.height() <= highest_highlight * mark.size && fill.box.holds(mark.box.centre(), mark.baseline - mark.size / 4))
        mark.emphasis.highlight = true;
  }

  void add_widgets() {
    for (const Widget& widget : sheet_.widgets) add_widget(widget);
    for (const Widget& box : boxes_) add_widget(box);
  }

  void add_widget(const Widget& widget) {
    constexpr double usual_size = 10;
    Mark mark;
    mark.box = widget.box;
    mark.size = usual_size;
    mark.baseline = widget.box.top + std::min(widget.box.height(), usual_size);
    mark.widget = &widget;
    if (widget.checkbox || !widget.value.empty()) marks_.push_back(mark);
  }

  [[nodiscard]] bool is_in_box(const Box& box) const {
    return std::any_of(boxes_.begin(), boxes_.end(), [&](const Widget& each) { return each.box.holds(box.centre(), box.middle()); });
  }

  void add_figures() {
    for (const Figure& figure : sheet_.figures) {
      const Box& box = figure.box;
      const bool small = std::max(box.width(), box.height()) <= largest_drawing && std::max(box.width(), box.height()) >= smallest_drawing;
      Mark mark;
      mark.box = box;
      mark.size = std::min(box.height(), 12.0);
      mark.baseline = box.bottom;
      mark.picture = figure.kind == Figure::Kind::picture;
      mark.drawing = figure.kind == Figure::Kind::drawing && small && !is_in_box(box);
      if (mark.picture || mark.drawing) marks_.push_back(mark);
    }
  }

  Area area_in(const GridCell* cell, const Box& box) {
    Area area;
    area.box = box;
    const Contents contents = std::exchange(contents_[cell], {});
    double left = box.right, right = box.left;
    for (TextLine& line : find_lines(contents.marks)) {
      left = std::min(left, line.box.left);
      right = std::max(right, line.box.right);
      line.unsure = contents.unsure;
      area.items.push_back({std::move(line), nullptr, number_});
    }
    for (const std::size_t grid : contents.grids)
      area.items.push_back({place_of(grid), std::make_unique<LaidTable>(table_of(grid)), number_});
    std::stable_sort(area.items.begin(), area.items.end(),
                     [](const Item& a, const Item& b) { return a.line.box.middle() < b.line.box.middle(); });
    area.right = cell ? box.right - std::clamp(left - box.left, 0.0, widest_padding) : right;
    return area;
  }

  [[nodiscard]] TextLine place_of(std::size_t grid) const {
    TextLine place;
    place.box = grids_[grid].box;
    return place;
  }

  LaidTable table_of(std::size_t number) {
    const Grid& grid = grids_[number];
    LaidTable table;
    table.across = grid.across;
    for (std::size_t row = 0; row + 1 < grid.down.size(); ++row) {
      table.rows.emplace_back();
      for (std::size_t column = 0; column + 1 < grid.across.size();) {
        const GridCell* cell = finders_[number].at(row, column);
        LaidCell laid;
        laid.columns = cell ? static_cast<int>(cell->columns) : 1;
        laid.covered = cell && cell->row != row;
        if (cell && !laid.covered) {
          laid.area = area_in(cell, cell->box);
          laid.shaded = is_shaded(cell->box);
        }
        table.rows.back().push_back(std::move(laid));
        column += cell ? cell->columns : 1;
      }
    }
    return table;
  }

  [[nodiscard]] bool is_shaded(const Box& cell) const {
    bool shaded = false;
    for (const Figure& figure : sheet_.figures) {
      const bool over = figure.kind == Figure::Kind::fill && figure.box.holds(cell.centre(), cell.middle());
      if (over && figure.box.width() > cell.width() * 0.8 && figure.box.height() > cell.height() * 0.8) shaded = figure.colour.has_value();
    }
    return shaded;
  }

  const Sheet& sheet_;
  std::size_t number_;
  std::vector<Box> rules_;  ///< across, that make no table, from the top
  double footnotes_ = 1e9;  ///< where they begin
  std::deque<Widget> boxes_;
  std::vector<Grid> grids_;
  std::vector<CellFinder> finders_;
  std::vector<Mark> marks_;
  std::map<const GridCell*, Contents> contents_;  ///< what stands in the page itself is at nullptr
};

}  // namespace

Area area_of(const Sheet& sheet, std::size_t number) { return SheetLayout(sheet, number).area(); }

}  // namespace schede::pdf
