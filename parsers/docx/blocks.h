#pragma once

#include <optional>
#include <vector>

#include "parsers/document/budget.h"
#include "parsers/document/document.h"

namespace schede::docx {

enum class VerticalMerge { none, restart, resume };

/// How a cell stands in its table's grid.
struct CellShape {
  int columns = 1;
  VerticalMerge vertical = VerticalMerge::none;
  bool shaded = false;
  bool joins_left = false;  ///< w:hMerge: merged into the cell before it
  bool deleted = false;     ///< with changes tracked: nobody sees it, and it takes no column
};

/// What a paragraph's mark does to it.
enum class ParagraphEnd {
  closed,
  joined,  ///< the mark is deleted, or the paragraph is a drop cap: the next paragraph goes on in it
  dropped  ///< hidden: nothing is left of the paragraph unless there is something to see in it
};

/// Builds blocks from what a word-processing file says in order. Stories (the body, a cell, a text box, a note) stack: what
/// comes goes to the innermost one. Text outside any paragraph gets one.
class Blocks {
 public:
  /// The budget must outlive it. What is past it is left out.
  explicit Blocks(Budget& budget);

  void begin_story() { stories_.emplace_back(); }
  [[nodiscard]] std::vector<Block> end_story();
  /// Stands a frame, if it shows anything, right after the paragraph that is open. False where it does not.
  bool add_frame(Frame frame);
  /// Ends a story, which becomes a frame of the one around it.
  bool end_frame() { return add_frame({end_story()}); }

  void begin_paragraph();
  /// The label, level and heading of `paragraph` are taken; its runs are those that came since it began.
  void end_paragraph(ParagraphEnd how, Paragraph paragraph);
  [[nodiscard]] bool in_paragraph() const { return stories_.back().paragraph.has_value(); }
  /// Has the open paragraph anything to show?
  [[nodiscard]] bool paragraph_is_empty() const;

  /// Adds text to the run before it where that looks the same.
  void add_text(std::string_view text, const Run& look);
  /// Adds blocks that were read elsewhere.
  void add_blocks(std::vector<Block> blocks);

  /// Adds a run that stays by itself.
  void add_run(Run run);

  void begin_table();
  void end_table();
  /// False, and nothing begins, outside a table's rows (outside a row's cells).
  [[nodiscard]] bool begin_row();
  void end_row();
  [[nodiscard]] bool begin_cell();
  void end_cell();
  /// Leaves columns of the open row empty: before its next cell, or at its end.
  void skip_columns(int count);
  void skip_columns_at_end(int count);
  /// The shape of the innermost open cell, to be set before it ends.
  [[nodiscard]] CellShape& cell_shape() { return stories_.back().shape; }

 private:
  struct OpenTable {
    Table table;
    Row row;
    bool in_row = false;
    int skipped_at_end = 0;
    std::size_t column = 0;
    std::vector<bool> merging;  ///< by column: a vertically merged cell can go on here
  };

  struct Story {
    std::vector<Block> blocks;
    std::optional<Paragraph> paragraph;
    std::vector<Block> anchored;  ///< frames that wait for the end of their paragraph
    std::vector<Run> carried;     ///< runs of a joined paragraph that wait for the next one
    std::vector<OpenTable> tables;
    CellShape shape;
  };

  void add_block(Block block);
  void append(Run run);
  void close_paragraph();
  void release_carried();
  [[nodiscard]] bool takes_columns(const OpenTable& table, int count);
  [[nodiscard]] Paragraph& paragraph();
  [[nodiscard]] OpenTable* open_row();

  Budget& budget_;
  std::vector<Story> stories_;
};

}  // namespace schede::docx
