#include "parsers/pdf/grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace schede::pdf {
namespace {

constexpr double touching = 2;  // points between ends of lines that meet; programs leave out the corners
constexpr double narrowest_cell = 8, lowest_cell = 4;
constexpr std::size_t most_crossings = 4'000'000, most_places = 50'000;

/// A line across, or, with the axes exchanged, down.
struct Line {
  double place = 0, from = 0, to = 0;
};

std::vector<Line> joined(std::vector<Line> lines) {
  std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return std::pair(std::round(a.place), a.from) < std::pair(std::round(b.place), b.from); });
  std::vector<Line> all;
  for (const Line& line : lines) {
    Line* last = all.empty() ? nullptr : &all.back();
    if (last && std::abs(last->place - line.place) <= touching / 2 && line.from <= last->to + touching)
      last->to = std::max(last->to, line.to);
    else
      all.push_back(line);
  }
  return all;
}

bool meet(const Line& across, const Line& down) {
  return down.place >= across.from - touching && down.place <= across.to + touching && across.place >= down.from - touching &&
         across.place <= down.to + touching;
}

/// Sets of things that hang together.
class Sets {
 public:
  explicit Sets(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }
  std::size_t find(std::size_t at) {
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) { parents_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parents_;
};

struct Network {
  std::vector<Line> across, down;
};

std::vector<Network> networks(const std::vector<Line>& across, const std::vector<Line>& down) {
  if (across.size() * down.size() > most_crossings) return {};
  Sets sets(across.size() + down.size());
  for (std::size_t a = 0; a < across.size(); ++a)
    for (std::size_t d = 0; d < down.size(); ++d)
      if (meet(across[a], down[d])) sets.join(a, across.size() + d);
  std::vector<Network> all(across.size() + down.size());
  for (std::size_t a = 0; a < across.size(); ++a) all[sets.find(a)].across.push_back(across[a]);
  for (std::size_t d = 0; d < down.size(); ++d) all[sets.find(across.size() + d)].down.push_back(down[d]);
  std::erase_if(all, [](const Network& network) { return network.across.size() < 2 || network.down.empty(); });
  return all;
}

/// Where lines lie, and where those that cross them end: a table may be open at its sides.
std::vector<double> places(const std::vector<Line>& lines, const std::vector<Line>& crossing) {
  std::vector<double> all;
  for (const Line& line : lines) all.push_back(line.place);
  for (const Line& line : crossing) all.insert(all.end(), {line.from, line.to});
  std::sort(all.begin(), all.end());
  const double first = all.front(), last = all.back();
  all.clear();
  for (const Line& line : lines) all.push_back(line.place);
  all.insert(all.end(), {first, last});
  std::sort(all.begin(), all.end());
  std::vector<double> apart;
  for (const double place : all)
    if (apart.empty() || place - apart.back() > same_place) apart.push_back(place);
  return apart;
}

/// For each place and each stretch between crossing places: is a line drawn there?
std::vector<std::vector<bool>> drawn(const std::vector<Line>& lines, const std::vector<double>& at, const std::vector<double>& crossing) {
  std::vector<std::vector<bool>> all(at.size(), std::vector<bool>(crossing.size() - 1, false));
  for (const Line& line : lines) {
    const auto place = std::lower_bound(at.begin(), at.end(), line.place - same_place) - at.begin();
    for (std::size_t part = 0; part + 1 < crossing.size(); ++part) {
      const double middle = (crossing[part] + crossing[part + 1]) / 2;
      if (line.from <= middle && middle <= line.to && static_cast<std::size_t>(place) < at.size())
        all[static_cast<std::size_t>(place)][part] = true;
    }
  }
  return all;
}

/// The rectangles among the areas that no line parts.
std::vector<GridCell> cells_of(const Network& network, const std::vector<double>& across, const std::vector<double>& down) {
  const std::size_t columns = across.size() - 1, rows = down.size() - 1;
  const auto walls = drawn(network.down, across, down), floors = drawn(network.across, down, across);
  Sets areas(rows * columns);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      if (column + 1 < columns && !walls[column + 1][row]) areas.join(row * columns + column, row * columns + column + 1);
      if (row + 1 < rows && !floors[row + 1][column]) areas.join(row * columns + column, (row + 1) * columns + column);
    }
  struct Area {
    std::size_t top = SIZE_MAX, left = SIZE_MAX, bottom = 0, right = 0, size = 0;
  };
  std::vector<Area> found(rows * columns);
  for (std::size_t place = 0; place < rows * columns; ++place) {
    Area& area = found[areas.find(place)];
    const std::size_t row = place / columns, column = place % columns;
    area = {std::min(area.top, row), std::min(area.left, column), std::max(area.bottom, row), std::max(area.right, column), area.size + 1};
  }
  std::vector<GridCell> cells;
  for (const Area& area : found) {
    if (area.size == 0 || area.size != (area.bottom - area.top + 1) * (area.right - area.left + 1)) continue;
    const Box box{across[area.left], down[area.top], across[area.right + 1], down[area.bottom + 1]};
    if (box.width() < narrowest_cell || box.height() < lowest_cell) continue;
    cells.push_back({area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1, box});
  }
  std::sort(cells.begin(), cells.end(),
            [](const GridCell& a, const GridCell& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); });
  return cells;
}

