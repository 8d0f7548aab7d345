#include "outputs/records/envelope_words.h"

namespace schede {
namespace {

Bilingual words_of(const std::optional<Integrity>& integrity) {
  if (!integrity) return {"firma non verificabile", "signature cannot be checked"};
  switch (*integrity) {
    case Integrity::ok: return {"integrità verificata, certificato non verificato", "integrity checked, chain of certificates not"};
    case Integrity::bad: return {"la firma NON corrisponde al contenuto", "the signature does NOT fit the content"};
  }
  return {};
}

void add(Bilingual& words, const Bilingual& name, const std::string& fact) {
  if (fact.empty()) return;
  words.it += ", " + name.it + fact;
  words.en += ", " + name.en + fact;
}

Bilingual signature(const Envelope& envelope) {
  const Bilingual state = words_of(envelope.integrity);
  Bilingual words{"firma digitale", "digital signature"};
  add(words, {"di ", "by "}, envelope.signer);
  add(words, {"certificato ", "certificate "}, envelope.serial);
  add(words, {"del ", "of "}, envelope.signed_at);
  return {words.it + ": " + state.it, words.en + ": " + state.en};
}

Bilingual message(const Envelope& envelope) {
  Bilingual words = envelope.certified ? Bilingual{"posta certificata", "certified mail"} : Bilingual{"messaggio", "message"};
  add(words, {"da ", "from "}, envelope.sender);
  add(words, {"del ", "of "}, envelope.date);
  return words;
}

}  // namespace

Bilingual envelope_words(const Envelope& envelope) {
  switch (envelope.kind) {
    case EnvelopeKind::p7m: return signature(envelope);
    case EnvelopeKind::eml: return message(envelope);
    case EnvelopeKind::zip: return {"archivio ZIP", "ZIP archive"};
    case EnvelopeKind::msg: return {"messaggio di Outlook", "Outlook message"};
  }
  return {};
}

std::string annex_words(const Source& source) {
  std::string words;
  for (const std::string& name : source.annexes) words += (words.empty() ? "" : ", ") + name;
  return words;
}

}  // namespace schede
