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

constexpr std::string_view text = "string", count = "integer", flag = "boolean";

/// A column that means the same wherever it stands.
struct KnownColumn {
  std::string_view name, type, title;
};

constexpr KnownColumn known_columns[] = {
    {"record_id", text, "Identificativo della scheda"},
    {"source", text, "Documento"},
    {"status", text, "Esito della lettura"},
    {"organisation", text, "Ente"},
    {"organisation_official", text, "Nome ufficiale dell'ente"},
    {"organisation_key", text, "Chiave dell'ente"},
    {"territory_kind", text, "Tipo di ente"},
    {"region", text, "Regione"},
    {"province", text, "Provincia"},
    {"municipality", text, "Comune"},
    {"istat", text, "Codice ISTAT"},
    {"convergence", flag, "Obiettivo Convergenza"},
    {"gaps_error", count, "Errori"},
    {"gaps_warning", count, "Avvisi"},
    {"gaps_info", count, "Note"},
    {"duplicate_of", text, "Copia di"},
    {"superseded_by", text, "Superata da"},
    {"set_aside", flag, "Accantonata"},
    {"value", text, "Valore"},
    {"read", text, "Valore letto dal programma"},
    {"by", text, "Chi ha deciso"},
    {"at", text, "Quando"},
    {"why", text, "Perché"},
    {"state", text, "Stato della lacuna"},
    {"asked_at", text, "Chiesta il"},
    {"closed_at", text, "Chiusa il"},
    {"waive", text, "Lacuna che si lascia"},
    {"blind", text, "Senza vedere le altre decisioni"},
    {"area", text, "Area"},
    {"area_title", text, "Titolo dell'area"},
    {"items", text, "Voci"},
    {"items_text", text, "Testo delle voci"},
    {"item", text, "Voce"},
    {"other", text, "Altro"},
    {"offering_body", text, "Soggetto offerente"},
    {"gaps", text, "Lacune"},
    {"field", text, "Campo"},
    {"code", text, "Codice della lacuna"},
    {"severity", text, "Gravità"},
    {"message", text, "Messaggio"},
    {"validity", text, "Validità della scheda"},
    {"id", text, "Identificativo del gemellaggio"},
    {"kind", text, "Scelto o proposto"},
    {"receiver_record_id", text, "Identificativo della scheda di chi riceve"},
    {"receiver", text, "Chi riceve"},
    {"receiver_region", text, "Regione di chi riceve"},
    {"offerer_record_id", text, "Identificativo della scheda di chi offre"},
    {"offerer", text, "Chi offre"},
    {"offerer_key", text, "Chiave di chi offre"},
    {"offerer_region", text, "Regione di chi offre"},
    {"score", count, "Punteggio"},
    {"sentence", text, "Perché"},
    {"requests", count, "Richieste"},
    {"partnerships", count, "Scelte"},
    {"offers", count, "Offerte"},
    {"ente", text, "Ente da invitare"},
    {"email", text, "E-mail"},
    {"regione", text, "Regione"},
    {"aree", text, "Aree in cui è indicato"},
    {"indicato_da", text, "Indicato da"},
    {"respondent", text, "Rispondente"},
    {"form_version", text, "Versione della scheda"},
    {"territory_region", text, "Regione"},
    {"territory_province", text, "Provincia"},
    {"territory_municipality", text, "Comune"},
    {"territory_istat", text, "Codice ISTAT"},
    {"territory_convergence", flag, "Obiettivo Convergenza"},
    {"n", count, "Numero"},
    {"path", text, "Percorso"},
    {"column", text, "Colonna"},
    {"file", text, "File"},
    {"label", text, "Etichetta"},
    {"type", text, "Tipo"},
    {"need", text, "Necessità"},
    {"when", text, "Condizione"},
    {"codes", text, "Codici"},
};

TableSchema::Column described(const std::string& name) {
  const auto* found = std::ranges::find(known_columns, name, &KnownColumn::name);
  if (found == std::end(known_columns)) return {name, std::string(text), name};
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
  if (is_mark(form, column.name)) return {column.name, std::string(flag), column.name};
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
  for (const EntryColumn& column : table.columns) schema.columns.push_back({column.name, std::string(text), column.title.in(Language::it)});
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
