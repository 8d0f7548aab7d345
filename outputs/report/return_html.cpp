#include "outputs/report/return_html.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "extractors/record/gap_catalogue.h"
#include "extractors/record/gap_writer.h"
#include "outputs/escape/escape.h"
#include "outputs/records/completeness.h"
#include "outputs/records/envelope_words.h"
#include "outputs/records/place_words.h"
#include "outputs/records/respondent_name.h"
#include "outputs/records/time_words.h"
#include "outputs/report/answers_html.h"
#include "outputs/report/document_part.h"
#include "outputs/report/embedded.h"
#include "outputs/report/page.h"
#include "outputs/report/return_parts.h"
#include "outputs/survey/remarks.h"

namespace schede {

namespace {

bool is_doubtful(const Record& record, std::string_view path) {
  return std::ranges::any_of(record.gaps, [&](const Gap& gap) { return gap.field == path; });
}

std::string unread_anchor(std::size_t number) { return "unread." + std::to_string(number); }

std::vector<DocumentMark> marks_of(const Record& record) {
  std::vector<DocumentMark> marks;
  for (const auto& [path, evidence] : record.evidence) {
    const auto kind = is_doubtful(record, path) ? DocumentMark::Kind::doubtful : DocumentMark::Kind::read;
    for (const Passage& passage : evidence.span) marks.push_back({passage, kind, anchor_of(path)});
  }
  for (std::size_t i = 0; i < record.unread.size(); ++i)
    for (const Passage& passage : record.unread[i].span) marks.push_back({passage, DocumentMark::Kind::unread, unread_anchor(i)});
  return marks;
}

class ReturnPageWriter {
 public:
  ReturnPageWriter(std::ostream& out, const ReturnPage& page, Language language, bool is_alone)
      : out_(out), page_(page), record_(page.record), language_(language), is_alone_(is_alone) {}

  [[nodiscard]] std::string title() const {
    auto name = respondent_name(page_.form, record_);
    if (name.empty()) name = record_.source.path;
    return visible(name, LineEnds::shown);
  }

  void write_parts() {
    out_ << "<div id=\"answers\">\n";
    write_answers_html(out_, page_.form, record_, language_);
    write_unread();
    out_ << "</div>\n";
    write_document();
  }

  void write() {
    out_ << "<a class=\"skip\" href=\"#answers\">" << say("Vai alle risposte", "Skip to the answers") << "</a>\n";
    write_header();
    out_ << "<main>\n<div id=\"answers\">\n";
    write_gaps();
    write_answers_html(out_, page_.form, record_, language_);
    write_unread();
    write_versions();
    write_source();
    out_ << "</div>\n";
    if (record_.status == Status::accepted) write_document();
    out_ << "</main>\n<footer>"
         << say("Contiene dati personali: usarli solo per questa rilevazione e non diffonderli.",
                "Holds personal data: use them for this survey alone and do not spread them.")
         << "</footer>\n";
  }

 private:
  [[nodiscard]] std::string_view say(std::string_view it, std::string_view en) const { return language_ == Language::it ? it : en; }

  void write_header() {
    out_ << "<header>\n";
    if (!is_alone_)
      out_ << "<nav aria-label=\"" << say("Pagine", "Pages") << "\"><a href=\"../register.html#s=" << html(record_.record_id)
           << "\" data-icon=\"list\">" << say("Registro", "Register") << "</a> <a href=\"../gap-report.html\">"
           << say("Rapporto delle lacune", "Gap report") << "</a></nav>\n";
    out_ << "<h1>" << html(title()) << "</h1>\n<p>" << html(page_.form.title.in(language_)) << "</p>\n";
    const auto validity = validity_of(record_);
    out_ << "<p class=\"state\"><span class=\"" << to_string(validity) << "\">" << return_name(validity, language_) << "</span>";
    if (record_.status == Status::accepted) write_figures();
    out_ << "</p>\n</header>\n";
  }

  void write_figures() {
    const auto [asked, filled] = completeness_of(record_, page_.form);
    if (asked > 0) out_ << " <span>" << say("completa al", "complete by") << ' ' << filled * 100 / asked << "%</span>";
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      const auto count = std::ranges::count(record_.gaps, severity, &Gap::severity);
      if (count > 0)
        out_ << " <span class=\"" << to_string(severity) << "\">" << count << ' ' << counted(severity, count == 1) << "</span>";
    }
  }

  [[nodiscard]] std::string counted(Severity severity, bool is_one) const {
    if (!is_one) return severity_name(severity, language_);
    switch (severity) {
      case Severity::error: return std::string(say("errore", "error"));
      case Severity::warning: return std::string(say("avviso", "warning"));
      case Severity::info: return std::string(say("nota", "note"));
    }
    return {};
  }

