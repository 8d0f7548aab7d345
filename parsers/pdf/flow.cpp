#include "parsers/pdf/flow.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/document/joint.h"
#include "parsers/pdf/grid.h"

namespace schede::pdf {
namespace {

// In sizes of the font.
constexpr double blank = 0.28;
constexpr double more_than_leading = 1.25;
constexpr double other_size = 0.1;
constexpr double indent = 0.6;

constexpr std::string_view soft_hyphens[] = {"\u00AD", "\u2010"};

enum class Joint {
  apart,
  unsure,  ///< joined, but a paragraph may begin there
  joined,
};

std::string text_of(const TextLine& line) {
  std::string text;
  for (const Run& run : line.runs) text += run.text;
  return text;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == ' ')) text.remove_suffix(1);
  if (text.ends_with("»") || text.ends_with("”")) text.remove_suffix(text.ends_with("»") ? 2 : 3);
  return !text.empty() && std::string_view(".!?:;").find(text.back()) != std::string_view::npos;
}

bool begins_like_sentence(std::string_view text) { return !text.empty() && !is_lower(text.front()) && text.front() != '('; }

/// Dots or a line to write on: what follows is another line of the form.
bool ends_in_leader(std::string_view text) { return text.ends_with("...") || text.ends_with("…") || text.ends_with("__"); }

bool has_gap(const TextLine& line) {
  return std::any_of(line.runs.begin(), line.runs.end(), [](const Run& run) { return run.text.find('\t') != std::string::npos; });
}

bool would_fit(const TextLine& line, const TextLine& next, double right) {
  return line.box.right + blank * line.size + next.first_word <= right;
}

/// Does a line begin where one of the same paragraph would?
bool is_aligned(const TextLine& line, const TextLine& next) {
  const double nearly = indent * line.size;
  const bool centred = std::abs(line.box.centre() - next.box.centre()) < nearly;
  if (!line.label.empty()) return next.box.left >= line.text_left - nearly;
  return next.box.left <= line.box.left + nearly || centred;
}

Joint joint(const TextLine& line, const TextLine& next, double right, const Measure& measure) {
  const double step = next.baseline - line.baseline;
  const bool same_page = step > 0;
  if (line.ends || !next.label.empty() || (same_page && step > more_than_leading * measure.leading * line.size)) return Joint::apart;
  const bool same_look = std::abs(line.size - next.size) <= other_size * line.size && line.bold == next.bold;
  if (!same_look || !is_aligned(line, next) || has_gap(next)) return Joint::apart;
  const std::string text = text_of(line), following = text_of(next);
  if (would_fit(line, next, right) || ends_in_leader(text)) return Joint::apart;
  return has_gap(line) || (ends_sentence(text) && begins_like_sentence(following)) ? Joint::unsure : Joint::joined;
}

std::string last_word(const std::vector<Run>& runs) {
  std::string word;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto gap = run->text.find_last_of(" \t\n");
    word.insert(0, run->text, gap == std::string::npos ? 0 : gap + 1);
    if (gap != std::string::npos) break;
  }
  return word;
}

/// Adds the next line to a paragraph. Gives false where it is not certain what stood between them.
bool join_words(std::vector<Run>& runs, const TextLine& next) {
  std::string& text = runs.back().text;
  const std::string following = text_of(next);
  for (const std::string_view hyphen : soft_hyphens)
    if (text.ends_with(hyphen)) {
      text.erase(text.size() - hyphen.size());
      return true;
    }
  const bool hyphen = text.size() > 1 && text.back() == '-' && is_letter(text[text.size() - 2]);
  if (hyphen && !following.empty() && is_letter(following.front())) return !is_lower(following.front());
  const bool leader = following.find_first_not_of("._ \u2026") == std::string::npos;
  if (text.ends_with('/') || leader || runs.back().checkbox) return true;
  const std::string word = last_word(runs);
  const bool address = word.find('@') != std::string::npos || word.find("://") != std::string::npos;
  const std::string_view first = std::string_view(following).substr(0, following.find(' '));
  if (address && first.find('@') == std::string_view::npos && (first.size() == following.size() || first.find('.') != first.npos))
    return false;
  text += ' ';
  return true;
}

class Writer {
 public:
  Writer(const Measure& measure, Budget& budget) : measure_(measure), budget_(budget) {}

  std::vector<Block> blocks(Area area, std::vector<std::size_t>* pages = nullptr) {
    std::vector<Block> all;
    const TextLine* last = nullptr;
    for (Item& item : area.items) {
      while (pages && pages->size() <= item.page) pages->push_back(all.size());
      if (item.table) {
        last = nullptr;
        if (budget_.block()) all.push_back({table(std::move(*item.table))});
        continue;
      }
      add_line(all, last, item.line, area.right);
      last = &item.line;
    }
    return all;
  }

