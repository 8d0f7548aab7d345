#include "outputs/survey/remarks.h"

#include <algorithm>
#include <string_view>

#include "extractors/record/gap_writer.h"

namespace schede {

namespace {

/// What to say of a code: with the answer in place of {0}, or without one.
struct Phrase {
  std::string_view code;
  Bilingual about_answer, plain;
  bool only_on_field = false;  ///< on the record as a whole it is nothing to ask about
};

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> table{
      {"missing-required", {}, {"non risulta compilato", "was left empty"}},
      {"missing-recommended", {}, {"non risulta compilato", "was left empty"}},
      {"placeholder", {}, {"contiene solo un segnaposto, come puntini o «n.d.»", "holds only filler, such as dots or \"n.a.\""}},
      {"invalid-value",
       {"«{0}» non sembra un recapito valido: vi preghiamo di riscriverlo", "\"{0}\" does not seem valid: please write it again"},
       {"il recapito non sembra valido: vi preghiamo di riscriverlo", "does not seem valid: please write it again"}},
      {"inferred",
       {"abbiamo inteso «{0}»: vi preghiamo di confermarlo", "we understood \"{0}\": please confirm it"},
       {"la risposta non è del tutto chiara: vi preghiamo di confermarla", "the answer is not quite clear: please confirm it"}},
      {"ambiguous",
       {"sono possibili due letture e abbiamo inteso «{0}»: vi preghiamo di precisare",
        "two readings are possible and we understood \"{0}\": please tell us which holds"},
       {"sono possibili due letture: vi preghiamo di precisare quale vale", "two readings are possible: please tell us which holds"}},
      {"image-only",
       {},
       {"al posto del testo c'è un'immagine: vi preghiamo di trascriverne il contenuto",
        "a picture stands in place of the text: please write down what it says"}},
      {"unread-text",
       {},
       {"non siamo riusciti a leggere la risposta: vi preghiamo di riscriverla come testo, o di inviare la scheda nel formato originale",
        "we could not read the answer: please write it as text, or send the form in its original format"},
       true},
      {"refers-to-attachment",
       {},
       {"rimanda a un allegato: vi preghiamo di riportarne il testo nella scheda",
        "refers to an annex: please write its text into the form"}},
      {"offering-body-missing", {}, {"non è indicato, benché l'area sia segnata", "is not named, though the area is marked"}},
      {"other-without-text", {}, {"non è precisato, benché sia segnato", "is not specified, though it is marked"}},
      {"out-of-range", {}, {"è fuori dai limiti previsti: vi preghiamo di verificarlo", "is beyond what the form allows: please check it"}},
      {"too-many-choices", {}, {"ha più risposte segnate di quante se ne possano dare", "has more answers marked than may be given"}},
      {"unexpected-answer", {}, {"ha una risposta, benché la domanda non si ponesse", "has an answer, though the question did not arise"}},
      {"ambiguous-form", {}, {"può essere di due schede diverse", "may be of two different forms"}},
      {"signature-invalid",
       {},
       {"la firma digitale non corrisponde al contenuto: vi preghiamo di inviare di nuovo il documento firmato",
        "the digital signature does not fit the content: please send the signed document again"}},
      {"blank-form", {}, {"la scheda ci è arrivata senza risposte", "the form reached us without any answer"}},
      {"unsupported-format", {}, {"è in un formato che non possiamo leggere", "it has a format that we cannot read"}},
      {"encrypted", {}, {"è protetto da una password", "it is protected by a password"}},
      {"unreadable", {}, {"è arrivato danneggiato", "it arrived damaged"}},
      {"empty-file", {}, {"è arrivato vuoto", "it arrived empty"}},
      {"not-this-form", {}, {"non è la scheda che vi avevamo chiesto", "it is not the form that we asked for"}},
      {"limits-exceeded", {}, {"è troppo grande o complesso per essere letto", "it is too large or complex to be read"}},
      {"processing-failed", {}, {"non siamo riusciti a leggerlo", "we could not read it"}},
  };
  return table;
}

const FormField* plain_field(const Form& form, std::string_view path) {
  const auto fields = plain_fields(form);
  const auto found = std::ranges::find(fields, path, &FormField::path);
  return found == fields.end() ? nullptr : *found;
}

/// The fields of which one is enough, this one among them; empty where it is needed by itself.
std::vector<const FormField*> alternatives(const Form& form, const FormField* field) {
  std::vector<const FormField*> all;
  for (const FormField* other : plain_fields(form))
    if (field && !field->one_of.empty() && other->one_of == field->one_of) all.push_back(other);
  return all;
}

std::string printed_names(const std::vector<const FormField*>& fields) {
  std::string names;
  for (const FormField* field : fields) names += (names.empty() ? "" : " / ") + field->label.text;
  return names;
}

std::string worded(const Phrase& phrase, std::string_view answer, Language language) {
  const std::string& with_answer = phrase.about_answer.in(language);
  if (answer.empty() || with_answer.empty()) return phrase.plain.in(language);
  const auto place = with_answer.find("{0}");
  return with_answer.substr(0, place) + excerpt(answer) + with_answer.substr(place + 3);
}

}  // namespace

bool is_to_be_asked(const Record& record, std::string_view field) {
  return std::ranges::any_of(record.waived, [&](const Waiver& waiver) { return waiver.code == to_be_asked && waiver.field == field; });
}

std::vector<Remark> remarks_of(const Record& record, const Form& form, Language language) {
  static const Bilingual one_is_enough{"ne occorre almeno uno", "at least one is needed"};
  std::vector<Remark> remarks;
  std::string settled;  // the fields of which one is asked for already share this name
  for (const Gap& gap : record.gaps) {
    const auto phrase = std::ranges::find(phrases(), gap.code, &Phrase::code);
    const bool is_asked = is_to_be_asked(record, gap.field);
    if ((gap.severity == Severity::info && !is_asked) || phrase == phrases().end() || (phrase->only_on_field && gap.field.empty()))
      continue;
    const bool required = gap.severity == Severity::error || is_asked;
    const FormField* field = plain_field(form, gap.field);
    const auto others = alternatives(form, field);
    if (gap.code == "blank-form") return {{gap.code, {}, worded(*phrase, {}, language), required, gap.field}};
    if (gap.code == "missing-required" && !others.empty()) {
      settled = field->one_of;
      remarks.push_back({gap.code, printed_names(others), one_is_enough.in(language), required, gap.field});
    } else if (gap.code != "missing-recommended" || others.empty() || field->one_of != settled) {
      const auto name = gap.field.empty() ? std::string() : field ? field->label.text : title_of(form, gap.field, language);
      remarks.push_back({gap.code, name, worded(*phrase, record.text(gap.field), language), required, gap.field});
    }
  }
  return remarks;
}

std::string question_of(const Gap& gap, const Record& record, Language language) {
  const auto phrase = std::ranges::find(phrases(), gap.code, &Phrase::code);
  if (phrase == phrases().end() || (phrase->only_on_field && gap.field.empty())) return {};
  return worded(*phrase, record.text(gap.field), language);
}

}  // namespace schede
