#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "outputs/tables/csv.h"
#include "outputs/twinnings/coverage.h"
#include "outputs/twinnings/invitations.h"
#include "outputs/twinnings/twinnings.h"

namespace schede {

/// twinnings.csv: a row a twinning.
class TwinningsCsv {
 public:
  TwinningsCsv(std::ostream& out, Dialect dialect);
  void add(const TwinningRow& row);

 private:
  CsvWriter csv_;
};

/// twinnings.json: `{"form": …, "twinnings": [ … ]}`, a line each.
class TwinningsJson {
 public:
  TwinningsJson(std::ostream& out, std::string_view form_id);
  void add(const TwinningRow& row, const Twinning& twinning);

  /// Closes the document. Call it once, last.
  void finish();

 private:
  std::ostream& out_;
  bool first_ = true;
};

/// coverage.csv
void write_coverage_csv(std::ostream& out, Dialect dialect, const std::vector<CoverageRow>& rows);

/// offerers-to-invite.csv, in the headers of a roster: those of the bodies that have sent no return.
void write_invitations_csv(std::ostream& out, Dialect dialect, const std::vector<OfferingBody>& bodies);

/// The names of their columns.
[[nodiscard]] std::span<const std::string> twinning_columns();
[[nodiscard]] std::span<const std::string> coverage_columns();
[[nodiscard]] std::span<const std::string> invitation_columns();

}  // namespace schede
