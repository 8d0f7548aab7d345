#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/records/changes.h"
#include "outputs/survey/gap_row.h"
#include "outputs/tables/csv.h"

namespace schede {

/// gaps.csv: a row a gap.
class GapsCsv {
 public:
  /// The form must outlive it.
  GapsCsv(std::ostream& out, const Form& form, Dialect dialect);
  void add(const GapRow& row);

  /// The record's own gaps; when each was asked about, where that is known.
  void add(const Record& record, const std::vector<std::string>& asked = {});

 private:
  const Form& form_;
  CsvWriter csv_;
};

/// gap-history.csv: a row a gap that is no more, with how it closed.
void write_gap_history_csv(std::ostream& out, const Form& form, Dialect dialect, const std::vector<GapLife>& closed);
[[nodiscard]] std::vector<std::string> gap_history_columns(const Form& form);

/// The names of its columns: who answers is `organisation` in version 1 of the definition language, `respondent` in later ones.
[[nodiscard]] std::span<const std::string> gap_columns(const Form& form);

}  // namespace schede
