#pragma once

#include <memory>
#include <vector>

#include "parsers/document/budget.h"
#include "parsers/pdf/lines.h"

namespace schede::pdf {

struct LaidTable;

/// A line, or a table.
struct Item {
  TextLine line;
  std::unique_ptr<LaidTable> table;
  std::size_t page = 0;
};

/// What stands between two edges, from top to bottom: a page, a cell.
struct Area {
  Box box;
  double right = 0;  ///< how far its lines may reach
  std::vector<Item> items;
  std::vector<Item> footnotes;  ///< of a page
};

struct LaidCell {
  Area area;
  int columns = 1;
  bool covered = false, shaded = false;
};

struct LaidTable {
  std::vector<double> across;
  std::vector<std::vector<LaidCell>> rows;
};

/// How the lines of a document follow each other.
struct Measure {
  double leading = 1.2;  ///< from line to line within a paragraph, in sizes of the font
};

/// The usual distance of lines in all of these.
[[nodiscard]] Measure measure(const std::vector<Area>& pages);

/// What all its lines say is uncertain.
void doubt(Area& area);

/// Continues an area on the next page: a table that goes on becomes one.
void append(Area& area, Area next);

/// Makes paragraphs of lines. Where it cannot be told whether a paragraph ends, what follows is marked as uncertain (Aside::prompt).
/// `pages` gets the number of the first block of each page.
[[nodiscard]] std::vector<Block> blocks_of(Area area, const Measure& measure, Budget& budget, std::vector<std::size_t>& pages);

/// The same of the notes at a page's foot.
[[nodiscard]] std::vector<Block> footnotes_of(Area& page, const Measure& measure, Budget& budget);

}  // namespace schede::pdf
