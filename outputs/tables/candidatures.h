#pragma once

#include <iosfwd>

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

}  // namespace schede
