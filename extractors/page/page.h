#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/text/fold.h"
#include "parsers/document/document.h"

namespace schede {

/// The look of the bytes of a line up to `end`.
struct StyleSpan {
  std::uint32_t end = 0;
  Emphasis emphasis;
  bool struck = false;
  std::optional<Checkbox> checkbox;
  Aside aside = Aside::none;
  std::string about;  ///< with the aside
  std::string key;    ///< names the answer that it is
};

/// One line of a paragraph, verbatim, without its line end.
struct Line {
  std::string text;
  std::vector<StyleSpan> styles;
  int cell = -1;      ///< index in Page::cells of the innermost cell, -1 outside tables
  int frame = 0;      ///< number of the text box it stands in, 0 for none
  int paragraph = 0;  ///< running number among the paragraphs outside tables, 1-based
  bool first_of_paragraph = true;
  bool in_list = false;
  std::optional<Checkbox> bullet_box;  ///< its automatic bullet is a tick, or an empty box
  bool picture = false;
  int drawings = 0;         ///< shapes without text
  std::string field;        ///< the kind of a field that cannot be read, empty where there is none
  bool lost = false;        ///< what that field held was lost when the document was saved
  std::uint32_t place = 0;  ///< index in Page::steps of its paragraph
  std::uint32_t from = 0;   ///< code points of the paragraph before it
};

/// A step of the way to a paragraph (Passage::path).
struct PlaceStep {
  std::uint32_t parent = 0;  ///< index in Page::steps of the step before
  std::uint32_t number = 0;  ///< of the block, row or cell among its neighbours
};

/// A prompt that is no part of a line but stands in the paragraph.
struct LeftOut {
  std::size_t line = 0;
  std::uint32_t at = 0;      ///< bytes of the line before it
  std::uint32_t length = 0;  ///< code points
};

struct CellPlace {
  int table = 0;  ///< index in Page::tables
  int row = 0;
  int column = 0;  ///< first grid column
  int span = 1;
  int parent = -1;  ///< the cell that the table stands in
  bool shaded = false;
  bool covered = false;  ///< hidden behind a cell that spans rows
  std::size_t first_line = 0, end_line = 0;
};

struct TablePlace {
  int parent = -1;  ///< the cell that it stands in, -1 for none
  int rows = 0, columns = 0;
  std::size_t first_line = 0, end_line = 0;
  std::vector<int> cells;
};

/// A document as its lines in reading order, each with its place in the tables.
struct Page {
  std::vector<Line> lines;
  std::vector<CellPlace> cells;
  std::vector<TablePlace> tables;
  std::vector<PlaceStep> steps = {{}};  ///< the first is the document
  std::vector<LeftOut> left_out;        ///< in the order of the lines
  std::vector<std::size_t> sheets;      ///< of a document with pages of its own: for each the number of its first block
};

/// Takes the text out of the blocks: a large document and its page would not fit in memory side by side. `sheets`: Document::pages.
[[nodiscard]] Page lay_out(std::vector<Block> blocks, std::vector<std::size_t> sheets = {});

/// Where a line stands, for a person: "table 1 row 6", "paragraph 12", "text box 1", "page 2 paragraph 12".
[[nodiscard]] std::string place_of(const Page& page, std::size_t line);

/// The innermost cell that holds the line; nullptr outside tables.
[[nodiscard]] const CellPlace* cell_of(const Page& page, std::size_t line);

/// The lines of a cell, those of tables nested in it as well.
[[nodiscard]] std::span<const Line> lines_of(const Page& page, const CellPlace& cell);

/// Does the line stand in a table of several columns?
[[nodiscard]] bool is_in_columns(const Page& page, std::size_t line);

/// The cell of `table` that holds the line, directly or through tables nested in it; -1 when it is not in that table.
[[nodiscard]] int cell_in_table(const Page& page, std::size_t line, int table);

/// Is there no letter, digit, symbol or mark to be seen?
[[nodiscard]] bool is_blank_line(const Line& line);

}  // namespace schede
