#include "outputs/tables/register.h"

#include <algorithm>
#include <ostream>

#include "extractors/form/field_types.h"
#include "outputs/records/answers.h"
#include "outputs/records/field_path.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"

namespace schede {

namespace {

using Columns = std::vector<RegisterColumn>;

std::string true_or_false(bool flag) { return flag ? "true" : "false"; }

/// What cannot be read as a number stays as it was written: then its "+" is none of the program's.
bool is_written_number(const Record& record, std::string_view path) {
  return std::ranges::any_of(record.gaps, [&](const Gap& gap) { return gap.code == "invalid-value" && gap.field == path; });
}

CellKind kind_of(const FormField& field) { return row_of(field.type).content == Content::phones ? CellKind::phone : CellKind::text; }

CsvCell text_cell(const Record& record, std::string_view path, CellKind kind = CellKind::text) {
  if (kind == CellKind::phone && is_written_number(record, path)) kind = CellKind::text;
  return {std::string(record.text(path)), kind};
}

void append_text(std::string name, const std::string& path, CellKind kind, Columns& columns) {
  columns.push_back({std::move(name), [path, kind](const Record& record) { return text_cell(record, path, kind); }, path});
}

void append_field(const FormField& field, Columns& columns) { append_text(field.column, field.path, kind_of(field), columns); }

/// "Luca Perrone, tel. 0832 682222": one entry of a group in one cell.
std::string entry_text(const Record& record, const RepeatingGroup& group, std::size_t index) {
  std::vector<std::string> parts;
  for (const FormField& field : group.fields) {
    const std::string_view text = record.text(member_path(group.path, index, field.path));
    if (!text.empty()) parts.emplace_back(text);
  }
  return joined(parts, ", ");
}

bool has_entry(const Record& record, const RepeatingGroup& group, std::size_t index) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [&](const Field& field) { return is_within(field.path, group.path, index); });
}

CsvCell further_entries(const Record& record, const RepeatingGroup& group) {
  std::vector<std::string> entries;
  for (auto i = static_cast<std::size_t>(group.printed); has_entry(record, group, i); ++i) entries.push_back(entry_text(record, group, i));
  return {joined(entries)};
}

void append_group(const RepeatingGroup& group, Columns& columns) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(group.printed); ++i) {
    for (const FormField& field : group.fields) {
      append_text(group.column + '_' + std::to_string(i + 1) + '_' + field.column, member_path(group.path, i, field.path), kind_of(field),
                  columns);
    }
  }
  columns.push_back({group.column + "_more", [&group](const Record& record) { return further_entries(record, group); }, group.path});
}

void append_area(const Choices& choices, std::size_t index, Columns& columns) {
  const std::string name = choices.column + '_' + choices.areas[index].code;
  const auto answer = [&choices, index](const Record& record) { return area_answer(record, choices, index); };
  columns.push_back({name, [answer](const Record& record) {
                       return CsvCell{record.status == Status::accepted ? true_or_false(answer(record).candidate) : ""};
                     }});
  columns.push_back({name + '_' + choices.items, [answer](const Record& record) {
                       const auto* items = answer(record).items;
                       return CsvCell{items ? joined(*items) : ""};
                     }});
  append_text(name + '_' + choices.other, member_path(choices.path, index, choices.other), CellKind::text, columns);
  append_text(name + '_' + choices.offer.column, member_path(choices.path, index, choices.offer.path), CellKind::text, columns);
}

void append_part(const FormField& field, Columns& columns) { append_field(field, columns); }
void append_part(const RepeatingGroup& group, Columns& columns) { append_group(group, columns); }
void append_part(const Choices& choices, Columns& columns) {
  for (std::size_t i = 0; i < choices.areas.size(); ++i) append_area(choices, i, columns);
}

/// Parts that only later versions of the definition language have (question_columns).
template <class Part>
void append_part(const Part&, Columns&) {}

void append_source(Columns& columns) {
  columns.push_back({"record_id", [](const Record& record) { return CsvCell{record.record_id, CellKind::code}; }});
  columns.push_back({"source", [](const Record& record) { return CsvCell{record.source.path}; }});
  columns.push_back({"status", [](const Record& record) { return CsvCell{std::string(to_string(record.status))}; }});
}

void append_territory(Columns& columns) {
  const auto place = [&](std::string name, std::optional<std::string> Territory::*member, CellKind kind = CellKind::text) {
    columns.push_back({std::move(name), [member, kind](const Record& record) {
                         return CsvCell{record.territory ? ((*record.territory).*member).value_or("") : "", kind};
                       }});
  };
  place("territory_kind", &Territory::kind);
  place("region", &Territory::region);
  place("province", &Territory::province);
  place("municipality", &Territory::municipality);
  place("istat", &Territory::istat, CellKind::code);
  columns.push_back({"convergence", [](const Record& record) {
                       const bool known = record.territory && record.territory->convergence;
                       return CsvCell{known ? true_or_false(*record.territory->convergence) : ""};
                     }});
}

