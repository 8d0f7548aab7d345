#include "outputs/explain.h"

#include <ostream>

#include "outputs/choice.h"
#include "outputs/code_names.h"
#include "outputs/escape.h"

namespace schede {

namespace {

/// Writes one explanation. Indents what belongs to a value below it.
class Explanation {
 public:
  Explanation(std::ostream& out, const Form& form, Language language) : out_(out), form_(form), language_(language) {}

  void write(const Reading& reading) {
    write_header(reading.record);
    if (!reading.anchors.empty()) write_anchors(reading.anchors);
    if (!reading.record.fields.empty()) write_values(reading.record);
    if (!reading.record.unread.empty()) write_unread(reading.record);
    write_gaps(reading.record);
  }

 private:
  const std::string& say(const Words& words) const { return words.in(language_); }
  static std::string line(std::string_view text) { return visible(text, LineEnds::shown); }
  void title(const Words& words) { out_ << '\n' << say(words) << '\n'; }
  void detail(const Words& name, std::string_view text) { out_ << "    " << say(name) << ": " << line(text) << '\n'; }

  void fact(const Words& name, std::string_view text) {
    if (!text.empty()) out_ << "  " << say(name) << ": " << line(text) << '\n';
  }

  void write_header(const Record& record) {
    out_ << line(record.source.path) << '\n';
    fact({"formato", "format"}, record.source.format);
    fact({"scritto con", "written by"}, record.source.generator);
    fact({"modificato", "modified"}, record.source.modified);
    fact({"impronta", "digest"}, record.source.sha256);
    const Words accepted{"accolta", "accepted"}, rejected{"respinta", "rejected"};
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
      if (is_empty(field.value)) continue;
      out_ << "  " << line(title_of(form_, field.path, language_)) << " [" << line(field.path) << "]\n";
      detail({"valore", "value"}, words(field.value));
      if (const Evidence* evidence = record.evidence_of(field.path)) write_evidence(*evidence);
    }
  }

  std::string words(const Value& value) const {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return joined(*list);
    const auto* flag = std::get_if<bool>(&value);
    return flag && *flag ? say({"sì", "yes"}) : say({"no", "no"});
  }

  void write_evidence(const Evidence& evidence) {
    detail({"nel documento", "in the document"}, evidence.raw);
    detail({"dove", "at"}, evidence.at);
    detail({"regola", "rule"}, evidence.how);
    detail({"certezza", "confidence"}, std::to_string(static_cast<int>(evidence.confidence * 100 + 0.5)) + '%');
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
