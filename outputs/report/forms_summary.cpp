#include "outputs/report/forms_summary.h"

#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "outputs/records/time_words.h"
#include "outputs/report/embedded.h"
#include "outputs/report/page.h"

namespace schede {

namespace {

std::string counts(const FormSummary& form) {
  return "\"documents\": " + std::to_string(form.documents) + ", \"accepted\": " + std::to_string(form.accepted) +
         ", \"gaps\": " + std::to_string(form.gaps);
}

std::string link(const std::string& file, const std::string& words) { return "<a href=\"" + html(file) + "\">" + html(words) + "</a>"; }

std::string folder_of(const FormSummary& form) { return form.id.empty() ? "unassigned" : form.id; }

void write_row(std::ostream& out, const FormSummary& form, bool with_pages, Language language) {
  const std::string folder = folder_of(form) + '/';
  const bool it = language == Language::it;
  out << "<tr><th scope=\"row\">" << html(form.title.in(language)) << "</th><td class=\"num\">" << form.documents
      << "</td><td class=\"num\">" << form.accepted << "</td><td class=\"num\">" << form.gaps << "</td><td>"
      << link(folder + "register.csv", it ? "registro" : "register");
  if (form.id.empty() || !with_pages)
    out << ", " << link(folder + "gaps.csv", it ? "lacune" : "gaps");
  else
    out << ", " << link(folder + "register.html", it ? "elenco" : "list") << ", "
        << link(folder + "gap-report.html", it ? "rapporto" : "report");
  out << "</td></tr>\n";
}

}  // namespace

FormSummary summary_of(std::string id, const Bilingual& title, const Survey& survey) {
  const std::size_t documents = survey.entries.size();
  return {std::move(id), title, documents, documents - survey.count(Validity::rejected), survey.gap_total()};
}

void write_forms_summary_json(std::ostream& out, const std::vector<FormSummary>& forms, const std::string& generated, Language language) {
  out << "{\"generated\": " << json_string(generated) << ", \"forms\": [";
  const char* before = "\n";
  for (const FormSummary& form : forms) {
    if (form.id.empty()) continue;
    out << before << "{\"form\": " << json_string(form.id) << ", \"title\": " << json_string(form.title.in(language)) << ", "
        << counts(form) << '}';
    before = ",\n";
  }
  out << "\n]";
  for (const FormSummary& form : forms)
    if (form.id.empty()) out << ", \"unassigned\": {" << counts(form) << '}';
  out << "}\n";
}

void write_forms_summary_html(std::ostream& out, const std::vector<FormSummary>& forms, const PageDates& dates, bool with_pages,
                              Language language) {
  const bool it = language == Language::it;
  const PageParts parts{embedded::report_css, {}};
  const char* title = it ? "Schede ricevute" : "Returns";
  begin_page(out, title, language, parts);
  out << "<header><h1>" << title << "</h1><p>" << (it ? "generato il" : "generated on") << " <time datetime=\"" << dates.written << "\">"
      << readable_time(dates.written, language) << "</time></p></header>\n<main><div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">"
      << (it ? "Scheda" : "Form") << "</th><th scope=\"col\" class=\"num\">" << (it ? "Documenti" : "Documents")
      << "</th><th scope=\"col\" class=\"num\">" << (it ? "Accolti" : "Accepted") << "</th><th scope=\"col\" class=\"num\">"
      << (it ? "Lacune" : "Gaps") << "</th><th scope=\"col\">" << (it ? "Da aprire" : "To open") << "</th></tr></thead>\n<tbody>\n";
  for (const FormSummary& form : forms) write_row(out, form, with_pages, language);
  out << "</tbody></table></div></main>\n";
  end_page(out, parts);
}

}  // namespace schede
