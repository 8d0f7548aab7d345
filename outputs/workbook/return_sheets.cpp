#include "outputs/workbook/return_sheets.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "extractors/form/field_types.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/organisations/respondent.h"
#include "outputs/records/answers.h"
#include "outputs/records/completeness.h"
#include "outputs/records/contact.h"
#include "outputs/records/respondent_name.h"
#include "outputs/survey/validity.h"
#include "outputs/workbook/cells.h"

namespace schede {

namespace {

constexpr double one_line = 15;
constexpr std::size_t beginning = 280;  ///< characters of a narrative in Schede

using Columns = std::vector<ReturnColumn>;

std::string region_of(const Record& record) { return record.territory ? record.territory->region.value_or("") : std::string(); }

/// The kinds of fields to see first; narratives stand last.
std::vector<const FormField*> lines_of(const Form& form) {
  constexpr std::array first{FieldType::name, FieldType::phone, FieldType::mobile, FieldType::email};
  std::vector<const FormField*> lines;
  const auto take = [&](auto wanted) {
    for (const FormField* field : plain_fields(form))
      if (wanted(field->type)) lines.push_back(field);
  };
  for (const FieldType type : first) take([&](FieldType each) { return each == type; });
  take([&](FieldType each) {
    return !is_narrative(each) && each != FieldType::organisation && std::ranges::find(first, each) == first.end();
  });
  return lines;
}

std::vector<const FormField*> narratives_of(const Form& form) {
  auto fields = plain_fields(form);
  std::erase_if(fields, [](const FormField* field) { return !is_narrative(field->type); });
  return fields;
}

std::string shortened(std::string_view narrative) {
  std::size_t end = 0, characters = 0;
  for (; end < narrative.size(); ++end)
    if ((narrative[end] & 0xC0) != 0x80 && ++characters > beginning) break;
  std::string out(narrative.substr(0, end));
  std::ranges::replace(out, '\n', ' ');
  return end < narrative.size() ? out + " …" : out;
}

bool has(const Record& record, Severity severity) { return std::ranges::find(record.gaps, severity, &Gap::severity) != record.gaps.end(); }

std::size_t count(const Record& record, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(record.gaps, severity, &Gap::severity));
}

std::string state_words(const Record& record, Language language) {
  const Bilingual incomplete{"da completare", "incomplete"}, doubtful{"da verificare", "to be checked"}, sound{"in ordine", "sound"};
  return (has(record, Severity::error) ? incomplete : has(record, Severity::warning) ? doubtful : sound).in(language);
}

/// The cells of a return that show what is doubtful.
class ReturnCells {
 public:
  ReturnCells(const WorkbookFacts& facts, bool has_comments) : facts_(facts), has_comments_(has_comments) {}
  [[nodiscard]] bool has_comments() const { return has_comments_; }

  /// The cell in the colour of what is doubtful about it, with the reasons.
  [[nodiscard]] XlsxCell doubtful(XlsxCell cell, ReturnRow& row, const std::string& path, const Bilingual& title) const {
    const auto doubt = doubt_of(row.entry.record, path, facts_.language);
    if (doubt.look == CellLook::plain) return cell;
    cell.look = doubt.look;
    if (has_comments_)
      cell.comment += (cell.comment.empty() ? "" : "\n") + doubt.why;
    else
      row.why += (row.why.empty() ? "" : "\n") + title.in(facts_.language) + ": " + doubt.why;
    return cell;
  }

  [[nodiscard]] XlsxCell area_cell(ReturnRow& row, const Choices& choices, std::size_t index) const {
    const auto area = choices.path + '[' + std::to_string(index) + ']';
    const auto answer = area_answer(row.entry.record, choices, index);
    const Bilingual title{"Area " + choices.areas[index].code, "Area " + choices.areas[index].code};
    auto cell = doubtful(doubtful({}, row, area, title), row, area + '.' + choices.mark, title);
    const bool is_doubtful = cell.look != CellLook::plain;
    if (answer.candidate) cell.value = is_doubtful ? "◐" : "●";
    return cell;
  }