  void write_gaps() {
    if (record_.gaps.empty()) return;
    out_ << "<section>\n<h2>" << say("Che cosa non va", "What is amiss") << "</h2>\n<ul class=\"gaps\">\n";
    for (const Gap& gap : record_.gaps) {
      const auto question = gap.severity == Severity::info ? std::string() : question_of(gap, record_, language_);
      out_ << "<li class=\"" << to_string(gap.severity) << "\">";
      if (!gap.field.empty() && record_.status == Status::accepted)
        out_ << "<a href=\"#v-" << html(anchor_of(gap.field)) << "\">" << html(title_of(page_.form, gap.field, language_)) << "</a>: ";
      out_ << html(without_title(gap)) << "<br><span class=\"ask\">"
           << (question.empty() ? say("Che cosa fare", "What to do") : say("Da chiedere", "To ask")) << ": "
           << html(question.empty() ? code_hint(gap.code, language_) : question) << "</span></li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  /// Its message begins with the name of the field, which stands before it.
  [[nodiscard]] std::string without_title(const Gap& gap) const {
    const auto title = title_of(page_.form, gap.field, language_) + ": ";
    if (!gap.field.empty() && gap.message.starts_with(title)) return gap.message.substr(title.size());
    return gap.message.empty() ? code_name(gap.code, language_) : gap.message;
  }

  void write_unread() {
    if (record_.unread.empty()) return;
    out_ << "<section>\n<h2>" << say("Parole che nessun campo ha preso", "Words that no field took") << "</h2>\n<ul>\n";
    for (std::size_t i = 0; i < record_.unread.size(); ++i) {
      const Unread& entry = record_.unread[i];
      const auto anchor = unread_anchor(i);
      out_ << "<li id=\"v-" << anchor << "\">" << html(place_words(entry.at, language_)) << ": ";
      const auto words = html(visible(excerpt(entry.text), LineEnds::shown));
      if (entry.span.empty() || page_.document.empty())
        out_ << words;
      else
        out_ << "<a class=\"unread\" href=\"#w-" << anchor << "\" data-of=\"" << anchor << "\">" << words << "</a>";
      out_ << "</li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  void write_versions() {
    if (page_.versions.empty()) return;
    out_ << "<section>\n<h2>" << say("Altre schede dello stesso ente", "Other returns of the same body") << "</h2>\n<ul>\n";
    for (const ReturnVersion& version : page_.versions) {
      out_ << "<li>";
      if (version.record_id == record_.record_id)
        out_ << html(version.source);
      else
        out_ << "<a href=\"" << html(version.record_id) << ".html\">" << html(version.source) << "</a>";
      out_ << ", " << return_name(version.validity, language_);
      if (!version.arrived.empty())
        out_ << ", " << say("arrivata il", "arrived on") << ' ' << html(readable_time(version.arrived, language_));
      out_ << "</li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  void write_source() {
    const Source& source = record_.source;
    out_ << "<section>\n<h2>" << say("Il documento", "The document") << "</h2>\n<dl>\n";
    const auto path = html(visible(source.path, LineEnds::shown));
    fact(say("File", "File"), page_.file.empty() ? path : "<a href=\"" + html(page_.file) + "\">" + path + "</a>");
    if (!source.modified.empty()) fact(say("Modificato", "Modified"), html(readable_date(source.modified, language_)));
    if (!source.generator.empty()) fact(say("Scritto con", "Written with"), html(source.generator));
    if (!source.converted_by.empty()) fact(say("Convertito con", "Converted by"), html(source.converted_by));
    if (!source.ocr.empty()) fact(say("Letto dall'immagine con", "Read off the picture by"), html(source.ocr));
    for (const Envelope& envelope : source.envelopes)
      fact(html(visible(envelope.name, LineEnds::shown)), html(visible(envelope_words(envelope).in(language_), LineEnds::shown)));
    if (!source.annexes.empty()) fact(say("Allegati", "Annexes"), html(visible(annex_words(source), LineEnds::shown)));
    fact("ID", html(record_.record_id));
    out_ << "</dl>\n</section>\n";
  }

  void fact(std::string_view name, std::string_view value_html) {
    out_ << "<div><dt>" << name << "</dt><dd>" << value_html << "</dd></div>\n";
  }

  void write_document() {
    out_ << "<section id=\"document\" tabindex=\"0\" aria-labelledby=\"document-title\">\n<h2 id=\"document-title\" data-icon=\"file\">"
         << say("Come è arrivato", "As it came") << "</h2>\n";
    if (page_.document.empty()) {
      out_ << "<p>" << say("Questa pagina è stata scritta senza il documento.", "This page was written without the document.")
           << "</p>\n</section>\n";
      return;
    }
    out_ << "<p class=\"legend\"><span class=\"read\">" << say("letto", "read") << "</span> <span class=\"doubtful\">"
         << say("da verificare", "to be checked") << "</span> <span class=\"unread\">" << say("non letto", "unread")
         << "</span> <span class=\"printed\">" << say("stampato dalla scheda", "printed by the form")
         << "</span></p>\n<div class=\"paper\">\n";
    write_marked_document(out_, page_.document, marks_of(record_));
    out_ << "</div>\n</section>\n";
  }

  std::ostream& out_;
  const ReturnPage& page_;
  const Record& record_;
  Language language_;
  bool is_alone_;
};

}  // namespace

void write_return_html(std::ostream& out, const ReturnPage& page, Language language) {
  ReturnPageWriter writer(out, page, language, false);
  begin_linked_page(out, writer.title(), language, LinkedParts{return_style_name, return_script_name});
  writer.write();
  end_page(out);
}

void write_lone_return_html(std::ostream& out, const ReturnPage& page, Language language) {
  ReturnPageWriter writer(out, page, language, true);
  const PageParts parts{embedded::return_css, return_script()};
  begin_page(out, writer.title(), language, parts);
  writer.write();
  end_page(out, parts);
}

void write_return_parts(std::ostream& out, const ReturnPage& page, Language language) {
  ReturnPageWriter(out, page, language, true).write_parts();
}

std::string_view return_style() {
  static const std::string style = styled(embedded::return_css);
  return style;
}
std::string_view return_script() { return embedded::return_js; }

}  // namespace schede
