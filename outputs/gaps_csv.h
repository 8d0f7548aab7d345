#pragma once

#include <iosfwd>
#include <string>

#include "extractors/form.h"
#include "extractors/record.h"
#include "outputs/csv.h"

namespace schede {

/// A gap and the return that it is about. The first three members are empty where there is no return (not-returned has an
/// organisation and no record).
struct GapRow {
  std::string record_id, source, organisation;
  Gap gap;
};

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

}  // namespace schede
