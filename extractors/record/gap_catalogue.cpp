#include "extractors/record/gap_catalogue.h"

#include <algorithm>
#include <vector>

namespace schede {
namespace {

const std::vector<GapCode>& codes() {
  static const std::vector<GapCode> rows{
      {"unsupported-format",
       {"Formato non gestito", "Unsupported format"},
       {"Chiedere la scheda in formato DOCX o ODT.", "Ask for the form as DOCX or ODT."},
       {"è in un formato che non possiamo leggere", "it has a format that we cannot read"}},
      {"encrypted",
       {"Documento protetto da password", "Password-protected document"},
       {"Chiedere una copia senza password.", "Ask for a copy without a password."},
       {"è protetto da una password", "it is protected by a password"}},
      {"unreadable",
       {"Documento illeggibile", "Unreadable document"},
       {"Il file è danneggiato: chiedere un nuovo invio.", "The file is damaged: ask for it again."},
       {"è arrivato danneggiato", "it arrived damaged"}},
      {"limits-exceeded",
       {"Documento oltre i limiti", "Document beyond the limits"},
       {"Il file è troppo grande o complesso: controllarlo a mano.", "The file is too large or complex: check it by hand."},
       {"è troppo grande o complesso per essere letto", "it is too large or complex to be read"}},
      {"not-this-form",
       {"Non è questa scheda", "Not this form"},
       {"Verificare che cosa è stato inviato e chiedere la scheda.", "See what was sent and ask for the form."},
       {"non è la scheda che vi avevamo chiesto", "it is not the form that we asked for"}},
      {"empty-file",
       {"File vuoto", "Empty file"},
       {"Chiedere un nuovo invio.", "Ask for it again."},
       {"è arrivato vuoto", "it arrived empty"}},
      {"processing-failed",
       {"Elaborazione non riuscita", "Processing failed"},
       {"Il documento ha interrotto il programma: controllarlo a mano.", "The document stopped the program: check it by hand."},
       {"non siamo riusciti a leggerlo", "we could not read it"}},
      {"missing-required",
       {"Dato obbligatorio mancante", "Required value missing"},
       {"Senza questo dato la scheda non è utilizzabile: chiederlo all'ente.", "The form can't be used without it: ask the body."},
       {"non risulta compilato", "was left empty"}},
      {"missing-recommended",
       {"Dato consigliato mancante", "Recommended value missing"},
       {"Chiederlo alla prima occasione utile.", "Ask for it when there is an occasion."},
       {"non risulta compilato", "was left empty"}},
      {"invalid-value",
       {"Valore non valido", "Invalid value"},
       {"Il recapito non è leggibile come tale: verificarlo con l'ente.", "The contact can't be read as one: check it with the body."},
       {"il recapito non sembra valido: vi preghiamo di riscriverlo", "does not seem valid: please write it again"},
       {"«{0}» non sembra un recapito valido: vi preghiamo di riscriverlo", "\"{0}\" does not seem valid: please write it again"}},
      {"out-of-range",
       {"Valore fuori dai limiti", "Value out of range"},
       {"La risposta è oltre ciò che la scheda ammette: verificarla.", "The answer is beyond what the form allows: check it."},
       {"è fuori dai limiti previsti: vi preghiamo di verificarlo", "is beyond what the form allows: please check it"}},
      {"too-many-choices",
       {"Troppe risposte segnate", "Too many answers marked"},
       {"Ne è ammessa una, o meno di quelle segnate: chiedere quale vale.", "One may be marked, or fewer: ask which one holds."},
       {"ha più risposte segnate di quante se ne possano dare", "has more answers marked than may be given"}},
      {"unexpected-answer",
       {"Risposta a una domanda che non si poneva", "Answer to a question that did not arise"},
       {"Verificare la risposta da cui la domanda dipende.", "Check the answer that the question depends on."},
       {"ha una risposta, benché la domanda non si ponesse", "has an answer, though the question did not arise"}},
      {"ambiguous-form",
       {"Può essere di due schede", "May be of two forms"},
       {"Indicare quale scheda è, o chiedere di rimandarla.", "Say which form it is, or ask for it again."},
       {"può essere di due schede diverse", "may be of two different forms"}},
      {"placeholder",
       {"Solo un riempitivo", "Filler only"},
       {"Il campo contiene solo puntini, trattini o «n.d.».", "The field holds only dots, dashes or \"n.a.\"."},
       {"contiene solo un segnaposto, come puntini o «n.d.»", "holds only filler, such as dots or \"n.a.\""}},
      {"inferred",
       {"Valore dedotto", "Inferred value"},
       {"Il valore non è scritto in chiaro: confermarlo.", "The value is not stated outright: confirm it."},
       {"la risposta non è del tutto chiara: vi preghiamo di confermarla", "the answer is not quite clear: please confirm it"},
       {"abbiamo inteso «{0}»: vi preghiamo di confermarlo", "we understood \"{0}\": please confirm it"}},
      {"ambiguous",
       {"Risposta ambigua", "Ambiguous answer"},
       {"Sono possibili due letture: chiedere quale vale.", "Two readings fit: ask which one holds."},
       {"sono possibili due letture: vi preghiamo di precisare quale vale", "two readings are possible: please tell us which holds"},
       {"sono possibili due letture e abbiamo inteso «{0}»: vi preghiamo di precisare",
        "two readings are possible and we understood \"{0}\": please tell us which holds"}},
      {"image-only",
       {"Solo un'immagine", "Picture only"},
       {"Al posto del testo c'è un'immagine: trascriverla o chiedere il testo.",
        "A picture stands for the text: copy it or ask for the text."},
       {"al posto del testo c'è un'immagine: vi preghiamo di trascriverne il contenuto",
        "a picture stands in place of the text: please write down what it says"}},
      {"refers-to-attachment",
       {"Rinvio a un allegato", "Refers to an attachment"},
       {"La risposta è in un allegato: recuperarlo.", "The answer is in an attachment: get it."},
       {"rimanda a un allegato: vi preghiamo di riportarne il testo nella scheda",
        "refers to an annex: please write its text into the form"}},
      {"blank-form",
       {"Scheda in bianco", "Blank form"},
       {"La scheda è tornata senza risposte: chiedere di compilarla.", "The form came back with no answer: ask to have it filled in."},
       {"la scheda ci è arrivata senza risposte", "the form reached us without any answer"}},
      {"unread-text",
       {"Testo non attribuito", "Unread text"},
       {"C'è testo che nessun campo ha raccolto: leggerlo nel documento.", "Some text was taken by no field: read it in the document."},
       {"non siamo riusciti a leggere la risposta: vi preghiamo di riscriverla come testo, o di inviare la scheda nel formato originale",
        "we could not read the answer: please write it as text, or send the form in its original format"},
       {},
       true},
      {"offering-body-missing",
       {"Soggetto offerente mancante", "Offering body missing"},
       {"L'ente si candida ma non indica chi offre la pratica.", "The body is a candidate but names nobody who offers the practice."},
       {"non è indicato, benché l'area sia segnata", "is not named, though the area is marked"}},
      {"other-without-text",
       {"«Altro» senza testo", "\"Other\" without text"},
       {"Chiedere che cosa si intende con «Altro».", "Ask what is meant by \"Other\"."},
       {"non è precisato, benché sia segnato", "is not specified, though it is marked"}},
      {"printed-text-changed",
       {"Testo della scheda modificato", "Printed text changed"},
       {"Una parte del modulo non si trova nel documento: controllare la risposta.",
        "A part of the form can't be found: check the answer."}},
      {"signature-invalid",
       {"Firma non valida", "Invalid signature"},
       {"Il contenuto o la firma sono stati alterati: chiedere di nuovo il documento firmato.",
        "Content or signature was altered: ask for the signed document again."},
       {"la firma digitale non corrisponde al contenuto: vi preghiamo di inviare di nuovo il documento firmato",
        "the digital signature does not fit the content: please send the signed document again"}},
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
  return rows;
}

constexpr GapSentence sentences[] = {
    {"missing-required", "{0}: manca e senza questo dato la scheda non è utilizzabile.",
     "{0}: missing, and the record cannot be used without it."},
    {"missing-recommended", "{0}: non compilato.", "{0}: left empty."},
    {"invalid-value", "{0}: il valore «{1}» non è leggibile come recapito valido; resta come è stato scritto.",
     "{0}: \"{1}\" cannot be read as a valid value; it stays as it was written."},
    {"untyped-value", "{0}: «{1}» non è una risposta del tipo richiesto; resta come è stato scritto.",
     "{0}: \"{1}\" is no answer of the kind asked for; it stays as it was written.", "invalid-value"},
    {"no-option", "{0}: «{1}» non è una delle risposte previste.", "{0}: \"{1}\" is none of the answers to choose from.", "invalid-value"},
    {"out-of-range", "{0}: il valore «{1}» è fuori dai limiti ammessi.", "{0}: the value \"{1}\" is outside of what may be."},
    {"too-many-choices", "{0}: risposte segnate in numero maggiore di quelle ammesse ({1}).",
     "{0}: more answers are marked than may be ({1})."},
    {"unexpected-answer", "{0}: c'è una risposta, ma la domanda qui non si poneva.",
     "{0}: there is an answer, but the question did not arise here."},
    {"unsure-mark", "{0}: non è sicuro a quale risposta si riferisca il segno.", "{0}: it is not certain which answer the sign belongs to.",
     "ambiguous"},
    {"placeholder", "{0}: contiene solo un riempitivo («{1}»).", "{0}: holds only filler (\"{1}\")."},
    {"inferred", "{0}: valore dedotto e non dichiarato (confidenza {1}); da verificare.",
     "{0}: worked out and not stated (confidence {1}); to be checked."},
    {"ambiguous", "{0}: sono possibili due letture ({1}).", "{0}: two readings fit ({1})."},
    {"reviewers-differ", "{0}: due revisori hanno dato risposte diverse ({1}): serve una decisione.",
     "{0}: two reviewers gave different answers ({1}): somebody has to decide.", "ambiguous"},
    {"correction-stale", "{0}: correzione non applicata, perché il testo su cui si basava è cambiato ({1}).",
     "{0}: the correction is not applied, because the text that it stood on has changed ({1})."},
    {"image-only", "{0}: al posto del testo c'è un'immagine.", "{0}: a picture stands in place of the text."},
    {"refers-to-attachment", "{0}: il testo rimanda soltanto a un allegato ({1}).", "{0}: the text only points to an annex ({1})."},
    {"blank-form", "La scheda è tornata in bianco: nessun campo è compilato.", "The form came back blank: no field is filled in."},
    {"unread-text", "Testo del compilatore che nessun campo ha raccolto: {1} parole.",
     "Text of the respondent that no field took: {1} words."},
    {"unread-field", "{0}: c'è un campo di un tipo che non si può leggere ({1}): chiedere che cosa contiene.",
     "{0}: a field of a kind that cannot be read stands there ({1}): ask what it holds.", "unread-text"},
    {"lost-field",
     "{0}: il contenuto del campo ({1}) si è perso salvando la scheda con un altro programma: chiedere la scheda in formato ODT.",
     "{0}: what the field held ({1}) was lost when another program saved the form: ask for the form as ODT.", "unread-text"},
    {"unread-answer", "{0}: al posto della risposta c'è un testo che il programma non ha raccolto («{1}»).",
     "{0}: a text that was not taken for the answer stands in its place (\"{1}\").", "unread-text"},
    {"offering-body-missing", "{0}: area di candidatura senza soggetto offerente.", "{0}: a candidate area without an offering body."},
    {"other-without-text", "{0}: «Altro» è segnato ma non è scritto nulla.", "{0}: \"Other\" is marked but nothing is written."},
    {"signature-invalid", "La firma digitale non corrisponde al contenuto ({1}): chiedere di nuovo il documento firmato.",
     "The digital signature does not fit the content ({1}): ask for the signed document again."},
    {"printed-text-changed", "{0}: testo stampato del modulo non trovato nel documento ({1}).",
     "{0}: printed text of the form not found in the document ({1})."},
    {"unsupported-format", "Formato non supportato ({1}): salvare il documento come .docx o .odt e rimandarlo.",
     "Unsupported format ({1}): save the document as .docx or .odt and send it again."},
    {"no-converter",
     "Formato non supportato ({1}): salvare il documento come .docx o .odt, o installare LibreOffice, con cui il programma lo legge da sé.",
     "Unsupported format ({1}): save the document as .docx or .odt, or install LibreOffice, by which the program reads it itself.",
     "unsupported-format"},
    {"encrypted", "Il documento è protetto da password: chiederne una copia senza password.",
     "The document is protected by a password: ask for a copy without it."},
    {"unreadable", "Il documento è danneggiato e non si può leggere ({1}): chiederne un'altra copia.",
     "The document is damaged and cannot be read ({1}): ask for another copy."},
    {"limits-exceeded", "Il documento supera un limite di lettura ({1}): se è una scheda vera, alzare il limite con --limit.",
     "The document exceeds a reading limit ({1}): if it is a real return, raise the limit with --limit."},
    {"unrecognised-territory", "L'ente «{1}» non corrisponde a nessun territorio conosciuto.",
     "The body \"{1}\" matches no known territory."},
    {"not-this-form", "Il documento non è questa scheda (testi stampati del modulo ritrovati: {1}).",
     "The document is not this form (printed texts of the form found: {1})."},
    {"no-return", "Nell'involucro non c'è nessuna scheda ({1}).", "There is no return in the envelope ({1}).", "not-this-form"},
    {"none-of-these-forms", "Il documento non è nessuna delle schede indicate; la più simile è {1}.",
     "The document is none of the forms given; the nearest is {1}.", "not-this-form"},
    {"ambiguous-form", "Il documento può essere di due schede ({1}): indicare quale.",
     "The document may be of two forms ({1}): say which."},
    {"cell-cut", "{0}: più di 32.767 caratteri, quanti ne tiene una cella; nei CSV il testo è tagliato, nei file JSON è intero.",
     "{0}: more than 32,767 characters, which is what a cell holds; the text is cut in the CSV files and whole in the JSON files."},
    {"request-without-offer", "{0}: l'ente chiede sostegno e nessuno può offrirlo: cercare un soggetto offerente.",
     "{0}: the body asks for support and nobody could give it: look for an offering body."},
    {"offer-without-request", "{0}: l'ente offre sostegno e nessuno lo chiede.", "{0}: the body offers support and nobody asks for it."},
    {"empty-file", "Il file è vuoto.", "The file is empty."},
    {"processing-failed", "Errore del programma durante la lettura ({1}): segnalarlo con il documento.",
     "The program failed while reading ({1}): report it with the document."},
};

}  // namespace

std::span<const GapCode> gap_codes() { return codes(); }

const GapCode* gap_code(std::string_view code) {
  const auto found = std::ranges::find(codes(), code, &GapCode::code);
  return found == codes().end() ? nullptr : &*found;
}

std::string code_name(std::string_view code, Language language) {
  const GapCode* found = gap_code(code);
  return found ? found->name.in(language) : std::string(code);
}

std::string code_hint(std::string_view code, Language language) {
  const GapCode* found = gap_code(code);
  return found ? found->hint.in(language) : std::string();
}

std::span<const GapSentence> gap_sentences() { return sentences; }

GapSentence gap_sentence(std::string_view name) {
  const auto* found = std::ranges::find(sentences, name, &GapSentence::name);
  return found == std::end(sentences) ? GapSentence{name, name, name} : *found;
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
