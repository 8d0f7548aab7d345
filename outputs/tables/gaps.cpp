#include "outputs/tables/gaps.h"

#include "outputs/records/contact.h"
#include "outputs/survey/validity.h"

namespace schede {

namespace {

const std::vector<std::string> columns{"record_id", "source", "organisation", "field", "code", "severity", "message", "validity"};

}  // namespace

GapsCsv::GapsCsv(std::ostream& out, Dialect dialect) : csv_(out, dialect, columns) {}

void GapsCsv::add(const GapRow& row) {
  const std::vector<CsvCell> cells{{row.record_id, CellKind::code},
                                   {row.source},
                                   {row.organisation},
                                   {row.gap.field},
                                   {row.gap.code},
                                   {std::string(to_string(row.gap.severity))},
                                   {row.gap.message},
                                   {std::string(row.validity)}};
  csv_.row(cells);
}

void GapsCsv::add(const Record& record, const Form& form) {
  const std::string organisation(contact_of(record, form).organisation);
  const std::string_view validity = to_string(validity_of(record));
  for (const Gap& gap : record.gaps) add(GapRow{record.record_id, record.source.path, organisation, gap, validity});
}

std::span<const std::string> gap_columns() { return columns; }

}  // namespace schede
