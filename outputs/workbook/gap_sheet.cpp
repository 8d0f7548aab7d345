#include "extractors/record/gap_catalogue.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"
#include "outputs/records/place_words.h"
#include "outputs/survey/remarks.h"
#include "outputs/survey/validity.h"
#include "outputs/workbook/cells.h"
#include "outputs/workbook/return_sheets.h"

namespace schede {

namespace {

std::string severity_word(Severity severity, Language language) {
  const Bilingual error{"errore", "error"}, warning{"avviso", "warning"}, info{"nota", "note"};
  switch (severity) {
    case Severity::error: return error.in(language);
    case Severity::warning: return warning.in(language);
    case Severity::info: return info.in(language);
  }
  return {};
}

std::vector<XlsxColumn> gap_sheet_columns(Language language) {
  const auto title = [&](const char* it, const char* en) { return std::string(language == Language::it ? it : en); };
  const std::vector<std::string> outcomes = language == Language::it
                                                ? std::vector<std::string>{"da fare", "chiesto", "risposto", "non risponde", "da lasciare"}
                                                : std::vector<std::string>{"to do", "asked", "answered", "no answer", "leave it"};
  return {{title("Ente", "Body"), 34},
          {title("Regione", "Region"), 14},
          {title("Campo", "Field"), 26},
          {title("Tipo", "Kind"), 26},
          {title("Gravità", "Severity"), 10},
          {title("Valore letto", "Value read"), 28},
          {title("Parole nel documento", "Words in the document"), 28},
          {title("Dove", "Where"), 18},
          {title("Che cosa chiedere", "What to ask"), 48},
          {title("Contatto", "Contact"), 44},
          {title("Esito", "Outcome"), 14, false, outcomes},
          {title("Note", "Notes"), 24},
          {title("Scheda", "Return"), 12},
          {title("Documento", "Document"), 28},
          {"ID", 14},
          {"field", 14, true},
          {"code", 14, true},
          {"severity", 10, true},
          {"message", 40, true},
          {"validity", 10, true},
          {"state", 10, true},
          {"asked_at", 20, true}};
}

/// The printed name; of an area its own.
std::string field_name(const Form& form, const std::string& field, Language language) {
  const Bilingual whole{"Scheda intera", "Whole form"};
  return field.empty() ? whole.in(language) : title_of(form, field, language);
}

std::string value_of(const Record& record, const std::string& field) {
  const Value* value = record.find(field);
  if (!value) return {};
  if (const auto* list = std::get_if<std::vector<std::string>>(value)) {
    std::string out;
    for (const auto& each : *list) out += (out.empty() ? "" : "; ") + each;
    return out;
  }
  return std::string(record.text(field));
}

}  // namespace

GapsSheet::GapsSheet(XlsxBook& book, const WorkbookFacts& facts)
    : facts_(facts), sheet_(book.add_sheet("Lacune", gap_sheet_columns(facts.language), 1)) {}

void GapsSheet::add(const Record& record, const std::vector<std::string>& asked) {
  const auto validity = validity_of(record);
  const auto region = record.territory ? record.territory->region.value_or("") : std::string();
  const auto contact = contact_line(record, facts_.form, facts_.language);
  const auto organisation = contact_of(record, facts_.form).organisation;
  for (std::size_t i = 0; i < record.gaps.size(); ++i) {
    const Gap& gap = record.gaps[i];
    const bool is_asked = i < asked.size() && !asked[i].empty();
    const Bilingual asked_word{"chiesto", "asked"};
    const Evidence* evidence = record.evidence_of(gap.field);
    const auto question = question_of(gap, record, facts_.language);
    sheet_.add({text(organisation),
                text(region),
                text(field_name(facts_.form, gap.field, facts_.language)),
                text(code_name(gap.code, facts_.language)),
                text(severity_word(gap.severity, facts_.language), gap.severity == Severity::error     ? CellLook::wrong
                                                                   : gap.severity == Severity::warning ? CellLook::doubtful
                                                                                                       : CellLook::plain),
                text(value_of(record, gap.field)),
                text(evidence ? evidence->raw : ""),
                text(evidence ? place_words(evidence->at, facts_.language) : ""),
                text(question.empty() ? code_hint(gap.code, facts_.language) : question),
                text(contact),
                is_asked ? text(asked_word.in(facts_.language)) : XlsxCell(),
                XlsxCell(),
                text(return_name(validity, facts_.language)),
                text(record.source.path),
                text(record.record_id),
                text(gap.field),
                text(gap.code),
                text(to_string(gap.severity)),
                text(gap.message),
                text(to_string(validity)),
                text(is_asked ? "asked" : "open"),
                text(is_asked ? asked[i] : "")});
  }
}

void GapsSheet::finish() {
  constexpr std::size_t up_to_contact = 10;
  sheet_.print_columns(up_to_contact);
}

void GapsSheet::add(const GapRow& row) {
  const Gap& gap = row.gap;
  sheet_.add({text(row.organisation),
              XlsxCell(),
              text(gap.field.empty() ? "" : title_of(facts_.form, gap.field, facts_.language)),
              text(code_name(gap.code, facts_.language)),
              text(severity_word(gap.severity, facts_.language)),
              XlsxCell(),
              XlsxCell(),
              XlsxCell(),
              text(code_hint(gap.code, facts_.language)),
              XlsxCell(),
              XlsxCell(),
              XlsxCell(),
              XlsxCell(),
              text(row.source),
              text(row.record_id),
              text(gap.field),
              text(gap.code),
              text(to_string(gap.severity)),
              text(gap.message),
              text(row.validity),
              text(row.state()),
              text(row.asked_at)});
}

}  // namespace schede