  [[nodiscard]] XlsxCell offerers(ReturnRow& row) const {
    std::vector<std::string> parts;
    XlsxCell cell;
    for (const Choices* choices : choice_tables(facts_.form))
      for (std::size_t i = 0; i < choices->areas.size(); ++i) {
        const auto answer = area_answer(row.entry.record, *choices, i);
        if (!answer.offer.empty()) parts.push_back(choices->areas[i].code + ": " + std::string(answer.offer));
        cell = doubtful(std::move(cell), row, choices->path + '[' + std::to_string(i) + "]." + choices->offer.path, choices->offer.title);
      }
    cell.value = joined(parts);
    return cell;
  }

  [[nodiscard]] XlsxCell field_cell(ReturnRow& row, const FormField& field) const {
    auto cell = doubtful(text(row.entry.record.text(field.path)), row, field.path, field.title);
    const auto& value = std::get<std::string>(cell.value);
    const bool is_mail = field.type == FieldType::email && cell.look == CellLook::plain && !value.empty() && value.find(';') == value.npos;
    if (is_mail && has_comments_) {
      cell.link = "mailto:" + value;
      cell.look = CellLook::link;
    }
    return cell;
  }

  [[nodiscard]] XlsxCell narrative_cell(ReturnRow& row, const FormField& field) const {
    const auto narrative = row.entry.record.text(field.path);
    auto cell = doubtful(text(shortened(narrative)), row, field.path, field.title);
    if (!narrative.empty()) {
      if (has_comments_) cell.link = "internal:'Testi'!C" + std::to_string(row.text_row);
      ++row.text_row;
    }
    return cell;
  }

 private:
  const WorkbookFacts& facts_;
  bool has_comments_;
};

/// Builds the columns of the sheets of returns, a call for each group of them.
class ColumnList {
 public:
  ColumnList(const WorkbookFacts& facts, bool has_comments) : facts_(facts), cells_(facts, has_comments) {}

  template <class Cell>
  void add(const Bilingual& title, double width, Cell cell, bool is_hidden = false) {
    columns_.push_back({{title.in(facts_.language), width, is_hidden, {}, {}}, std::move(cell)});
  }

  void add_body() {
    const auto path = std::string(first_path(FieldType::organisation, facts_.form));
    const auto& word = facts_.form.respondent.word;
    if (facts_.form.respondent.paths.empty()) shown_.insert(column_of(path));
    add(word, 34, [cells = cells_, path, word, &form = facts_.form](ReturnRow& row) {
      return cells.doubtful(text(respondent_name(form, row.entry.record)), row, path, word);
    });
    const TerritoryAsked asked = territory_asked(facts_.form);
    if (asked != TerritoryAsked::no) add_place({"Regione", "Region"}, "region", 14, &Territory::region);
    if (asked == TerritoryAsked::convergence) add_convergence();
  }

  void add_convergence() {
    const auto language = facts_.language;
    add({"Convergenza", "Convergence"}, 12, [language](ReturnRow& row) {
      const auto& territory = row.entry.record.territory;
      const Bilingual yes{"sì", "yes"}, no{"no", "no"};
      return territory && territory->convergence ? text((*territory->convergence ? yes : no).in(language)) : XlsxCell();
    });
  }

  void add_state() {
    const auto language = facts_.language;
    add({"Stato", "State"}, 14, [language](ReturnRow& row) { return text(state_words(row.entry.record, language)); });
    add({"Completezza", "Completeness"}, 13, [&form = facts_.form](ReturnRow& row) {
      const auto [asked, filled] = completeness_of(row.entry.record, form);
      return share(filled, asked);
    });
    shown_.insert({"gaps_error", "gaps_warning"});
    add({"Errori", "Errors"}, 8, [](ReturnRow& row) { return number(count(row.entry.record, Severity::error)); });
    add({"Avvisi", "Warnings"}, 8, [](ReturnRow& row) { return number(count(row.entry.record, Severity::warning)); });
  }

  void add_areas() {
    for (const Choices* choices : choice_tables(facts_.form))
      for (std::size_t i = 0; i < choices->areas.size(); ++i) {
        const auto& code = choices->areas[i].code;
        add({"Area " + code, "Area " + code}, 7,
            [cells = cells_, choices, i](ReturnRow& row) { return cells.area_cell(row, *choices, i); });
      }
    if (candidature_tables(facts_.form).empty()) return;
    add({"Offerenti", "Offering bodies"}, 30, [cells = cells_](ReturnRow& row) { return cells.offerers(row); });
  }

  void add_lines() {
    for (const FormField* field : lines_of(facts_.form)) {
      shown_.insert(field->column);
      const double width = field->type == FieldType::address || field->type == FieldType::line ? 32 : 24;
      add(field->title, width, [cells = cells_, field](ReturnRow& row) { return cells.field_cell(row, *field); });
    }
  }

