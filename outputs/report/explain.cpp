#include "outputs/report/explain.h"

#include <cmath>
#include <ostream>

#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"
#include "outputs/records/answers.h"
#include "outputs/records/envelope_words.h"
#include "outputs/records/field_path.h"

namespace schede {

namespace {

/// Text long enough to lose the eye in, without its middle.
std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 600, beginning = 400, end = 120;
  if (text.size() <= longest) return std::string(text);
  const auto character_at = [&](std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
    return at;
  };
  return std::string(text.substr(0, character_at(beginning))) + " […] " + std::string(text.substr(character_at(text.size() - end)));
}

/// Writes one explanation. Indents what belongs to a value below it.
class Explanation {
 public:
  Explanation(std::ostream& out, const Form& form, Language language) : out_(out), form_(form), language_(language) {}

  void write(const Reading& reading) {
    write_header(reading.record);
    if (!reading.anchors.empty()) write_anchors(reading.anchors);
    if (!reading.record.fields.empty()) write_values(reading.record);
    if (reading.record.territory) write_territory(reading.record);
    if (!reading.record.unread.empty()) write_unread(reading.record);
    write_gaps(reading.record);
  }

 private:
  const std::string& say(const Bilingual& words) const { return words.in(language_); }
  static std::string line(std::string_view text) { return visible(shortened(text), LineEnds::shown); }
  void title(const Bilingual& words) { out_ << '\n' << say(words) << '\n'; }
  void detail(const Bilingual& name, std::string_view text) { out_ << "    " << say(name) << ": " << line(text) << '\n'; }

  void fact(const Bilingual& name, std::string_view text) {
    if (!text.empty()) out_ << "  " << say(name) << ": " << line(text) << '\n';
  }

  void write_header(const Record& record) {
    out_ << line(record.source.path) << '\n';
    fact({"formato", "format"}, record.source.format);
    fact({"scritto con", "written by"}, record.source.generator);
    fact({"modificato", "modified"}, record.source.modified);
    fact({"impronta", "digest"}, record.source.sha256);
    fact({"convertito con", "converted by"}, record.source.converted_by);
    fact({"letto dall'immagine con", "read off the picture by"}, record.source.ocr);
    for (const Envelope& envelope : record.source.envelopes)
      fact({"involucro", "envelope"}, envelope.name + ": " + say(envelope_words(envelope)));
    fact({"allegati", "annexes"}, annex_words(record.source));
    const Bilingual accepted{"accolta", "accepted"}, rejected{"respinta", "rejected"};
    fact({"esito", "status"}, say(record.status == Status::accepted ? accepted : rejected));
  }

  void write_anchors(const std::vector<AnchorPlace>& anchors) {
    title({"Testi della scheda", "Printed texts of the form"});
    for (const AnchorPlace& anchor : anchors) {
      out_ << (anchor.at.empty() ? "  ✗ " : "  ✓ ") << line(anchor.printed) << '\n';
      if (anchor.at.empty()) {
        out_ << "    " << say({"non trovato", "not found"}) << '\n';
      } else {
        detail({"dove", "at"}, anchor.at);
        if (anchor.found != anchor.printed) detail({"come si trova", "as found"}, anchor.found);
      }
    }
  }

  void write_values(const Record& record) {
    title({"Valori", "Values"});
    for (const Field& field : record.fields) {
      if (is_empty(field.value) || is_row_key(field.path)) continue;
      out_ << "  " << line(title_of(form_, field.path, language_)) << " [" << line(field.path) << "]\n";
      write_value(record, field.path, words(field.value));
    }
  }

  /// The printed number of an area is nobody's answer.
  bool is_row_key(std::string_view path) const {
    for (const Choices* choices : choice_tables(form_))
      for (std::size_t i = 0; i < choices->areas.size(); ++i)
        if (path == member_path(choices->path, i, choices->key)) return true;
    return false;
  }

  void write_value(const Record& record, std::string_view path, const std::string& value) {
    detail({"valore", "value"}, value);
    if (const Evidence* evidence = record.evidence_of(path)) write_evidence(*evidence);
  }

  void write_territory(const Record& record) {
    const Territory& place = *record.territory;
    out_ << '\n' << title_of(form_, "territory", language_) << '\n';
    write_place(record, "territory.kind", place.kind);
    write_place(record, "territory.region", place.region);
    write_place(record, "territory.province", place.province);
    write_place(record, "territory.municipality", place.municipality);
    write_place(record, "territory.istat", place.istat);
    write_place(record, "territory.convergence", place.convergence ? std::optional(words(*place.convergence)) : std::nullopt);
  }

  void write_place(const Record& record, std::string_view path, const std::optional<std::string>& value) {
    if (!value) return;
    out_ << "  " << title_of(form_, path, language_) << " [" << path << "]\n";
    write_value(record, path, *value);
  }

  std::string words(const Value& value) const {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return joined(*list);
    if (const auto* number = std::get_if<Number>(&value)) return number->digits;
    if (const auto* sum = std::get_if<Amount>(&value)) return sum->amount + ' ' + sum->currency;
    const auto* flag = std::get_if<bool>(&value);
    return flag && *flag ? say({"sì", "yes"}) : say({"no", "no"});
  }

  void write_evidence(const Evidence& evidence) {
    detail({"nel documento", "in the document"}, evidence.raw);
    detail({"dove", "at"}, evidence.at);
    detail({"regola", "rule"}, evidence.how);
    detail({"certezza", "confidence"}, std::to_string(std::lround(evidence.confidence * 100)) + '%');
  }

  void write_unread(const Record& record) {
    title({"Testo non attribuito", "Unread text"});
    for (const Unread& entry : record.unread) out_ << "  " << line(entry.at) << ": " << line(entry.text) << '\n';
  }

  void write_gaps(const Record& record) {
    title({"Lacune", "Gaps"});
    if (record.gaps.empty()) out_ << "  " << say({"nessuna", "none"}) << '\n';
    for (const Gap& gap : record.gaps) {
      out_ << "  " << severity_mark(gap.severity) << ' ' << line(code_name(gap.code, language_));
      if (!gap.field.empty()) out_ << " [" << line(gap.field) << ']';
      out_ << "\n    " << line(gap.message) << '\n';
    }
  }

  static std::string_view severity_mark(Severity severity) {
    if (severity == Severity::error) return "✗";
    return severity == Severity::warning ? "!" : "·";
  }

  std::ostream& out_;
  const Form& form_;
  Language language_;
};

}  // namespace

void write_explanation(std::ostream& out, const Reading& reading, const Form& form, Language language) {
  Explanation(out, form, language).write(reading);
}

}  // namespace schede
