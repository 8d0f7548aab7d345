#pragma once

#include <vector>

#include "extractors/choices/selection.h"

namespace schede {

/// A choice table that stands in a section, once or several times ("seconda scelta"), read as one.
struct ChoiceTables {
  std::vector<AreaReading> areas;  ///< of the first that holds a choice; what another says otherwise is contradictory or unclear
  std::vector<Match> printed;      ///< the printed texts of all, where there are several
};

/// `matches`: all candidates of the document; `alignment`: those placed, by which a single table is read.
[[nodiscard]] ChoiceTables read_choice_tables(const Page& page, const FormIndex& index, const std::vector<Match>& matches,
                                              const Alignment& alignment, const Choices& choices, LineRange section);

}  // namespace schede
