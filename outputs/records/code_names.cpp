#include "outputs/records/code_names.h"
#include "extractors/record/record.h"

#include <algorithm>
#include <vector>

namespace schede {

namespace {

const std::vector<CodeName>& table() {
  static const std::vector<CodeName> names{
      {"unsupported-format",
       {"Formato non gestito", "Unsupported format"},
       {"Chiedere la scheda in formato DOCX o ODT.", "Ask for the form as DOCX or ODT."}},
      {"encrypted",
       {"Documento protetto da password", "Password-protected document"},
       {"Chiedere una copia senza password.", "Ask for a copy without a password."}},
      {"unreadable",
       {"Documento illeggibile", "Unreadable document"},
       {"Il file è danneggiato: chiedere un nuovo invio.", "The file is damaged: ask for it again."}},
      {"limits-exceeded",
       {"Documento oltre i limiti", "Document beyond the limits"},
       {"Il file è troppo grande o complesso: controllarlo a mano.", "The file is too large or complex: check it by hand."}},
      {"not-this-form",
       {"Non è questa scheda", "Not this form"},
       {"Verificare che cosa è stato inviato e chiedere la scheda.", "See what was sent and ask for the form."}},
      {"empty-file", {"File vuoto", "Empty file"}, {"Chiedere un nuovo invio.", "Ask for it again."}},
      {"processing-failed",
       {"Elaborazione non riuscita", "Processing failed"},
       {"Il documento ha interrotto il programma: controllarlo a mano.", "The document stopped the program: check it by hand."}},
      {"missing-required",
       {"Dato obbligatorio mancante", "Required value missing"},
       {"Senza questo dato la scheda non è utilizzabile: chiederlo all'ente.", "The form can't be used without it: ask the body."}},
      {"missing-recommended",
       {"Dato consigliato mancante", "Recommended value missing"},
       {"Chiederlo alla prima occasione utile.", "Ask for it when there is an occasion."}},
      {"invalid-value",
       {"Valore non valido", "Invalid value"},
       {"Il recapito non è leggibile come tale: verificarlo con l'ente.", "The contact can't be read as one: check it with the body."}},
      {"out-of-range",
       {"Valore fuori dai limiti", "Value out of range"},
       {"La risposta è oltre ciò che la scheda ammette: verificarla.", "The answer is beyond what the form allows: check it."}},
      {"too-many-choices",
       {"Troppe risposte segnate", "Too many answers marked"},
       {"Ne è ammessa una, o meno di quelle segnate: chiedere quale vale.", "One may be marked, or fewer: ask which one holds."}},
      {"unexpected-answer",
       {"Risposta a una domanda che non si poneva", "Answer to a question that did not arise"},
       {"Verificare la risposta da cui la domanda dipende.", "Check the answer that the question depends on."}},
      {"ambiguous-form",
       {"Può essere di due schede", "May be of two forms"},
       {"Indicare quale scheda è, o chiedere di rimandarla.", "Say which form it is, or ask for it again."}},
      {"placeholder",
       {"Solo un riempitivo", "Filler only"},
       {"Il campo contiene solo puntini, trattini o «n.d.».", "The field holds only dots, dashes or \"n.a.\"."}},
      {"inferred",
       {"Valore dedotto", "Inferred value"},
       {"Il valore non è scritto in chiaro: confermarlo.", "The value is not stated outright: confirm it."}},
      {"ambiguous",
       {"Risposta ambigua", "Ambiguous answer"},
       {"Sono possibili due letture: chiedere quale vale.", "Two readings fit: ask which one holds."}},
      {"image-only",
       {"Solo un'immagine", "Picture only"},
       {"Al posto del testo c'è un'immagine: trascriverla o chiedere il testo.",
        "A picture stands for the text: copy it or ask for the text."}},
      {"refers-to-attachment",
       {"Rinvio a un allegato", "Refers to an attachment"},
       {"La risposta è in un allegato: recuperarlo.", "The answer is in an attachment: get it."}},
      {"blank-form",
       {"Scheda in bianco", "Blank form"},
       {"La scheda è tornata senza risposte: chiedere di compilarla.", "The form came back with no answer: ask to have it filled in."}},
      {"unread-text",
       {"Testo non attribuito", "Unread text"},
       {"C'è testo che nessun campo ha raccolto: leggerlo nel documento.", "Some text was taken by no field: read it in the document."}},
      {"offering-body-missing",
       {"Soggetto offerente mancante", "Offering body missing"},
       {"L'ente si candida ma non indica chi offre la pratica.", "The body is a candidate but names nobody who offers the practice."}},
      {"other-without-text",
       {"«Altro» senza testo", "\"Other\" without text"},
       {"Chiedere che cosa si intende con «Altro».", "Ask what is meant by \"Other\"."}},
      {"printed-text-changed",
       {"Testo della scheda modificato", "Printed text changed"},
       {"Una parte del modulo non si trova nel documento: controllare la risposta.",
        "A part of the form can't be found: check the answer."}},
      {"signature-invalid",
       {"Firma non valida", "Invalid signature"},
       {"Il contenuto o la firma sono stati alterati: chiedere di nuovo il documento firmato.",
        "Content or signature was altered: ask for the signed document again."}},
      {"duplicate", {"Documento doppio", "Duplicate"}, {"Lo stesso file è arrivato due volte.", "The same file came twice."}},
      {"superseded",
       {"Sostituita da un invio successivo", "Superseded"},
       {"Lo stesso ente ha inviato più tardi un'altra scheda.", "The same body sent another form later."}},
      {"unrecognised-territory",
       {"Ente non riconosciuto", "Unrecognised body"},
       {"L'ente non corrisponde a nessun territorio noto.", "The body matches no known territory."}},
      {"not-returned",
       {"Scheda non pervenuta", "Not returned"},
       {"L'ente invitato non ha risposto: sollecitarlo.", "Invited, no answer yet: remind it."}},
      {"area-without-candidate",
       {"Area senza candidature", "Area without a candidate"},
       {"Nessun ente si candida per quest'area.", "No body is a candidate for this area."}},
      {"area-without-offer",
       {"Area senza soggetti offerenti", "Area without an offer"},
       {"Nessuno indica un soggetto offerente per quest'area.", "Nobody names an offering body for this area."}},
      {"request-without-offer",
       {"Richiesta senza offerta", "Request without an offer"},
       {"Nessuno può offrire ciò che l'ente chiede: cercare un soggetto offerente.",
        "Nobody could give what the body asks for: look for an offering body."}},
      {"offer-without-request",
       {"Offerta senza richieste", "Offer without a request"},
       {"Nessuno chiede ciò che l'ente offre.", "Nobody asks for what the body offers."}},
      {"correction-stale",
       {"Correzione superata dal documento", "Correction overtaken by the document"},
       {"Il testo su cui si basava è cambiato: correggere di nuovo, o lasciare il valore letto.",
        "The text that it stood on has changed: correct it again, or leave what was read."}},
      {"cell-cut",
       {"Testo tagliato nei CSV", "Text cut in the CSV files"},
       {"Il testo non sta in una cella: leggerlo per intero nei file JSON.", "The text fits no cell: read it whole in the JSON files."}},
  };
  return names;
}

const CodeName* find(std::string_view code) {
  const auto found = std::find_if(table().begin(), table().end(), [&](const CodeName& name) { return name.code == code; });
  return found == table().end() ? nullptr : &*found;
}

}  // namespace

std::span<const CodeName> code_names() { return table(); }

std::string code_name(std::string_view code, Language language) {
  const CodeName* found = find(code);
  return found ? found->name.in(language) : std::string(code);
}

std::string code_hint(std::string_view code, Language language) {
  const CodeName* found = find(code);
  return found ? found->hint.in(language) : std::string();
}

std::string severity_name(Severity severity, Language language) {
  static const Bilingual error{"errori", "errors"};
  static const Bilingual warning{"avvisi", "warnings"};
  static const Bilingual info{"note", "notes"};
  switch (severity) {
    case Severity::error: return error.in(language);
    case Severity::warning: return warning.in(language);
    case Severity::info: return info.in(language);
  }
  return {};
}

}  // namespace schede
