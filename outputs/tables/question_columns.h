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

/// The currency of a sum of money; empty for another value.
[[nodiscard]] std::string currency_of(const Value* value);

/// How many entries a record has at the path of rows or of a group.
[[nodiscard]] std::size_t count_entries(const Record& record, const std::string& path);

}  // namespace schede
