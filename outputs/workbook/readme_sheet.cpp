#include "outputs/workbook/cells.h"
#include "outputs/workbook/survey_sheets.h"

namespace schede {

namespace {

/// What a sheet holds.
struct SheetWords {
  const char* name;
  Bilingual words;
  bool of_twinnings = false;
};

const std::vector<SheetWords>& sheets() {
  static const std::vector<SheetWords> all{
      {"Schede", {"una riga per scheda in vigore: contatti, aree, stato", "a row a current return: contacts, areas, state"}},
      {"Testi", {"le risposte lunghe per intero", "the long answers in full"}},
      {"Candidature",
       {"una riga per scheda e area: che cosa chiede o offre, chi indica",
        "a row a return and area: what it asks or offers, whom it names"},
       true},
      {"Offerenti",
       {"gli enti indicati come offerenti, da chi, e se hanno inviato la scheda",
        "the bodies named as offering ones, by whom, and whether they sent the form"},
       true},
      {"Copertura",
       {"quante richieste, scelte e offerte per area, voce e regione", "how many requests, choices and offers by area, item and region"},
       true},
      {"Gemellaggi",
       {"chi può ricevere da chi, con il punteggio e il perché", "who could receive from whom, with the score and why"},
       true},
      {"Lacune", {"che cosa manca o è dubbio, e che cosa chiedere", "what is missing or doubtful, and what to ask"}},
      {"Correzioni", {"righe da compilare per correggere un valore", "rows to fill in to correct a value"}},
      {"Versioni", {"le schede respinte, doppie o superate", "rejected, duplicate and superseded returns"}}};
  return all;
}

}  // namespace

void fill_readme(XlsxSheet& sheet, const WorkbookFacts& facts, const Survey& survey) {
  const auto say = [&](const Bilingual& words) { return words.in(facts.language); };
  const auto line = [&](const Bilingual& name, const std::string& value) {
    sheet.add({text(say(name), CellLook::note), text(value, CellLook::wrapped)}, value.size() > 110 ? 32 : 0);
  };
  const auto figure = [&](const Bilingual& name, std::size_t value) {
    sheet.add({text(say(name)), {static_cast<double>(value), CellLook::figure}});
  };
  sheet.add({text(facts.form.title.in(facts.language), CellLook::title)}, 26);
  line({"Dati aggiornati al", "Data as of"}, facts.data_as_of);
  sheet.add({});
  figure({"Schede ricevute", "Returns"}, survey.entries.size());
  for (const auto& [validity, count] : survey.by_validity)
    figure({"– " + returns_name(validity, Language::it), "– " + returns_name(validity, Language::en)}, count);
  if (survey.responses) {
    figure({"Enti invitati", "Invited bodies"}, survey.responses->all.invited);
    figure({"– che hanno risposto", "– that answered"}, survey.responses->all.returned);
  }
  figure({"Errori", "Errors"}, survey.by_severity.at(Severity::error));
  figure({"Avvisi", "Warnings"}, survey.by_severity.at(Severity::warning));
  line({"Che cosa contano", "What they count"},
       say({"Totali, tabelle e tassi contano le schede accolte, non quelle superate, doppie o respinte.",
            "Totals, tables and rates count accepted returns, not those superseded, duplicate or rejected."}));
  sheet.add({});
  line({"Colori", "Colours"}, {});
  sheet.add({text(say({"dubbio", "doubtful"}), CellLook::doubtful),
             text(say({"da verificare: il commento della cella dice perché, con le parole del documento e dove stanno",
                       "to be checked: the cell's comment says why, with the document's words and where they stand"}))});
  sheet.add({text(say({"errore", "error"}), CellLook::wrong),
             text(say({"senza questo dato la scheda non è utilizzabile", "the form cannot be used without it"}))});
  sheet.add({text("● ◐"), text(say({"● candidatura; ◐ candidatura dubbia", "● candidate; ◐ doubtful candidate"}))});
  sheet.add({});
  line({"Fogli", "Sheets"}, {});
  for (const auto& [name, words, of_twinnings] : sheets()) {
    if (of_twinnings && !facts.asks_for_candidatures) continue;
    auto link = text(name, CellLook::link);
    link.link = std::string("internal:'") + name + "'!A1";
    sheet.add({link, text(say(words))});
  }
  if (survey.responses) {
    auto link = text("Inviti", CellLook::link);
    link.link = "internal:'Inviti'!A1";
    sheet.add({link, text(say({"gli enti invitati, e se hanno risposto", "the invited bodies, and whether they answered"}))});
  }
  sheet.add({});
  line({"Correzioni", "Corrections"}, say({"Scrivere una riga per correzione nel foglio Correzioni e rimandare questo file a chi gestisce "
                                           "la raccolta: modificare le altre celle non cambia il registro.",
                                           "Write a row a correction into the sheet Correzioni and send this file back to whoever runs the "
                                           "survey: changes to other cells do not change the register."}));
  line(
      {"Dati personali", "Personal data"},
      say({"Il file contiene nomi, telefoni e indirizzi di posta di persone: usarli solo per questa rilevazione e non diffonderli.",
           "The file holds people's names, telephone numbers and mail addresses: use them for this survey alone and do not spread them."}));
}

}  // namespace schede
