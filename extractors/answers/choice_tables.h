#pragma once

#include <vector>

#include "extractors/alignment/align.h"

namespace schede {

/// The lines of each table of areas in a section: mostly one; several where somebody filled in a second one below the first. A table
/// begins where the title of its first area stands again and at least half of the other titles follow.
[[nodiscard]] std::vector<LineRange> find_choice_tables(const Page& page, const FormIndex& index, const std::vector<Match>& matches,
                                                        std::size_t section, LineRange lines);

/// The printed texts of a section within some lines.
[[nodiscard]] Alignment align_section(const Page& page, const FormIndex& index, const std::vector<Match>& matches, std::size_t section,
                                      LineRange lines);

}  // namespace schede
