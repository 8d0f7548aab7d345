#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "extractors/form/form.h"
#include "outputs/tables/csv.h"

namespace schede {

/// codebook.csv: a row a path of the form, with the column and the file that have its answers, and what its codes mean.
void write_codebook(std::ostream& out, const Form& form, Dialect dialect, Language language);

/// The names of its columns.
[[nodiscard]] std::span<const std::string> codebook_columns();

}  // namespace schede
