#include "extractors/record/gap_writer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractors/record/gap_catalogue.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "parsers/document/convertible.h"

namespace schede {

namespace {

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

std::string message(std::string_view name, std::string_view title, std::string_view detail, Language language) {
  const GapSentence found = gap_sentence(name);
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
    {" scan", "scansione "},
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
  gaps_.push_back({std::string(gap_sentence(code).code), std::string(field), severity, message(code, title, detail, language_)});
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
  const std::string_view name = is_envelope                 ? "no-return"
                                : is_nearest                ? "none-of-these-forms"
                                : convertible_format(error) ? "no-converter"
                                                            : to_string(error.code);
  return {std::string(to_string(error.code)), "", Severity::error, message(name, "", detail, language)};
}

}  // namespace schede
