#include "outputs/tables/entries.h"

#include <algorithm>

#include "extractors/form/field_types.h"
#include "outputs/records/field_path.h"
#include "outputs/tables/question_columns.h"

namespace schede {

namespace {

/// Where a member of an entry is.
using PathOf = std::function<std::string(std::size_t entry)>;

void add_column(std::string name, Bilingual title, CellKind kind, const PathOf& path, EntryTable& table) {
  table.columns.push_back({std::move(name), std::move(title), [path, kind](const Record& record, std::size_t entry) {
                             return CsvCell{cell_text(record.find(path(entry))), kind};
                           }});
}

void add_field(const FormField& field, const PathOf& path, EntryTable& table) {
  const CellKind kind = row_of(field.type).content == Content::phones ? CellKind::phone : CellKind::text;
  add_column(field.column, field.title, kind, path, table);
  if (field.type == FieldType::amount)
    table.columns.push_back({field.column + "_currency", field.title,
                             [path](const Record& record, std::size_t entry) { return CsvCell{currency_of(record.find(path(entry)))}; }});
}

/// Members of rows and groups.
class MemberColumns {
 public:
  MemberColumns(const std::string& path, EntryTable& table) : path_(path), table_(table) {}

  void operator()(const FormField& field) { add_field(field, at(field.path), table_); }
  void operator()(const ChoiceQuestion& choice) {
    add_column(choice.column, choice.title, CellKind::text, at(choice.path), table_);
    if (std::ranges::any_of(choice.options, &ChoiceOption::other))
      add_column(choice.column + "_other", choice.title, CellKind::text, at(choice.path + "_other"), table_);
    for (const ChoiceOption& option : choice.options)
      for (const FormField& field : option.fields) (*this)(field);
  }

  void add_row() {
    add_column("row", {"Riga", "Row"}, CellKind::text, at("row"), table_);
    add_column("row_other", {"Riga aggiunta", "Row added"}, CellKind::text, at("row_other"), table_);
  }

 private:
  PathOf at(const std::string& member) const {
    return [array = path_, member](std::size_t entry) { return member_path(array, entry, member); };
  }

  const std::string& path_;
  EntryTable& table_;
};

EntryTable table_of(const Rows& rows) {
  EntryTable table{entry_file(rows.path), rows.title, {}, [&rows](const Record& record) { return count_entries(record, rows.path); }};
  MemberColumns columns(rows.path, table);
  if (!rows.rows.empty()) columns.add_row();
  for (const RowMember& member : rows.members) std::visit(columns, member);
  return table;
}

EntryTable table_of(const Grid& grid) {
  EntryTable table{entry_file(grid.path), grid.title, {}, [&grid](const Record& record) {
                     return record.status == Status::accepted ? grid.rows.size() : 0;
                   }};
  table.columns.push_back({"row", {"Riga", "Row"}, [&grid](const Record&, std::size_t entry) { return CsvCell{grid.rows[entry].code}; }});
  const auto at = [&grid](const std::string& path) {
    return [&grid, path](std::size_t entry) { return path + "." + grid.rows[entry].code; };
  };
  add_column("answer", grid.title, CellKind::text, at(grid.path), table);
  for (const FormField& field : grid.fields) add_field(field, at(grid.path + "_" + field.path), table);
  return table;
}

std::vector<std::string> header(const EntryTable& table) {
  std::vector<std::string> names{"record_id", "n"};
  for (const EntryColumn& column : table.columns) names.push_back(column.name);
  return names;
}

}  // namespace

std::string entry_file(std::string path) {
  std::ranges::replace(path, '.', '_');
  return path + ".csv";
}

std::vector<EntryTable> entry_tables(const Form& form) {
  std::vector<EntryTable> tables;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) {
      if (const auto* rows = std::get_if<Rows>(&part)) tables.push_back(table_of(*rows));
      if (const auto* grid = std::get_if<Grid>(&part)) tables.push_back(table_of(*grid));
    }
  return tables;
}

EntriesCsv::EntriesCsv(std::ostream& out, EntryTable table, Dialect dialect)
    : table_(std::move(table)), csv_(out, dialect, header(table_)) {}

void EntriesCsv::add(const Record& record) {
  const std::size_t count = table_.count(record);
  for (std::size_t entry = 0; entry < count; ++entry) {
    std::vector<CsvCell> cells{{record.record_id, CellKind::code}, {std::to_string(entry + 1)}};
    for (const EntryColumn& column : table_.columns) cells.push_back(column.cell(record, entry));
    csv_.row(cells);
  }
}

}  // namespace schede
