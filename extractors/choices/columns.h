#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "extractors/alignment/candidates.h"
#include "extractors/form/form_index.h"
#include "extractors/page/coverage.h"
#include "extractors/page/page.h"

namespace schede {

/// Is it printed for one of the areas?
[[nodiscard]] bool of_area(AnchorKind kind);

/// What a column beside the areas is for.
enum class ColumnRole {
  mark,
  against,  ///< ticked by those who are no candidates
  offer,
  aside,  ///< of the respondent's own
};

/// The tables that have areas in one of their columns, and what stands beside these.
class ChoiceColumns {
 public:
  /// The matches are those of the areas' section, in document order. All must outlive it.
  ChoiceColumns(const Page& page, const FormIndex& index, const std::vector<const Match*>& matches)
      : page_(page), index_(index), matches_(matches) {}

  /// The column in which a table has the areas; nothing when it has none directly in its cells.
  [[nodiscard]] std::optional<int> area_column(int table) const;
  [[nodiscard]] int first_area_row(int table) const;

  /// A column that somebody headed "NO" is ticked by those who are no candidates. To be read before roles are asked for.
  void read_header(const CellPlace& cell, const Span& heading);
  /// Of the column of a cell in a table that has its areas in that column.
  [[nodiscard]] ColumnRole role_of(const CellPlace& cell, int areas);

  [[nodiscard]] bool holds_printed(const CellPlace& cell) const;
  [[nodiscard]] std::vector<Span> filled_lines(const CellPlace& cell) const;

  /// Do the areas of a cell's row stand in several cells? A program ran rows together, or the form has two areas side by side.
  [[nodiscard]] bool shares_row(const CellPlace& cell) const;
  /// The printed lines of areas in the row of a cell; where it shares the row, those of the nearest cell on its left, else on its right.
  [[nodiscard]] std::vector<const Match*> printed_beside(const CellPlace& cell) const;
  /// Which of them stands level with a line of the cell.
  [[nodiscard]] const Match* level_with(const std::vector<const Match*>& beside, const CellPlace& cell, std::size_t line) const;
  /// Does some cell of the column have its marks line by line, or well below its top?
  [[nodiscard]] bool is_lined_up(const CellPlace& cell) const;

 private:
  [[nodiscard]] std::vector<const Match*> printed_in_row(const CellPlace& cell) const;
  [[nodiscard]] bool are_apart(const std::vector<const Match*>& beside) const;
  [[nodiscard]] const Anchor& anchor_of(const Match& match) const { return index_.anchors[match.anchor]; }
  [[nodiscard]] const std::vector<int>& cells_of(int table) const { return page_.tables[static_cast<std::size_t>(table)].cells; }
  [[nodiscard]] const CellPlace& cell(int number) const { return page_.cells[static_cast<std::size_t>(number)]; }
  [[nodiscard]] ColumnRole find_role(const CellPlace& cell, int areas) const;
  [[nodiscard]] const CellPlace* offer_header(int columns) const;
  [[nodiscard]] bool holds_only_marks(int table, int column) const;

  const Page& page_;
  const FormIndex& index_;
  const std::vector<const Match*>& matches_;
  std::map<std::pair<int, int>, ColumnRole> roles_;  ///< by table and column
};

}  // namespace schede
