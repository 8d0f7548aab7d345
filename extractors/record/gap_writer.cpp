#include "extractors/record/gap_writer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

struct Message {
  std::string_view name, it, en;
  std::string_view code = name;  ///< the contract's, where several sentences go with it
};

// {0} is the field's title, {1} a detail.
constexpr Message messages[] = {
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

std::string filled(std::string_view text, std::string_view title, std::string_view detail) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view place = text.substr(at, 3);
    if (place == "{0}")
      out += title;
    else if (place == "{1}")
      out += detail;
    else {
      out += text[at];
      continue;
    }
    at += 2;
  }
  return out;
}

/// The sentence of that name; a code without one is its own.
Message message_of(std::string_view name) {
  const auto* found = std::find_if(std::begin(messages), std::end(messages), [&](const Message& row) { return row.name == name; });
  return found == std::end(messages) ? Message{name, name, name} : *found;
}

std::string message(std::string_view name, std::string_view title, std::string_view detail, Language language) {
  const Message found = message_of(name);
  std::string words = filled(language == Language::it ? found.it : found.en, title, detail);
  if (const std::size_t nothing = words.find(" ()"); nothing != std::string::npos) words.erase(nothing, 3);
  return words;
}

/// The kinds of fields that cannot be read, as parsers name them.
struct FieldKind {
  std::string_view name, it, en;
};
constexpr FieldKind field_kinds[] = {
    {"text-box", "casella di testo", "text box"},
    {"list-box", "casella di riepilogo", "list box"},
    {"combo-box", "casella combinata", "combo box"},
    {"check-box", "casella di controllo", "check box"},
    {"option-button", "pulsante di opzione", "option button"},
    {"toggle-button", "interruttore", "toggle button"},
    {"spin-button", "pulsante di selezione", "spin button"},
    {"scroll-bar", "barra di scorrimento", "scroll bar"},
    {"label", "etichetta", "label"},
    {"frame", "cornice con altri campi", "frame with other fields"},
    {"image", "immagine", "image"},
    {"image-frame", "immagine", "image"},
    {"password", "campo per password", "password field"},
    {"grid", "griglia di dati", "data grid"},
    {"rtf", "testo RTF incorporato", "embedded RTF text"},
    {"mht", "pagina web incorporata", "embedded web page"},
    {"txt", "testo incorporato", "embedded text"},
    {"document", "documento incorporato", "embedded document"},
};

std::string_view kind_words(std::string_view kind, Language language) {
  const auto* found = std::find_if(std::begin(field_kinds), std::end(field_kinds), [&](const FieldKind& row) { return row.name == kind; });
  if (found == std::end(field_kinds)) return language == Language::it ? "controllo" : "control";
  return language == Language::it ? found->it : found->en;
}

/// The kinds of files that are refused, as parsers name them: their noun last.
struct FileNoun {
  std::string_view en, it;
};
constexpr FileNoun file_nouns[] = {
    {"plain text", "testo semplice"},
    {"unknown format", "sconosciuto"},
    {" document", "documento "},
    {" image", "immagine "},
    {" archive", "archivio "},
    {" workbook", "cartella "},
    {" spreadsheet", "foglio "},
    {" presentation", "presentazione "},
    {" drawing", "disegno "},
    {" book", "libro "},
    {" page", "pagina "},
    {" compound file", "file composto "},
    {" file", "file "},
};

/// "documento Word 97-2003 (.doc)" of "Word 97-2003 document (.doc)".
std::string italian_kind(std::string_view kind) {
  const std::string_view named = kind.substr(0, kind.find(" ("));
  for (const FileNoun& noun : file_nouns)
    if (named.ends_with(noun.en))
      return std::string(noun.it) + std::string(named.substr(0, named.size() - noun.en.size())) + std::string(kind.substr(named.size()));
  return std::string(kind);
}

/// What libraries say of a damaged file is English, and tells a person nothing that helps.
std::string italian_detail(const Error& error) {
  if (error.code == ErrorCode::unsupported_format) return italian_kind(error.detail);
  return error.code == ErrorCode::unreadable ? std::string() : error.detail;
}

/// "0.75", with the decimal comma in Italian.
std::string confidence_words(double confidence, Language language) {
  const long hundredths = std::lround(confidence * 100);
  std::string words = std::to_string(hundredths / 100) + (language == Language::it ? "," : ".");
  words += std::to_string(hundredths % 100 / 10);
  if (hundredths % 10 != 0) words += std::to_string(hundredths % 10);
  return words;
}

}  // namespace

