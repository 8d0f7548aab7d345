#include "parsers/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace schede::pdf {
namespace {

constexpr double page_foot = 0.85;  // of its height; the page's end may have cut a row from there on
constexpr double farthest = 2.6;    // from line to line, in sizes of the font

/// What a line has at the left and the right of a place.
enum class Sides { both, left, right, across };

bool has_box(const TextLine& line) {
  return std::any_of(line.runs.begin(), line.runs.end(), [](const Run& run) { return run.checkbox.has_value(); });
}

Sides sides_of(const TextLine& line, double place) {
  if (!line.label.empty() || has_box(line) || line.tabs.size() > 1) return Sides::across;
  if (line.tabs.size() == 1) return std::abs(line.tabs.front().to - place) <= same_place ? Sides::both : Sides::across;
  if (line.box.right <= place - line.size / 2) return Sides::left;
  return line.box.left >= place - same_place ? Sides::right : Sides::across;
}

/// The lines of a table that begins with this one: up to the last that has both sides.
std::size_t end_of_table(const std::vector<Item>& items, std::size_t first, double place) {
  std::size_t end = first, both = 0;
  for (std::size_t at = first; at < items.size(); ++at) {
    if (items[at].table || (at > first && items[at].line.baseline - items[at - 1].line.baseline > farthest * items[at].line.size)) break;
    const Sides sides = sides_of(items[at].line, place);
    if (sides == Sides::across) break;
    if (sides == Sides::left) continue;
    end = at + 1;
    both += sides == Sides::both ? 1 : 0;
  }
  return both >= 2 ? end : first;
}

/// Cuts a line at its tab.
std::pair<TextLine, TextLine> cut(TextLine line) {
  TextLine right = line;
  right.runs.clear();
  right.box.left = right.text_left = line.tabs.front().to;
  right.first_word = right.box.width();
  const auto tab =
      std::find_if(line.runs.begin(), line.runs.end(), [](const Run& run) { return run.text.find('\t') != std::string::npos; });
  if (tab != line.runs.end()) {
    const std::size_t at = tab->text.find('\t');
    Run rest = *tab;
    rest.text.erase(0, at + 1);
    tab->text.erase(at);
    if (!rest.text.empty()) right.runs.push_back(std::move(rest));
    right.runs.insert(right.runs.end(), std::make_move_iterator(tab + 1), std::make_move_iterator(line.runs.end()));
    line.runs.erase(tab->text.empty() ? tab : tab + 1, line.runs.end());
  }
  line.box.right = line.tabs.front().from;
  line.tabs.clear();
  right.tabs.clear();
  const auto is_bold = [](const Run& run) { return run.emphasis.bold; };
  line.bold = std::all_of(line.runs.begin(), line.runs.end(), is_bold);
  right.bold = std::all_of(right.runs.begin(), right.runs.end(), is_bold);
  return {std::move(line), std::move(right)};
}

/// In the middle of a sentence, or of an address.
bool begins_inside(const TextLine& line) {
  const char first = line.runs.empty() || line.runs.front().text.empty() ? ' ' : line.runs.front().text[0];
  return (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
}

class TableOfLines {
 public:
  TableOfLines(double left, double place, double right) : place_(place) { table.across = {left, place, right}; }

  LaidTable table;

  void doubt_last_row() {
    for (LaidCell& cell : table.rows.back()) doubt(cell.area);
  }

  void add(Item item) {
    const Sides sides = sides_of(item.line, place_);
    const bool goes_on = sides == Sides::right || (sides == Sides::left && begins_inside(item.line));
    // Its words may belong to the row before, or be a row.
    item.line.unsure = item.line.unsure || sides == Sides::left;
    if (sides == Sides::left && !table.rows.empty()) doubt(table.rows.back()[0].area);
    if (!goes_on || table.rows.empty()) {
      table.rows.emplace_back(2);
      table.rows.back()[0].area.right = place_ - item.line.size;
      table.rows.back()[1].area.right = table.across.back();
    }
    std::vector<LaidCell>& row = table.rows.back();
    if (sides != Sides::both) {
      row[sides == Sides::left ? 0 : 1].area.items.push_back(std::move(item));
      return;
    }
    auto [left, right] = cut(std::move(item.line));
    row[0].area.items.push_back({std::move(left), nullptr, item.page});
    row[1].area.items.push_back({std::move(right), nullptr, item.page});
  }

 private:
  double place_;
};

}  // namespace

void find_columns(Area& area) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < area.items.size();) {
    const TextLine& line = area.items[at].line;
    const bool may_begin = !area.items[at].table && line.tabs.size() == 1;
    const double place = may_begin ? line.tabs.front().to : 0;
    const std::size_t end = may_begin && sides_of(line, place) == Sides::both ? end_of_table(area.items, at, place) : at;
    if (end == at) {
      items.push_back(std::move(area.items[at++]));
      continue;
    }
    Item table{{}, nullptr, area.items[at].page};
    table.line.box = line.box;
    TableOfLines made(line.box.left, place, area.right);
    const double last_baseline = area.items[end - 1].line.baseline;
    for (; at < end; ++at) made.add(std::move(area.items[at]));
    const bool at_foot = at == area.items.size() && last_baseline > page_foot * area.box.bottom;
    if (at_foot) made.doubt_last_row();
    table.table = std::make_unique<LaidTable>(std::move(made.table));
    items.push_back(std::move(table));
  }
  area.items = std::move(items);
}

}  // namespace schede::pdf
