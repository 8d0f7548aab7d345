#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/gap_row.h"
#include "outputs/tables/csv.h"

namespace schede {

/// gaps.csv: a row a gap.
class GapsCsv {
 public:
  GapsCsv(std::ostream& out, Dialect dialect);
  void add(const GapRow& row);

  /// The record's own gaps.
  void add(const Record& record, const Form& form);

 private:
  CsvWriter csv_;
};

/// The names of its columns.
[[nodiscard]] std::span<const std::string> gap_columns();

}  // namespace schede