void append_asked_territory(TerritoryAsked asked, Columns& columns) {
  Columns places;
  append_territory(places);
  for (RegisterColumn& place : places) {
    if (place.name == "convergence" && asked != TerritoryAsked::convergence) continue;
    if (!place.name.starts_with("territory_")) place.name.insert(0, "territory_");
    columns.push_back(std::move(place));
  }
}

void append_gap_counts(Columns& columns) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    columns.push_back({"gaps_" + std::string(to_string(severity)), [severity](const Record& record) {
                         const auto matches = [&](const Gap& gap) { return gap.severity == severity; };
                         return CsvCell{std::to_string(std::count_if(record.gaps.begin(), record.gaps.end(), matches))};
                       }});
  }
}

/// The columns of what a field's value is made of.
void append_parts(const FormField& field, Columns& columns) {
  for (const std::string_view derived : row_of(field.type).derived) {
    const std::string name(derived.substr(derived.find_last_of("._") + 1));
    append_text(field.column + '_' + name, field.path + std::string(derived), name == "postcode" ? CellKind::code : CellKind::text,
                columns);
  }
}

std::vector<std::string> header(const Columns& columns, const std::vector<std::string>& extra, const Columns& last) {
  std::vector<std::string> names;
  for (const RegisterColumn& column : columns) names.push_back(column.name);
  names.insert(names.end(), extra.begin(), extra.end());
  for (const RegisterColumn& column : last) names.push_back(column.name);
  return names;
}

/// Those of a form in version 2 of the language, behind `columns`: what it does not ask for has none.
Columns survey_columns(const Form& form, Columns columns) {
  columns.push_back({"form_version", [](const Record& record) { return CsvCell{record.form_version}; }});
  columns.push_back({"respondent", [&form](const Record& record) { return CsvCell{respondent_name(form, record)}; }});
  Columns questions = question_columns(form);
  std::ranges::move(questions, std::back_inserter(columns));
  if (const TerritoryAsked asked = territory_asked(form); asked != TerritoryAsked::no) append_asked_territory(asked, columns);
  append_gap_counts(columns);
  return columns;
}

}  // namespace

std::vector<RegisterColumn> part_columns(const Form& form) {
  Columns columns;
  if (form.language_version > 1) return columns;
  for (const FormField* field : plain_fields(form)) append_parts(*field, columns);
  return columns;
}

std::vector<RegisterColumn> register_columns(const Form& form) {
  Columns columns;
  append_source(columns);
  if (form.language_version > 1) return survey_columns(form, std::move(columns));
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit([&](const auto& known) { append_part(known, columns); }, part);
  append_territory(columns);
  append_gap_counts(columns);
  return columns;
}

RegisterCsv::RegisterCsv(std::ostream& out, const Form& form, Dialect dialect, const std::vector<std::string>& extra)
    : columns_(register_columns(form)), parts_(part_columns(form)), csv_(out, dialect, header(columns_, extra, parts_)) {}

void RegisterCsv::add(const Record& record, const std::vector<std::string>& extra) {
  std::vector<CsvCell> cells;
  for (const RegisterColumn& column : columns_) cells.push_back(column.cell(record));
  for (const std::string& value : extra) cells.push_back({value, CellKind::code});
  for (const RegisterColumn& column : parts_) cells.push_back(column.cell(record));
  csv_.row(cells);
}

std::vector<std::string> cut_fields(const Record& record, const std::vector<RegisterColumn>& columns, Dialect dialect) {
  std::vector<std::string> fields;
  if (dialect != Dialect::excel_it) return fields;  // no other cuts: its cells need not be made
  for (const RegisterColumn& column : columns)
    if (!column.field.empty() && is_cut(column.cell(record), dialect)) fields.push_back(column.field);
  return fields;
}

RegisterJson::RegisterJson(std::ostream& out, std::string_view form_id, std::string_view generated) : out_(out) {
  out_ << "{\"form\":" << json_string(form_id) << ",\"generated\":" << json_string(generated) << ",\"records\":[";
}

void RegisterJson::add(std::string_view json) {
  out_ << (first_ ? "\n" : ",\n") << json;
  first_ = false;
}

void RegisterJson::finish() { out_ << "\n]}\n"; }

}  // namespace schede