GapWriter::GapWriter(const Form& form, Language language, const std::vector<std::string>& annexes) : form_(form), language_(language) {
  for (const std::string& name : annexes) annexes_ += (annexes_.empty() ? "" : ", ") + name;
}

void GapWriter::add(std::string_view code, std::string_view field, Severity severity, std::string_view detail) {
  if (code == "refers-to-attachment" && detail.empty()) detail = annexes_;
  const std::string title = field.empty() ? std::string() : title_of(form_, field, language_);
  gaps_.push_back({std::string(message_of(code).code), std::string(field), severity, message(code, title, detail, language_)});
}

std::string GapWriter::kind_of_field(std::string_view kind) const { return std::string(kind_words(kind, language_)); }

void GapWriter::add_field(std::string_view field, std::string_view kind, bool lost, Severity severity) {
  add(lost ? "lost-field" : "unread-field", field, severity, kind_words(kind, language_));
}

void GapWriter::add_confidence(std::string_view field, double confidence) {
  if (confidence < least_sure) add_inferred(field, confidence);
}

void GapWriter::add_inferred(std::string_view field, double confidence) {
  add("inferred", field, confidence < 0.7 ? Severity::warning : Severity::info, confidence_words(confidence, language_));
}

void GapWriter::add_missing(const FieldFinding& finding, const std::vector<FieldFinding>& all) {
  const FormField& field = *finding.definition;
  if (field.need == Need::optional) return;
  bool required = field.need == Need::required;
  if (required && !field.one_of.empty()) {
    const auto same = [&](const FieldFinding& other) { return other.definition->one_of == field.one_of; };
    const auto first = std::find_if(all.begin(), all.end(), same);
    const bool filled =
        std::any_of(all.begin(), all.end(), [&](const FieldFinding& other) { return same(other) && other.may_be_filled(); });
    required = !filled && first->path == finding.path;
  }
  if (required)
    add("missing-required", finding.path, Severity::error);
  else if (!finding.filler && !finding.picture)
    add("missing-recommended", finding.path, Severity::warning);
}

void GapWriter::add_unread(const FieldFinding& finding) {
  const Severity severity =
      finding.definition->need == Need::required && finding.definition->one_of.empty() ? Severity::error : Severity::warning;
  if (!finding.field.empty())
    add_field(finding.path, finding.field, finding.lost, severity);
  else
    add("unread-answer", finding.path, severity, finding.unread);
}

void GapWriter::add_fields(const std::vector<FieldFinding>& findings) {
  for (const FieldFinding& finding : findings) {
    if (!finding.label_found)
      add("printed-text-changed", finding.path, finding.empty ? Severity::warning : Severity::info, finding.definition->label.text);
    if (finding.empty && finding.filler) add("placeholder", finding.path, Severity::warning, finding.words);
    if (finding.empty && finding.picture) add("image-only", finding.path, Severity::warning);
    if (!finding.field.empty() || !finding.unread.empty())
      add_unread(finding);
    else if (finding.empty)
      add_missing(finding, findings);
    if (finding.invalid) add("invalid-value", finding.path, Severity::warning, finding.words);
    if (!finding.conflicting_answers.empty()) add("ambiguous", finding.path, Severity::warning, finding.conflicting_answers);
    if (finding.attachment) add("refers-to-attachment", finding.path, Severity::warning);
    if (!finding.empty) add_confidence(finding.path, finding.confidence);
  }
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string line = normalize_line(text.substr(0, 4 * most));
  if (line.size() <= most) return line;
  std::size_t end = most;
  while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

Gap refusal(const Error& error, Language language) {
  std::string detail = language == Language::it ? italian_detail(error) : error.detail;
  if (!error.where.empty()) detail = detail.empty() ? error.where : error.where + ": " + detail;
  const bool is_nearest = error.code == ErrorCode::not_this_form && !is_number(detail);
  const bool is_envelope = error.code == ErrorCode::not_this_form && !error.where.empty();
  const std::string_view name = is_envelope ? "no-return" : is_nearest ? "none-of-these-forms" : to_string(error.code);
  return {std::string(to_string(error.code)), "", Severity::error, message(name, "", detail, language)};
}

}  // namespace schede