 private:
  void add_line(std::vector<Block>& all, const TextLine* last, const TextLine& line, double right) {
    const Joint how = last ? joint(*last, line, right, measure_) : Joint::apart;
    if (how == Joint::apart) {
      if (!budget_.block()) return;
      Paragraph paragraph;
      paragraph.label = line.label;
      paragraph.list_level = line.label.empty() ? 0 : 1;
      all.push_back({std::move(paragraph)});
    }
    std::vector<Run>& runs = std::get<Paragraph>(all.back().content).runs;
    const bool certain = runs.empty() || join_words(runs, line);
    for (Run run : line.runs) {
      if (!budget_.run() || !budget_.text(run.text.size())) return;
      if (how == Joint::unsure || !certain || line.unsure) run.aside = Aside::prompt;
      runs.push_back(std::move(run));
    }
  }

  /// Where a paragraph begins and its last line stands, as heights over all pages.
  struct Stretch {
    double from = 0, to = 0;
  };
  static double height_of(const Item& item) {
    constexpr double page = 1e5;
    return static_cast<double>(item.page) * page + item.line.baseline;
  }

  [[nodiscard]] std::vector<Stretch> paragraphs_of(const Area& area) const {
    std::vector<Stretch> all;
    const TextLine* last = nullptr;
    for (const Item& item : area.items) {
      if (item.table) return {};
      if (!last || joint(*last, item.line, area.right, measure_) == Joint::apart) all.push_back({height_of(item), 0});
      all.back().to = height_of(item);
      last = &item.line;
    }
    return all;
  }

  /// Marks stand level with what they choose: empty lines before them make them the same paragraphs of their cell.
  void level_marks(std::vector<LaidCell>& row) const {
    const auto fullest = std::max_element(row.begin(), row.end(),
                                          [](const LaidCell& a, const LaidCell& b) { return a.area.items.size() < b.area.items.size(); });
    if (fullest == row.end()) return;
    const std::vector<Stretch> paragraphs = paragraphs_of(fullest->area);
    for (LaidCell& cell : row)
      if (cell.area.items.size() < paragraphs.size() && std::all_of(cell.area.items.begin(), cell.area.items.end(), is_mark))
        level_marks(cell.area, paragraphs);
  }

  static bool is_mark(const Item& item) {
    constexpr std::size_t longest = 3;
    return !item.table && text_of(item.line).size() <= longest;
  }

  static void level_marks(Area& marks, const std::vector<Stretch>& paragraphs) {
    std::vector<Item> level;
    for (Item& mark : marks.items) {
      const double height = height_of(mark), nearly = mark.line.size / 2;
      const auto beside = std::find_if(paragraphs.begin(), paragraphs.end(),
                                       [&](const Stretch& each) { return height >= each.from - nearly && height <= each.to + nearly; });
      while (beside != paragraphs.end() && level.size() < static_cast<std::size_t>(beside - paragraphs.begin())) {
        level.emplace_back();
        level.back().line.ends = true;
      }
      mark.line.ends = true;
      level.push_back(std::move(mark));
    }
    marks.items = std::move(level);
  }

  /// Lines that LibreOffice joined stand below the empty lines that parted them, and make the row as high as it is.
  void doubt_joined_lines(std::vector<LaidCell>& row) const {
    for (LaidCell& cell : row) {
      const std::vector<Item>& items = cell.area.items;
      const auto is_joined = [](const Item& item) { return has_joint(text_of(item.line)); };
      if (std::ranges::none_of(items, is_joined)) continue;
      const double size = items.front().line.size;
      const bool ends_lowest = std::ranges::all_of(row, [&](const LaidCell& other) {
        return &other == &cell || other.area.items.empty() || height_of(other.area.items.back()) < height_of(items.back()) - size / 2;
      });
      const bool begins_lower = std::ranges::any_of(row, [&](const LaidCell& other) {
        return !other.area.items.empty() && height_of(other.area.items.front()) < height_of(items.front()) - size;
      });
      if (ends_lowest && begins_lower) doubt(cell.area);
    }
  }

