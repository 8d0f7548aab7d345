#include "outputs/tables/gaps.h"

#include "outputs/records/contact.h"
#include "outputs/records/respondent_name.h"
#include "outputs/survey/validity.h"

namespace schede {

namespace {

const std::vector<std::string> columns{"record_id", "source", "organisation", "field", "code", "severity", "message", "validity"};
const std::vector<std::string> survey_columns{"record_id", "source", "respondent", "field", "code", "severity", "message"};

}  // namespace

GapsCsv::GapsCsv(std::ostream& out, const Form& form, Dialect dialect) : form_(form), csv_(out, dialect, gap_columns(form)) {}

void GapsCsv::add(const GapRow& row) {
  std::vector<CsvCell> cells{{row.record_id, CellKind::code},
                             {row.source},
                             {row.organisation},
                             {row.gap.field},
                             {row.gap.code},
                             {std::string(to_string(row.gap.severity))},
                             {row.gap.message}};
  if (form_.language_version == 1) cells.push_back({std::string(row.validity)});
  csv_.row(cells);
}

void GapsCsv::add(const Record& record) {
  const std::string name =
      form_.language_version == 1 ? std::string(contact_of(record, form_).organisation) : respondent_name(form_, record);
  const std::string_view validity = to_string(validity_of(record));
  for (const Gap& gap : record.gaps) add(GapRow{record.record_id, record.source.path, name, gap, validity});
}

std::span<const std::string> gap_columns(const Form& form) { return form.language_version == 1 ? columns : survey_columns; }

}  // namespace schede
