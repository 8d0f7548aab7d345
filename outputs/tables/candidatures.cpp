#include "outputs/tables/candidatures.h"

#include <algorithm>

#include "extractors/organisations/candidatures.h"
#include "outputs/records/answers.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"

namespace schede {

namespace {

const std::vector<std::string> all_candidature_columns{"record_id",    "source",      "organisation",  "region",     "province",
                                                       "municipality", "convergence", "area",          "area_title", "items",
                                                       "items_text",   "other",       "offering_body", "gaps"};

std::string items_text(const Area& area, const std::vector<std::string>& codes) {
  std::vector<std::string> texts;
  for (const std::string& code : codes) {
    const auto item = std::find_if(area.items.begin(), area.items.end(), [&](const Item& each) { return each.code == code; });
    texts.push_back(item == area.items.end() ? code : item->label.text);
  }
  return joined(texts);
}

std::vector<CsvCell> place_cells(const std::optional<Territory>& territory) {
  const Territory place = territory.value_or(Territory());
  const std::string convergence = place.convergence ? (*place.convergence ? "true" : "false") : "";
  return {{place.region.value_or("")}, {place.province.value_or("")}, {place.municipality.value_or("")}, {convergence}};
}

std::vector<CsvCell> row(const Record& record, const Form& form, const Choices& choices, std::size_t index) {
  const Area& area = choices.areas[index];
  const AreaAnswer answer = area_answer(record, choices, index);
  const std::vector<std::string> items = answer.items ? *answer.items : std::vector<std::string>();
  std::vector<CsvCell> cells{
      {record.record_id, CellKind::code}, {record.source.path}, {std::string(contact_of(record, form).organisation)}};
  for (CsvCell& cell : place_cells(record.territory)) cells.push_back(std::move(cell));
  for (std::string text : {area.code, area.title.text, joined(items), items_text(area, items), std::string(answer.other),
                           std::string(answer.offer), joined(area_gap_codes(record, choices, index))})
    cells.push_back({std::move(text)});
  return cells;
}

}  // namespace

CandidaturesCsv::CandidaturesCsv(std::ostream& out, const Form& form, Dialect dialect)
    : form_(form), csv_(out, dialect, all_candidature_columns) {}

void CandidaturesCsv::add(const Record& record) {
  for (const Choices* choices : candidature_tables(form_))
    for (std::size_t i = 0; i < choices->areas.size(); ++i)
      if (area_answer(record, *choices, i).candidate) csv_.row(row(record, form_, *choices, i));
}

std::span<const std::string> candidature_columns() { return all_candidature_columns; }

}  // namespace schede
