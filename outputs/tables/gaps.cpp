#include "outputs/tables/gaps.h"

#include "outputs/records/contact.h"
#include "outputs/records/respondent_name.h"
#include "outputs/survey/validity.h"

namespace schede {

namespace {

const std::vector<std::string> all_gap_columns{"record_id", "source",  "organisation", "field", "code",
                                               "severity",  "message", "validity",     "state", "asked_at"};
const std::vector<std::string> survey_gap_columns{"record_id", "source",  "respondent", "field",   "code",
                                                  "severity",  "message", "state",      "asked_at"};

std::vector<CsvCell> cells_of(const Form& form, const std::string& record_id, const std::string& source, const std::string& organisation,
                              const Gap& gap, std::string_view validity) {
  std::vector<CsvCell> cells{{record_id, CellKind::code},
                             {source},
                             {organisation},
                             {gap.field},
                             {gap.code},
                             {std::string(to_string(gap.severity))},
                             {gap.message}};
  if (form.language_version == 1) cells.push_back({std::string(validity)});
  return cells;
}

}  // namespace

GapsCsv::GapsCsv(std::ostream& out, const Form& form, Dialect dialect) : form_(form), csv_(out, dialect, gap_columns(form)) {}

void GapsCsv::add(const GapRow& row) {
  auto cells = cells_of(form_, row.record_id, row.source, row.organisation, row.gap, row.validity);
  cells.push_back({std::string(row.state())});
  cells.push_back({row.asked_at});
  csv_.row(cells);
}

void GapsCsv::add(const Record& record, const std::vector<std::string>& asked) {
  const std::string name =
      form_.language_version == 1 ? std::string(contact_of(record, form_).organisation) : respondent_name(form_, record);
  const std::string_view validity = to_string(validity_of(record));
  for (std::size_t i = 0; i < record.gaps.size(); ++i)
    add(GapRow{record.record_id, record.source.path, name, record.gaps[i], validity, i < asked.size() ? asked[i] : std::string()});
}

void write_gap_history_csv(std::ostream& out, const Form& form, Dialect dialect, const std::vector<GapLife>& closed) {
  CsvWriter csv(out, dialect, gap_history_columns(form));
  for (const GapLife& life : closed) {
    auto cells = cells_of(form, life.record_id, life.source, life.organisation, life.gap, life.validity);
    for (const std::string& text : {life.state, life.asked_at, life.closed_at, life.by, life.why}) cells.push_back({text});
    csv.row(cells);
  }
}

std::vector<std::string> gap_history_columns(const Form& form) {
  const auto known = gap_columns(form);
  std::vector<std::string> all(known.begin(), known.end());
  for (const char* name : {"closed_at", "by", "why"}) all.emplace_back(name);
  return all;
}

std::span<const std::string> gap_columns(const Form& form) { return form.language_version == 1 ? all_gap_columns : survey_gap_columns; }

}  // namespace schede
