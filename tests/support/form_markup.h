#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/document/document.h"

namespace schede::test {

/// Forms written by hand for tests, a line a paragraph:
///
///     text                   a paragraph; "\text" takes what follows as it is
///     • text, № text         an item of a list with automatic bullets or numbers; "✓• text" one with ticks for bullets
///     = text                 a paragraph in a heading style
///     | a | b                a row of a table; " ¶ " starts the cell's next paragraph
///     {row … | … }           a row whose cells hold lines of any kind, "|" alone on a line between them
///     ~                      the next row starts another table
///     {box … }               a text box
///     {control … }           a content control round whole paragraphs
///
/// A cell that begins with "2×" spans two columns, then with "▒" is filled with a colour; one that is "^" is covered by the cell
/// above. Within text: <b> <i> <u> <hl> <big> <red> <dark> <s> for looks, <del> <ins> for tracked changes, <control> for a content control,
/// <prompt> for an empty one, <hidden>, <note> for a footnote, each closed by its like; <br> <tab> <picture>, <box> <ticked> for check
/// boxes, <legacy> <legacy-ticked> for Word's old ones, <cut> where a run ends for no reason; what stands between ⟦ and ⟧ is XML of one of
/// the formats.

/// A run and what is round it.
struct MarkedRun {
  Run run;
  bool legacy = false;  ///< the check box is one of Word's form fields
  bool xml = false;     ///< the text is not text but XML
  bool deleted = false, inserted = false, control = false, hidden = false, note = false;
};

/// A span of a form: a tree of blocks.
struct Node {
  enum class Kind { paragraph, bullet, number, tick, heading, table, row, cell, box, control };
  Kind kind = Kind::paragraph;
  std::vector<MarkedRun> runs;  ///< of a paragraph, whatever its kind
  std::vector<Node> children;
  int span = 1;          ///< columns of a cell
  bool shaded = false;   ///< the cell is filled with a colour
  bool covered = false;  ///< the cell is merged with the one above
};

/// Throws std::invalid_argument where a "}" is missing or too many.
[[nodiscard]] std::vector<Node> parse_markup(std::string_view markup);

/// A document in this language: write_docx or write_odt of it shows the same.
[[nodiscard]] std::string markup_of(const Document& document);

/// How many rows a table's cell takes, itself and those that it covers.
[[nodiscard]] int rows_spanned(const Node& table, std::size_t row, std::size_t cell);

}  // namespace schede::test
