#include "outputs/tables/data_package.h"

#include <algorithm>
#include <ostream>

#include "extractors/organisations/candidatures.h"
#include "outputs/records/record_json.h"
#include "outputs/tables/candidatures.h"
#include "outputs/tables/codebook.h"
#include "outputs/tables/corrections.h"
#include "outputs/tables/entries.h"
#include "outputs/tables/gaps.h"
#include "outputs/tables/register.h"
#include "outputs/tables/twinnings.h"

namespace schede {

namespace {

constexpr std::string_view text_type = "string", count_type = "integer", flag_type = "boolean";

/// A column that means the same wherever it stands.
struct KnownColumn {
  std::string_view name, type, title;
};

constexpr KnownColumn known_columns[] = {
    {"record_id", text_type, "Identificativo della scheda"},
    {"source", text_type, "Documento"},
    {"status", text_type, "Esito della lettura"},
    {"organisation", text_type, "Ente"},
    {"organisation_official", text_type, "Nome ufficiale dell'ente"},
    {"organisation_key", text_type, "Chiave dell'ente"},
    {"territory_kind", text_type, "Tipo di ente"},
    {"region", text_type, "Regione"},
    {"province", text_type, "Provincia"},
    {"municipality", text_type, "Comune"},
    {"istat", text_type, "Codice ISTAT"},
    {"convergence", flag_type, "Obiettivo Convergenza"},
    {"gaps_error", count_type, "Errori"},
    {"gaps_warning", count_type, "Avvisi"},
    {"gaps_info", count_type, "Note"},
    {"duplicate_of", text_type, "Copia di"},
    {"superseded_by", text_type, "Superata da"},
    {"set_aside", flag_type, "Accantonata"},
    {"value", text_type, "Valore"},
    {"read", text_type, "Valore letto dal programma"},
    {"by", text_type, "Chi ha deciso"},
    {"at", text_type, "Quando"},
    {"why", text_type, "Perché"},
    {"state", text_type, "Stato della lacuna"},
    {"asked_at", text_type, "Chiesta il"},
    {"closed_at", text_type, "Chiusa il"},
    {"waive", text_type, "Lacuna che si lascia"},
    {"blind", text_type, "Senza vedere le altre decisioni"},
    {"area", text_type, "Area"},
    {"area_title", text_type, "Titolo dell'area"},
    {"items", text_type, "Voci"},
    {"items_text", text_type, "Testo delle voci"},
    {"item", text_type, "Voce"},
    {"other", text_type, "Altro"},
    {"offering_body", text_type, "Soggetto offerente"},
    {"gaps", text_type, "Lacune"},
    {"field", text_type, "Campo"},
    {"code", text_type, "Codice della lacuna"},
    {"severity", text_type, "Gravità"},
    {"message", text_type, "Messaggio"},
    {"validity", text_type, "Validità della scheda"},
    {"id", text_type, "Identificativo del gemellaggio"},
    {"kind", text_type, "Scelto o proposto"},
    {"receiver_record_id", text_type, "Identificativo della scheda di chi riceve"},
    {"receiver", text_type, "Chi riceve"},
    {"receiver_region", text_type, "Regione di chi riceve"},
    {"offerer_record_id", text_type, "Identificativo della scheda di chi offre"},
    {"offerer", text_type, "Chi offre"},
    {"offerer_key", text_type, "Chiave di chi offre"},
    {"offerer_region", text_type, "Regione di chi offre"},
    {"score", count_type, "Punteggio"},
    {"sentence", text_type, "Perché"},
    {"requests", count_type, "Richieste"},
    {"partnerships", count_type, "Scelte"},
    {"offers", count_type, "Offerte"},
    {"ente", text_type, "Ente da invitare"},
    {"email", text_type, "E-mail"},
    {"regione", text_type, "Regione"},
    {"aree", text_type, "Aree in cui è indicato"},
    {"indicato_da", text_type, "Indicato da"},
    {"respondent", text_type, "Rispondente"},
    {"form_version", text_type, "Versione della scheda"},
    {"territory_region", text_type, "Regione"},
    {"territory_province", text_type, "Provincia"},
    {"territory_municipality", text_type, "Comune"},
    {"territory_istat", text_type, "Codice ISTAT"},
    {"territory_convergence", flag_type, "Obiettivo Convergenza"},
    {"n", count_type, "Numero"},
    {"path", text_type, "Percorso"},
    {"column", text_type, "Colonna"},
    {"file", text_type, "File"},
    {"label", text_type, "Etichetta"},
    {"type", text_type, "Tipo"},
    {"need", text_type, "Necessità"},
    {"when", text_type, "Condizione"},
    {"codes", text_type, "Codici"},
};

TableSchema::Column described(const std::string& name) {
  const auto* found = std::ranges::find(known_columns, name, &KnownColumn::name);
  if (found == std::end(known_columns)) return {name, std::string(text_type), name};
  return {name, std::string(found->type), std::string(found->title)};
}

std::vector<TableSchema::Column> described(std::span<const std::string> names) {
  std::vector<TableSchema::Column> columns;
  for (const auto& name : names) columns.push_back(described(name));
  return columns;
}

bool is_mark(const Form& form, const std::string& column) {
  for (const Choices* choices : choice_tables(form))
    for (const Area& area : choices->areas)
      if (column == choices->column + '_' + area.code) return true;
  return false;
}

/// The form's words for its own columns.
TableSchema::Column described(const RegisterColumn& column, const Form& form) {
  if (is_mark(form, column.name)) return {column.name, std::string(flag_type), column.name};
  auto known = described(column.name);
  if (!column.field.empty() && known.title == column.name) known.title = title_of(form, column.field, Language::it);
  return known;
}

TableSchema register_schema(const Form& form) {
  TableSchema schema{"register.csv", {"Registro", "Register"}, {}, {"record_id", "source"}};
  for (const auto& column : register_columns(form)) schema.columns.push_back(described(column, form));
  for (const char* name : {"duplicate_of", "superseded_by", "set_aside"}) schema.columns.push_back(described(name));
  for (const auto& column : part_columns(form)) schema.columns.push_back(described(column, form));
  return schema;
}

TableSchema entry_schema(const EntryTable& table) {
  TableSchema schema{table.file, table.title, {described("record_id"), described("n")}, {"record_id", "n"}};
  for (const EntryColumn& column : table.columns)
    schema.columns.push_back({column.name, std::string(text_type), column.title.in(Language::it)});
  return schema;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ",") + json_string(name);
  return '[' + out + ']';
}

/// "offerers-to-invite" of "offerers-to-invite.csv"
std::string name_of(const std::string& path) { return path.substr(0, path.find('.')); }

void write_table(std::ostream& out, const TableSchema& table, Dialect dialect) {
  out << "\n{\"name\":" << json_string(name_of(table.path)) << ",\"path\":" << json_string(table.path)
      << ",\"profile\":\"tabular-data-resource\",\"title\":" << json_string(table.title.it)
      << ",\"format\":\"csv\",\"mediatype\":\"text/csv\",\"encoding\":\"utf-8\",\"dialect\":{\"delimiter\":\""
      << (dialect == Dialect::excel_it ? ';' : ',')
      << "\",\"lineTerminator\":\"\\r\\n\",\"quoteChar\":\"\\\"\",\"doubleQuote\":true,\"header\":true},"
      << "\"schema\":{\"fields\":[";
  for (const auto& column : table.columns)
    out << (&column == &table.columns.front() ? "\n" : ",\n") << "{\"name\":" << json_string(column.name)
        << ",\"type\":" << json_string(column.type) << ",\"title\":" << json_string(column.title) << '}';
  out << "],\"missingValues\":[\"\"]";
  if (!table.key.empty()) out << ",\"primaryKey\":" << list_of(table.key);
  out << "}}";
}

}  // namespace

