#include "outputs/tables/codebook.h"

#include <algorithm>
#include <vector>

#include "extractors/form/field_types.h"
#include "outputs/records/field_path.h"
#include "outputs/tables/entries.h"

namespace schede {

namespace {

const std::vector<std::string> all_codebook_columns{"path", "column", "file", "label", "type", "need", "when", "codes"};

constexpr const char* register_file = "register.csv";

std::string_view name_of(Need need) {
  switch (need) {
    case Need::required: return "required";
    case Need::recommended: return "recommended";
    case Need::optional: return "optional";
  }
  return {};
}

/// As a definition writes it.
std::string written(const Condition& condition) {
  std::string text;
  for (const Requirement& wanted : condition) {
    const std::string value = wanted.quoted ? "\"" + wanted.value + "\"" : wanted.value;
    text += (text.empty() ? "" : " and ") + wanted.path;
    switch (wanted.kind) {
      case Requirement::Kind::equals: text += " = " + value; break;
      case Requirement::Kind::differs: text += " != " + value; break;
      case Requirement::Kind::filled: text += " filled"; break;
    }
  }
  return text;
}

/// Of options, printed rows, items: "yes=SI; no=NO".
template <class Coded>
std::string codes_of(const std::vector<Coded>& list) {
  std::string codes;
  for (const Coded& each : list) codes += (codes.empty() ? "" : "; ") + each.code + "=" + each.label.text;
  return codes;
}

/// A row: what is known of a path.
struct Entry {
  std::string path, column, file, label, type;
  Need need = Need::optional;
  std::string when, codes;
};

class Codebook {
 public:
  Codebook(std::ostream& out, Dialect dialect, Language language) : csv_(out, dialect, all_codebook_columns), language_(language) {}

  void operator()(const FormField& field) { add_field(field, "", register_file); }
  void operator()(const ChoiceQuestion& choice) { add_choice(choice, "", register_file); }

  void operator()(const Grid& grid) {
    const std::string type = type_of_choice(grid.many), when = written(grid.when), codes = codes_of(grid.options);
    for (const PrintedRow& row : grid.rows)
      add({grid.path + "." + row.code, grid.column + "_" + row.code, register_file, row.label.text, type, grid.need, when, codes});
    for (const FormField& field : grid.fields)
      for (const PrintedRow& row : grid.rows)
        add({grid.path + "_" + field.path + "." + row.code, grid.column + "_" + field.column + "_" + row.code, register_file,
             row.label.text + ": " + label_of(field), std::string(row_of(field.type).name), field.need, written(field.when), ""});
    add({grid.path, "answer", entry_file(grid.path), label_of(grid), type, grid.need, when, codes});
    for (const FormField& field : grid.fields) add_field(field, grid.path + "_", entry_file(grid.path));
  }

  void operator()(const Rows& rows) {
    const std::string file = entry_file(rows.path);
    add({rows.path, rows.column, register_file, label_of(rows), rows.labelled ? "group" : "rows", rows.need, written(rows.when), ""});
    if (!rows.rows.empty()) {
      add({rows.path + ".row", "row", file, label_of(rows), "choice", Need::optional, "", codes_of(rows.rows)});
      add({rows.path + ".row_other", "row_other", file, label_of(rows), "line", Need::optional, "", ""});
    }
    for (const RowMember& member : rows.members) {
      if (const auto* field = std::get_if<FormField>(&member)) add_field(*field, rows.path + ".", file);
      if (const auto* choice = std::get_if<ChoiceQuestion>(&member)) add_choice(*choice, rows.path + ".", file);
    }
  }

  void operator()(const Choices& choices) {
    for (std::size_t number = 0; number < choices.areas.size(); ++number) add_area(choices, number);
  }

  void operator()(const RepeatingGroup&) {}
  void operator()(const PrintedText&) {}

 private:
  static std::string type_of_choice(bool many) { return many ? "choice many" : "choice"; }

  template <class Part>
  std::string label_of(const Part& part) const {
    return part.label.text.empty() ? part.title.in(language_) : part.label.text;
  }

  void add_field(const FormField& field, const std::string& parent, const std::string& file) {
    add({parent + field.path, field.column, file, label_of(field), std::string(row_of(field.type).name), field.need, written(field.when),
         ""});
  }

  void add_choice(const ChoiceQuestion& choice, const std::string& parent, const std::string& file) {
    add({parent + choice.path, choice.column, file, label_of(choice), type_of_choice(choice.many), choice.need, written(choice.when),
         codes_of(choice.options)});
    for (const ChoiceOption& option : choice.options) {
      if (option.other)
        add({parent + choice.path + "_other", choice.column + "_other", file, option.label.text, "line", Need::optional,
             written(choice.when), ""});
      for (const FormField& field : option.fields) add_field(field, parent, file);
    }
  }

  void add_area(const Choices& choices, std::size_t number) {
    const Area& area = choices.areas[number];
    const std::string column = choices.column + "_" + area.code, when = written(choices.when);
    const auto at = [&](const std::string& member) { return member_path(choices.path, number, member); };
    add({at(choices.mark), column, register_file, area.title.text, "boolean", choices.need, when, ""});
    add({at(choices.items), column + "_" + choices.items, register_file, area.title.text, type_of_choice(true), Need::optional, when,
         codes_of(area.items)});
    add({at(choices.other), column + "_" + choices.other, register_file, area.other.text, "line", Need::optional, when, ""});
    if (choices.has_offer)
      add({at(choices.offer.path), column + "_" + choices.offer.column, register_file, label_of(choices.offer),
           std::string(row_of(choices.offer.type).name), choices.offer.need, when, ""});
  }

  void add(const Entry& entry) {
    const std::vector<CsvCell> cells{{entry.path},  {entry.column}, {entry.file},
                                     {entry.label}, {entry.type},   {std::string(name_of(entry.need))},
                                     {entry.when},  {entry.codes}};
    csv_.row(cells);
  }

  CsvWriter csv_;
  Language language_;
};

}  // namespace

void write_codebook(std::ostream& out, const Form& form, Dialect dialect, Language language) {
  Codebook codebook(out, dialect, language);
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(codebook, part);
}

std::span<const std::string> codebook_columns() { return all_codebook_columns; }

}  // namespace schede
