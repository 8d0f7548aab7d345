#include "pipeline/review/words.h"

#include <string_view>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "pipeline/review/embedded.h"

namespace schede {
namespace {

/// `{}` in a text is filled by the script.
struct Row {
  std::string_view name, it, en;
  [[nodiscard]] std::string_view in(Language language) const { return language == Language::it ? it : en; }
};

constexpr Row rows[] = {
    {"language", "it", "en"},
    {"title", "Revisione delle schede", "Review of the returns"},
    {"skip", "Vai alla domanda", "Skip to the question"},
    {"returns", "Schede", "Returns"},
    {"find", "Cerca", "Find"},
    {"agreement", "Accordo", "Agreement"},
    {"agree", "{} e {}: {} di {} uguali", "{} and {}: {} of {} alike"},
    {"previous", "Precedente", "Previous"},
    {"next", "Successiva", "Next"},
    {"help", "Aiuto", "Help"},
    {"decisions", "Decisioni", "Decisions"},
    {"enter", "Invio", "Enter"},
    {"confirm", "Conferma", "Confirm"},
    {"correct", "Correggi", "Correct"},
    {"empty", "È vuoto", "It is empty"},
    {"assign", "Assegna le parole", "Assign the words"},
    {"ask", "Chiedi all'ente", "Ask the body"},
    {"take_back", "Riprendi", "Take back"},
    {"save", "Salva", "Save"},
    {"cancel", "Annulla", "Cancel"},
    {"chosen_words", "Parole scelte", "Chosen words"},
    {"field", "Campo", "Field"},
    {"give", "Assegna", "Assign"},
    {"whole", "La scheda intera", "The whole return"},
    {"judgement", "Giudizio sulla scheda", "Judgement on the return"},
    {"note", "Nota", "Note"},
    {"approve", "Approva", "Approve"},
    {"reserve", "Con riserve", "With reservations"},
    {"review", "Da rivedere", "To be reviewed"},
    {"set_aside", "Accantona", "Set aside"},
    {"restore", "Rimetti nel registro", "Put back into the register"},
    {"keys", "Tasti", "Keys"},
    {"key_move", "domanda successiva, precedente", "next question, previous"},
    {"key_confirm", "il valore letto è giusto, o il dubbio è verificato",
     "the value is right as it was read, or the doubt was looked into"},
    {"key_correct", "scrivere un altro valore; Ctrl+Invio salva, Esc annulla", "write another value; Ctrl+Enter saves, Esc cancels"},
    {"key_empty", "il campo è vuoto davvero", "the field is empty indeed"},
    {"key_assign", "le parole scelte nel documento, o quelle non lette, vanno in un campo",
     "the words that are chosen in the document, or the unread ones, go into a field"},
    {"key_ask", "chiederlo all'ente: va nei solleciti", "ask the body: it goes into the reminders"},
    {"key_take_back", "riprendere l'ultima decisione", "take the last decision back"},
    {"close", "Chiudi", "Close"},
    {"state_approved", "approvata", "approved"},
    {"state_reservations", "con riserve", "with reservations"},
    {"state_to-review", "da rivedere", "to be reviewed"},
    {"state_set_aside", "accantonata", "set aside"},
    {"blind", " (senza vedere gli altri)", " (without sight of the others)"},
    {"left", "da decidere: {}", "to decide: {}"},
    {"none_left", "niente da decidere", "nothing to decide"},
    {"no_more", "In questa scheda non c'è altro da decidere", "Nothing else to decide in this return"},
    {"place", "{} di {}", "{} of {}"},
    {"is_missing", "Manca: E per scriverlo, V se è vuoto davvero, Q per chiederlo.",
     "It is missing: E to write it, V if it is empty indeed, Q to ask for it."},
    {"confirmed", "Confermato.", "Confirmed."},
    {"looked_into", "Verificato.", "Looked into."},
    {"corrected", "Corretto.", "Corrected."},
    {"emptied", "È vuoto.", "It is empty."},
    {"assigned", "Assegnato.", "Assigned."},
    {"to_be_asked", "Da chiedere: andrà nei solleciti.", "To be asked: it will go into the reminders."},
    {"taken_back", "Ripreso.", "Taken back."},
    {"nothing_back", "Non c'è nulla da riprendere.", "There is nothing to take back."},
    {"done", "Fatto.", "Done."},
    {"no_field", "Qui non c'è un campo: sceglierne uno tra i valori.", "There is no field here: choose one among the values."},
    {"no_words", "Scegliere prima le parole nel documento.", "Choose the words in the document first."},
    {"no_station", "La stazione non risponde: è chiusa? Le decisioni prese restano; per riprendere, schede review.",
     "The station does not answer: was it closed? Decisions that were taken stay; to go on, schede review."},
    {"why_confirmed", "confermato nel documento", "confirmed in the document"},
    {"why_looked_into", "verificato nel documento", "looked into in the document"},
    {"why_corrected", "corretto dal documento", "corrected by the document"},
    {"why_empty", "è vuoto nel documento", "it is empty in the document"},
    {"why_assigned", "parole del documento", "words of the document"},
    {"why_ask", "da chiedere all'ente", "the body is to be asked"},
    {"why_review", "revisione", "review"},
};

std::string all_as_json(Language language) {
  std::string json;
  for (const Row& row : rows)
    json += (json.empty() ? "{" : ",") + json_string(std::string(row.name)) + ':' + json_string(std::string(row.in(language)));
  return json + '}';
}

std::string word(std::string_view name, Language language) {
  if (name == "words") return all_as_json(language);
  for (const Row& row : rows)
    if (row.name == name) return html(row.in(language));
  return {};
}

}  // namespace

std::string station_page(Language language) {
  std::string page;
  std::string_view rest = embedded::station_html;
  for (auto open = rest.find("{{"); open != rest.npos; open = rest.find("{{")) {
    const auto close = rest.find("}}", open);
    page += rest.substr(0, open);
    page += word(rest.substr(open + 2, close - open - 2), language);
    rest.remove_prefix(close + 2);
  }
  return page.append(rest);
}

}  // namespace schede
