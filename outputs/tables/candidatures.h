#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/tables/csv.h"

namespace schede {

/// candidatures.csv: a row per record and candidate area.
class CandidaturesCsv {
 public:
  /// The form must outlive the writer.
  CandidaturesCsv(std::ostream& out, const Form& form, Dialect dialect);
  void add(const Record& record);

 private:
  const Form& form_;
  CsvWriter csv_;
};

/// The names of its columns.
[[nodiscard]] std::span<const std::string> candidature_columns();

}  // namespace schede
