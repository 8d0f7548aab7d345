#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/tables/csv.h"

namespace schede {

/// A column of register.csv and how a record fills it.
struct RegisterColumn {
  std::string name;
  std::function<CsvCell(const Record&)> cell;
  std::string field = {};  ///< the JSON path of what the respondent wrote in it; empty where the program did
};

/// The columns of the questions of a form of version 2: one for each path; an amount has a second for its currency, a grid one a row,
/// rows the count of those filled. The form must outlive them.
[[nodiscard]] std::vector<RegisterColumn> question_columns(const Form& form);

/// A value as a cell has it: numbers with a decimal point, codes joined by "; ".
[[nodiscard]] std::string cell_text(const Value* value);

}  // namespace schede
