#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "extractors/corrections/correction.h"
#include "outputs/tables/csv.h"

namespace schede {

/// corrections.csv: a row a line of what people decided, in the order in which it was given. It reads back as corrections.
void write_corrections_csv(std::ostream& out, Dialect dialect, const std::vector<Correction>& corrections);

/// The names of its columns.
[[nodiscard]] std::span<const std::string> correction_columns();

/// A line as its cells are read, in the order of the columns.
[[nodiscard]] std::vector<std::string> correction_cells(const Correction& line);

}  // namespace schede