/// Only the lines at which cells begin or end.
std::vector<double> used(const std::vector<double>& places, std::vector<GridCell>& cells, std::size_t GridCell::*first,
                         std::size_t GridCell::*count) {
  std::vector<std::size_t> numbers(places.size(), 0);
  for (const GridCell& cell : cells) numbers[cell.*first] = numbers[cell.*first + cell.*count] = 1;
  std::vector<double> kept;
  for (std::size_t number = 0; number < places.size(); ++number) {
    if (numbers[number] == 1) kept.push_back(places[number]);
    numbers[number] = kept.empty() ? 0 : kept.size() - 1;
  }
  for (GridCell& cell : cells) {
    const std::size_t end = numbers[cell.*first + cell.*count];
    cell.*first = numbers[cell.*first];
    cell.*count = end - cell.*first;
  }
  return kept;
}

Grid grid_of(const Network& network) {
  Grid grid;
  grid.across = places(network.down, network.across);
  grid.down = places(network.across, network.down);
  if (grid.across.size() < 2 || grid.down.size() < 2 || grid.across.size() * grid.down.size() > most_places) return grid;
  grid.cells = cells_of(network, grid.across, grid.down);
  grid.across = used(grid.across, grid.cells, &GridCell::column, &GridCell::columns);
  grid.down = used(grid.down, grid.cells, &GridCell::row, &GridCell::rows);
  if (!grid.cells.empty()) grid.box = {grid.across.front(), grid.down.front(), grid.across.back(), grid.down.back()};
  return grid;
}

}  // namespace

std::vector<Grid> find_grids(std::vector<Box>& rules) {
  std::vector<Line> across, down;
  for (const Box& rule : rules) {
    if (rule.width() >= rule.height())
      across.push_back({rule.middle(), rule.left, rule.right});
    else
      down.push_back({rule.centre(), rule.top, rule.bottom});
  }
  std::vector<Grid> grids;
  for (const Network& network : networks(joined(std::move(across)), joined(std::move(down)))) {
    Grid grid = grid_of(network);
    if (!grid.cells.empty()) grids.push_back(std::move(grid));
  }
  std::erase_if(rules, [&](const Box& rule) {
    return std::any_of(grids.begin(), grids.end(), [&](const Grid& grid) {
      const auto lies_on = [&](const std::vector<double>& places, double place) {
        return std::any_of(places.begin(), places.end(), [&](double each) { return std::abs(each - place) <= same_place; });
      };
      return grid.box.holds(rule.centre(), rule.middle()) &&
             (rule.width() >= rule.height() ? lies_on(grid.down, rule.middle()) : lies_on(grid.across, rule.centre()));
    });
  });
  std::erase_if(grids, [](const Grid& grid) { return grid.cells.size() == 1; });
  return grids;
}

bool same_columns(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double left, double right) { return std::abs(left - right) <= same_place; });
}

}  // namespace schede::pdf
