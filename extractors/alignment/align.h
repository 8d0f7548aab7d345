#pragma once

#include <cstddef>
#include <vector>

#include "extractors/alignment/candidates.h"

namespace schede {

/// Lines from `first` up to, not including, `end`.
struct LineRange {
  std::size_t first = 0, end = 0;
  bool operator==(const LineRange&) const = default;
};

/// Without what only reads like a printed text: the answer beside the label of a line ("Ufficio | Sostegno alle famiglie").
[[nodiscard]] std::vector<Match> without_answers(const Page& page, const FormIndex& index, const std::vector<Match>& matches);

/// The copies of the form in a document: mostly one, over all lines; two where somebody left a blank one before the filled one.
/// A copy begins where the form's first section starts anew after a later one.
[[nodiscard]] std::vector<LineRange> find_copies(const Page& page, const FormIndex& index, const std::vector<Match>& matches);

/// Where the printed texts of one copy of the form stand: in document order, one place at most for each, none over another.
using Alignment = std::vector<Match>;

/// Chooses among the matches of a copy one place at most for each anchor: the chain in printed order that weighs most, then,
/// within each section, what was moved out of that order. In document order, none over another.
[[nodiscard]] Alignment align(const Page& page, const FormIndex& index, const std::vector<Match>& matches, LineRange copy);

/// The lines of a section: from its first placed anchor to the first one of the next section that has any. Empty when it has none.
[[nodiscard]] LineRange section_lines(const FormIndex& index, const Alignment& alignment, std::size_t section, LineRange copy);

}  // namespace schede
