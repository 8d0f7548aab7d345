#include "extractors/drafting/draft_form.h"

#include <catch2/catch.hpp>
#include <span>

#include "extractors/form/field_types.h"
#include "parsers/read.h"
#include "tests/support/form_cases.h"

using namespace schede;

namespace {

std::string kind_of(const FormField& field) { return std::string(row_of(field.type).name) + " " + field.label.text; }

std::string kind_of(const ChoiceQuestion& choice) {
  std::string text = (choice.many ? "several " : "one ") + choice.label.text + " =";
  for (const ChoiceOption& option : choice.options) {
    text += " " + option.code;
    if (option.other) text += "…";
    for (const FormField& field : option.fields) text += " <" + std::string(row_of(field.type).name) + ">";
  }
  return text;
}

std::string kind_of(const Grid& grid) {
  std::string text = "grid " + grid.label.text + " =";
  for (const ChoiceOption& option : grid.options) text += " " + option.code;
  text += " |";
  for (const PrintedRow& row : grid.rows) text += " " + row.code;
  for (const FormField& field : grid.fields) text += " <" + field.path + ">";
  return text;
}

std::string kind_of(const Rows& rows) {
  std::string text = (rows.labelled ? "group " : "rows ") + rows.label.text + " =";
  for (const RowMember& member : rows.members) text += " " + std::get<FormField>(member).path;
  text += " x" + std::to_string(rows.printed);
  for (const PrintedRow& row : rows.rows) text += " " + row.code;
  return text;
}

std::string kind_of(const PrintedText& text) { return "text " + text.label.text; }
std::string kind_of(const RepeatingGroup&) { return "repeating"; }
std::string kind_of(const Choices&) { return "choices"; }

std::vector<std::string> drafted(const std::string& markup, const std::string& kind) {
  const std::string bytes = test::written_as(kind, markup);
  const auto draft = draft_form(read_document(std::as_bytes(std::span(bytes)), Limits()).value(), "form");
  std::vector<std::string> parts;
  if (draft)
    for (const Section& section : draft->form.sections)
      for (const auto& part : section.parts) parts.push_back(std::visit([](const auto& what) { return kind_of(what); }, part));
  return parts;
}

}  // namespace

TEST_CASE("a draft has what is printed round each blank of a form") {
  struct Row {
    std::string blank;
    std::vector<std::string> parts;
  };
  const auto row = GENERATE(values<Row>({
      {"Nome e cognome ..........  il ........ CAP .....", {"name Nome e cognome", "date il", "postcode CAP"}},
      {"Quota ........ per cento del costo", {"decimal Quota"}},
      {"Il giorno ___/___/_____", {"date Il giorno"}},
      {"........, lì ........", {"line ", "date lì"}},
      {"Ente già iscritto? SI / NO     Se sì, dal ........", {"one Ente già iscritto? = yes no", "date Se sì, dal"}},
      {"Colore   ☐ rosso   ☐ blu   ☐ altro ........", {"one Colore = rosso blu other…"}},
      {"Danni (al massimo due)\n☐ cose\n☐ persone per € ........\n☐ animali",
       {"several Danni (al massimo due) = cose persone <amount> animali"}},
      {"Quanti anni ha?\nmeno di 18        18-30        più di 30", {"one Quanti anni ha? = meno_18 18-30 piu_30"}},
      {"Perché lo chiede?\n....................\n....................", {"narrative Perché lo chiede?"}},
      {"Firma ........", {"text Firma"}},
      {"| Telefono |\n| Codice fiscale |", {"phone Telefono", "taxcode Codice fiscale"}},
      {"Chi partecipa\n| N. | Nome | Quota (€)\n| 1 |  |\n| 2 |  |", {"rows Chi partecipa = nome quota x2"}},
      {"Spese\n| Voce | Costo (€) | Note\n| Personale |  |\n| Viaggi |  |", {"rows Spese = costo note x2 personale viaggi"}},
      {"Che cosa usa?\n| Servizio | SI | NO | Quante volte\n| Prestito |  |  |\n| Sala |  |  |",
       {"grid Che cosa usa? = yes no | prestito sala <quante_volte>"}},
      {"Testimoni\nCognome e nome ........ telefono ........\nCognome e nome ........ telefono ........",
       {"group Testimoni = cognome_nome telefono x2"}},
      {"Una lettera senza spazi da compilare.", {}},
  }));
  const auto kind = GENERATE(as<std::string>(), "docx", "odt");
  CAPTURE(kind, row.blank);
  CHECK(drafted(row.blank, kind) == row.parts);
}
