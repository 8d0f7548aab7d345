#include "outputs/tables/question_columns.h"

#include <algorithm>

#include "extractors/form/field_types.h"
#include "outputs/records/answers.h"
#include "outputs/records/field_path.h"

namespace schede {

namespace {

struct CellText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& codes) const { return joined(codes); }
  std::string operator()(const Number& number) const { return number.digits; }
  std::string operator()(const Amount& amount) const { return amount.amount; }
};

class ColumnMaker {
 public:
  std::vector<RegisterColumn> columns;

  void operator()(const FormField& field) { add_field(field, field.column, field.path); }

  void operator()(const ChoiceQuestion& choice) {
    add(choice.column, choice.path);
    if (std::ranges::any_of(choice.options, &ChoiceOption::other)) add(choice.column + "_other", choice.path + "_other");
    for (const ChoiceOption& option : choice.options)
      for (const FormField& field : option.fields) (*this)(field);
  }

  void operator()(const Grid& grid) {
    for (const PrintedRow& row : grid.rows) add(grid.column + "_" + row.code, grid.path + "." + row.code);
    for (const FormField& field : grid.fields)
      for (const PrintedRow& row : grid.rows)
        add_field(field, grid.column + "_" + field.column + "_" + row.code, grid.path + "_" + field.path + "." + row.code);
  }

  void operator()(const Rows& rows) { add_count(rows.column, rows.path); }
  void operator()(const RepeatingGroup& group) { add_count(group.column, group.path); }
  void operator()(const PrintedText&) {}

  void operator()(const Choices& choices) {
    for (std::size_t area = 0; area < choices.areas.size(); ++area) {
      const std::string name = choices.column + "_" + choices.areas[area].code;
      add(name, member_path(choices.path, area, choices.mark));
      add(name + "_" + choices.items, member_path(choices.path, area, choices.items));
      add(name + "_" + choices.other, member_path(choices.path, area, choices.other));
      if (choices.has_offer) add(name + "_" + choices.offer.column, member_path(choices.path, area, choices.offer.path));
    }
  }

 private:
  void add_field(const FormField& field, const std::string& name, const std::string& path) {
    const bool phone = row_of(field.type).content == Content::phones;
    add(name, path, phone ? CellKind::phone : CellKind::text);
    if (field.type == FieldType::amount)
      columns.push_back({name + "_currency", [path](const Record& record) { return CsvCell{currency_of(record.find(path))}; }});
  }

  void add(std::string name, const std::string& path, CellKind kind = CellKind::text) {
    columns.push_back({std::move(name), [path, kind](const Record& record) { return CsvCell{cell_text(record.find(path)), kind}; }, path});
  }

  void add_count(std::string name, const std::string& path) {
    columns.push_back({std::move(name), [path](const Record& record) {
                         return CsvCell{record.status == Status::accepted ? std::to_string(count_entries(record, path)) : ""};
                       }});
  }
};

}  // namespace

std::string cell_text(const Value* value) { return value ? std::visit(CellText(), *value) : std::string(); }

std::string currency_of(const Value* value) {
  const auto* amount = value ? std::get_if<Amount>(value) : nullptr;
  return amount ? amount->currency : std::string();
}

std::size_t count_entries(const Record& record, const std::string& path) {
  std::size_t entries = 0;
  while (std::ranges::any_of(record.fields, [&](const Field& field) { return is_within(field.path, path, entries); })) ++entries;
  return entries;
}

std::vector<RegisterColumn> question_columns(const Form& form) {
  ColumnMaker maker;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(maker, part);
  return std::move(maker.columns);
}

}  // namespace schede
