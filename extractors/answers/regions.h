#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/alignment/align.h"
#include "extractors/page/coverage.h"

namespace schede {

/// Where the answer to a label stands.
struct Answer {
  std::vector<Span> spans;
  std::string_view how;  ///< the rule: "label-cell", "own-cell", "cell-below", "same-line", "lines-below", "below-heading", ...
  double confidence = 1.0;
  bool picture = false;  ///< there is a picture among it
  std::string field;     ///< the kind of a field that cannot be read and stands among it; empty for none
  bool lost = false;     ///< what that field held was lost when the document was saved

  /// Takes note of what stands on a line beside its text.
  void note(const Line& line);
  /// It is no surer than this.
  void doubt(double most) { confidence = std::min(confidence, most); }
};

/// The answer to a label of a table of fields: what stands in its reach, up to the next label. In a table that is the rest of
/// its cell, the cells beside it, or the cell below; outside, the rest of its line or the lines below up to a blank one.
[[nodiscard]] Answer answer_to_label(const Page& page, const Alignment& alignment, const Match& label, LineRange section);

/// Where the answer to what is printed on a line would stand: the rest of its row of a table, else the lines up to the next printed text.
[[nodiscard]] LineRange answer_place(const Page& page, const Alignment& alignment, std::size_t line);

/// The answer to a heading: everything up to the end of its section.
[[nodiscard]] Answer answer_to_heading(const Page& page, const Match& heading, LineRange section);

/// The answer to a heading beside another one in a row of a table: what stands below it in its column.
[[nodiscard]] Answer answer_in_column(const Page& page, const Alignment& alignment, const Match& heading);

}  // namespace schede