std::vector<TableSchema> table_schemas(const Form& form) {
  std::vector<TableSchema> tables{register_schema(form)};
  if (has_candidatures(form))
    tables.push_back({"candidatures.csv", {"Candidature", "Candidatures"}, described(candidature_columns()), {"record_id", "area"}});
  tables.push_back({"gaps.csv", {"Lacune", "Gaps"}, described(gap_columns(form)), {}});
  tables.push_back({"gap-history.csv", {"Storia delle lacune", "History of gaps"}, described(gap_history_columns(form)), {}});
  tables.push_back({"corrections.csv", {"Correzioni", "Corrections"}, described(correction_columns()), {}});
  for (const EntryTable& table : entry_tables(form)) tables.push_back(entry_schema(table));
  if (form.language_version > 1) tables.push_back({"codebook.csv", {"Codici", "Codebook"}, described(codebook_columns()), {}});
  if (!asks_for_candidatures(form)) return tables;
  tables.push_back({"twinnings.csv", {"Gemellaggi", "Twinnings"}, described(twinning_columns()), {"id"}});
  tables.push_back({"coverage.csv", {"Copertura", "Coverage"}, described(coverage_columns()), {"area", "item", "region"}});
  tables.push_back({"offerers-to-invite.csv", {"Offerenti da invitare", "Offerers to invite"}, described(invitation_columns()), {}});
  return tables;
}

void write_data_package(std::ostream& out, const Form& form, const std::vector<TableSchema>& tables, Dialect dialect,
                        std::string_view created) {
  out << "{\"profile\":\"tabular-data-package\",\"name\":" << json_string(form.id)
      << ",\"title\":" << json_string(form.title.in(Language::it)) << ",\"created\":" << json_string(created) << ",\"resources\":[";
  for (const auto& table : tables) {
    if (&table != &tables.front()) out << ',';
    write_table(out, table, dialect);
  }
  out << "\n]}\n";
}

}  // namespace schede
