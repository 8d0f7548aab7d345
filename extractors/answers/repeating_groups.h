#pragma once

#include <vector>

#include "extractors/answers/form_answers.h"

namespace schede {

/// Where a group stands in the form, and the document's lines for its section.
struct GroupPlace {
  std::size_t section = 0, part = 0;
  LineRange lines;
};

/// Reads the entries of a group: further contacts. Each stands under its own labels, or all stand in rows below one row of labels.
/// A telephone or e-mail row that the respondent added below a name in place of the printed details is that contact's. What stands
/// beside the group's heading is an entry of details alone.
[[nodiscard]] GroupReading read_group(const Page& page, const FormIndex& index, const std::vector<Match>& matches,
                                      const Alignment& alignment, const RepeatingGroup& group, const GroupPlace& place);

}  // namespace schede