  Table table(LaidTable laid) {
    Table made;
    for (auto& laid_row : laid.rows) {
      level_marks(laid_row);
      doubt_joined_lines(laid_row);
      Row row;
      for (LaidCell& cell : laid_row) {
        if (!budget_.cells(1)) return made;
        row.cells.push_back({blocks(std::move(cell.area)), cell.columns, cell.shaded, cell.covered});
      }
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  const Measure& measure_;
  Budget& budget_;
};

void add_leadings(const Area& area, std::vector<double>& leadings) {
  constexpr double most = 2.5, least = 0.8;
  const TextLine* last = nullptr;
  for (const Item& item : area.items) {
    if (item.table) {
      for (const auto& row : item.table->rows)
        for (const LaidCell& cell : row) add_leadings(cell.area, leadings);
      last = nullptr;
      continue;
    }
    const double step = last && last->size > 0 ? (item.line.baseline - last->baseline) / last->size : 0;
    if (step > least && step < most) leadings.push_back(step);
    last = &item.line;
  }
}

using Row = std::vector<LaidCell>;

std::string text_of(const Row& row) {
  std::string text;
  for (const LaidCell& cell : row) {
    for (const Item& item : cell.area.items) text += text_of(item.line);
    text += '\t';
  }
  return text;
}

/// Does a cell's text run on in the cell below?
bool runs_on(const LaidCell& upper, const LaidCell& lower) {
  if (upper.area.items.empty() || lower.area.items.empty()) return false;
  const Item &last = upper.area.items.back(), &first = lower.area.items.front();
  if (last.table || first.table || !first.line.label.empty()) return false;
  return !would_fit(last.line, first.line, upper.area.right) && !ends_sentence(text_of(last.line)) && last.line.bold == first.line.bold;
}

/// What a page's end made of a row.
enum class Cut { none, perhaps, certain };

Cut cut_between(const Row& upper, const Row& lower) {
  if (upper.size() != lower.size()) return Cut::none;
  bool all_run_on = true, below = false, inside = false;
  for (std::size_t at = 0; at < upper.size(); ++at) {
    if (upper[at].area.items.empty() || lower[at].area.items.empty()) continue;
    const std::string text = text_of(lower[at].area.items.front().line);
    below = true;
    inside = inside || (!text.empty() && is_lower(text.front()));
    all_run_on = all_run_on && runs_on(upper[at], lower[at]);
  }
  const bool without_label = lower.front().area.items.empty() && !upper.front().area.items.empty();
  if (!below || !(all_run_on || without_label)) return Cut::none;
  return inside || without_label ? Cut::certain : Cut::perhaps;
}

void doubt(Row& row) {
  for (LaidCell& cell : row) doubt(cell.area);
}

void append(LaidTable& table, LaidTable next) {
  auto row = next.rows.begin();
  const bool heading =
      next.rows.size() > 1 && text_of(*row) == text_of(table.rows.front()) && text_of(*row).find_first_not_of('\t') != std::string::npos;
  if (heading) ++row;
  const Cut cut = row == next.rows.end() ? Cut::none : cut_between(table.rows.back(), *row);
  if (cut == Cut::perhaps) {
    doubt(table.rows.back());
    doubt(*row);
  }
  if (cut == Cut::certain) {
    for (std::size_t at = 0; at < row->size(); ++at) append(table.rows.back()[at].area, std::move((*row)[at].area));
    ++row;
  }
  std::move(row, next.rows.end(), std::back_inserter(table.rows));
}

}  // namespace

Measure measure(const std::vector<Area>& pages) {
  std::vector<double> leadings;
  for (const Area& page : pages) add_leadings(page, leadings);
  if (leadings.empty()) return {};
  const auto middle = leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 2);
  std::nth_element(leadings.begin(), middle, leadings.end());
  return {*middle};
}

void doubt(Area& area) {
  for (Item& item : area.items) item.line.unsure = true;
}

void append(Area& area, Area next) {
  auto item = next.items.begin();
  const bool goes_on = !area.items.empty() && area.items.back().table && item != next.items.end() && item->table &&
                       same_columns(area.items.back().table->across, item->table->across);
  if (goes_on) append(*area.items.back().table, std::move(*(item++)->table));
  std::move(item, next.items.end(), std::back_inserter(area.items));
  area.right = std::max(area.right, next.right);
}

std::vector<Block> blocks_of(Area area, const Measure& measure, Budget& budget, std::vector<std::size_t>& pages) {
  return Writer(measure, budget).blocks(std::move(area), &pages);
}

std::vector<Block> footnotes_of(Area& page, const Measure& measure, Budget& budget) {
  Area notes;
  notes.right = page.right;
  notes.items = std::exchange(page.footnotes, {});
  return Writer(measure, budget).blocks(std::move(notes));
}

}  // namespace schede::pdf