  /// A part of the address and ISTAT's province and code.
  void add_places() {
    const auto address = std::string(first_path(FieldType::address, facts_.form));
    if (!address.empty()) {
      shown_.insert(column_of(address) + "_postcode");
      add({"CAP", "Postcode"}, 8, [address](ReturnRow& row) { return text(row.entry.record.text(address + "_parts.postcode")); });
    }
    if (territory_asked(facts_.form) == TerritoryAsked::no) return;
    add_place({"Provincia", "Province"}, "province", 16, &Territory::province);
    add_place({"ISTAT", "ISTAT"}, "istat", 9, &Territory::istat);
  }

  void add_narratives() {
    for (const FormField* field : narratives_of(facts_.form))
      add(field->title, 40, [cells = cells_, field](ReturnRow& row) { return cells.narrative_cell(row, *field); });
  }

  void add_source(bool has_state) {
    const auto language = facts_.language;
    if (has_state)
      add({"Stato", "State"}, 14, [language](ReturnRow& row) { return text(return_name(validity_of(row.entry.record), language)); });
    add({"Data del documento", "Date of the document"}, 13, [](ReturnRow& row) { return day(row.entry.record.source.modified); });
    add({"Arrivo", "Arrival"}, 12, [](ReturnRow& row) { return day(row.entry.arrived); });
    shown_.insert({"source", "record_id"});
    add({"Documento", "Document"}, 32, [](ReturnRow& row) {
      auto cell = text(row.entry.record.source.path);
      if (!row.entry.document.empty()) {
        cell.link = "external:" + std::string(row.entry.document);
        cell.look = CellLook::link;
      }
      return cell;
    });
    if (!cells_.has_comments()) add({"Perché", "Why"}, 40, [](ReturnRow& row) { return text(row.why); });
    add({"ID", "ID"}, 14, [has_links = cells_.has_comments()](ReturnRow& row) {
      auto cell = text(row.entry.record.record_id);
      if (!has_links) return cell;
      cell.link = "external:schede/" + row.entry.record.record_id + ".html";
      cell.look = CellLook::link;
      return cell;
    });
  }

  /// What register.csv has beside, under its names.
  void add_hidden() {
    auto all = register_columns(facts_.form);
    for (const RegisterColumn& column : part_columns(facts_.form)) all.push_back(column);
    for (const RegisterColumn& column : all) {
      if (shown_.contains(column.name)) continue;
      const bool is_count = column.name.starts_with("gaps_");
      add(
          {column.name, column.name}, 14,
          [column, is_count](ReturnRow& row) {
            const auto value = column.cell(row.entry.record).text;
            return is_count ? number(std::stol(value)) : text(value);
          },
          true);
    }
    add(
        {"duplicate_of", "duplicate_of"}, 14, [](ReturnRow& row) { return text(row.entry.duplicate_of); }, true);
    add(
        {"superseded_by", "superseded_by"}, 14, [](ReturnRow& row) { return text(row.entry.superseded_by); }, true);
    add(
        {"set_aside", "set_aside"}, 14, [](ReturnRow& row) { return text(row.entry.record.set_aside ? "true" : "false"); }, true);
  }

  [[nodiscard]] Columns take() { return std::move(columns_); }

 private:
  [[nodiscard]] std::string column_of(std::string_view path) const {
    for (const FormField* field : plain_fields(facts_.form))
      if (field->path == path) return field->column;
    return {};
  }

  void add_place(const Bilingual& title, const std::string& column, double width, std::optional<std::string> Territory::*member) {
    shown_.insert(column);
    add(title, width, [cells = cells_, title, column, member](ReturnRow& row) {
      const auto& territory = row.entry.record.territory;
      return cells.doubtful(text(territory ? ((*territory).*member).value_or("") : ""), row, "territory." + column, title);
    });
  }

  const WorkbookFacts& facts_;
  ReturnCells cells_;
  std::set<std::string> shown_;  ///< columns of register.csv
  Columns columns_;
};

std::vector<XlsxColumn> heads_of(const Columns& columns) {
  std::vector<XlsxColumn> heads;
  for (const auto& column : columns) heads.push_back(column.column);
  return heads;
}

std::vector<XlsxCell> cells_of(const Columns& columns, ReturnRow row) {
  std::vector<XlsxCell> cells;
  for (const auto& column : columns) cells.push_back(column.cell(row));
  return cells;
}

Columns columns_of_returns(const WorkbookFacts& facts) {
  ColumnList list(facts, facts.returns <= most_commented_rows);
  list.add_body();
  list.add_state();
  list.add_areas();
  list.add_lines();
  list.add_places();
  list.add_narratives();
  list.add_source(false);
  list.add_hidden();
  return list.take();
}

Columns columns_of_versions(const WorkbookFacts& facts) {
  ColumnList list(facts, true);
  list.add_body();
  list.add_source(true);
  list.add({"Perché", "Why"}, 60, [](ReturnRow& row) {
    std::string why;
    for (const Gap& gap : row.entry.record.gaps)
      if (gap.field.empty()) why += (why.empty() ? "" : " ") + gap.message;
    return text(why);
  });
  list.add_hidden();
  return list.take();
}

}  // namespace

std::string contact_line(const Record& record, const Form& form, Language language) {
  const Contact contact = contact_of(record, form);
  std::vector<std::string> parts;
  for (const auto& part : {std::string(contact.responsible), phone_words(contact.phone, language), phone_words(contact.mobile, language),
                           std::string(contact.email)})
    if (!part.empty()) parts.push_back(part);
  return joined(parts, " · ");
}

ReturnsSheet::ReturnsSheet(XlsxBook& book, const WorkbookFacts& facts)
    : facts_(facts),
      columns_(columns_of_returns(facts)),
      sheet_(book.add_sheet("Schede", heads_of(columns_), 1)),
      texts_(book.add_sheet("Testi",
                            {{facts.form.respondent.word.in(facts.language), 34},
                             {Bilingual{"Domanda", "Question"}.in(facts.language), 24},
                             {Bilingual{"Testo", "Text"}.in(facts.language), 100},
                             {Bilingual{"Regione", "Region"}.in(facts.language), 16},
                             {Bilingual{"Documento", "Document"}.in(facts.language), 28},
                             {"ID", 14}},
                            1)) {}

void ReturnsSheet::add(const WorkbookReturn& entry) {
  const auto text_row = add_texts(entry.record);
  sheet_.add(cells_of(columns_, {entry, text_row, {}}), one_line);
}

/// Gives back the row of the first one, counted from 1 with the header.
std::size_t ReturnsSheet::add_texts(const Record& record) {
  const auto first = texts_.rows() + 2;
  for (const FormField* field : narratives_of(facts_.form)) {
    const auto narrative = record.text(field->path);
    if (narrative.empty()) continue;
    texts_.add({text(respondent_name(facts_.form, record)), text(field->title.in(facts_.language)), text(narrative, CellLook::wrapped),
                text(region_of(record)), text(record.source.path), text(record.record_id)});
  }
  return first;
}

std::string ReturnsSheet::sources() const {
  const Bilingual document{"Documento", "Document"};
  const auto column = std::ranges::find(columns_, document.in(facts_.language), [](const ReturnColumn& each) { return each.column.title; });
  const std::string letters = column_letters(static_cast<std::size_t>(column - columns_.begin()));
  return "=Schede!$" + letters + "$2:$" + letters + "$" + std::to_string(facts_.returns + 1);
}

void ReturnsSheet::finish() {
  const auto completeness =
      std::ranges::find_if(columns_, [](const ReturnColumn& each) { return each.column.title.starts_with("Complet"); });
  sheet_.data_bar(static_cast<std::size_t>(completeness - columns_.begin()));
  std::size_t whom_to_call = 0;
  for (const FormField* field : lines_of(facts_.form)) {
    const auto column =
        std::ranges::find(columns_, field->title.in(facts_.language), [](const ReturnColumn& each) { return each.column.title; });
    if (is_contact(field->type)) whom_to_call = static_cast<std::size_t>(column - columns_.begin()) + 1;
  }
  if (whom_to_call > 0) sheet_.print_columns(whom_to_call);
}

VersionsSheet::VersionsSheet(XlsxBook& book, const WorkbookFacts& facts)
    : columns_(columns_of_versions(facts)), sheet_(book.add_sheet("Versioni", heads_of(columns_), 1)) {}

void VersionsSheet::add(const WorkbookReturn& entry) { sheet_.add(cells_of(columns_, {entry, 0, {}}), one_line); }

}  // namespace schede
