#include "outputs/report/report_html.h"

#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/records/time_words.h"
#include "outputs/report/embedded.h"
#include "outputs/report/page.h"
#include "outputs/report/sections.h"

namespace schede {

namespace {

using gap_report::ReportPage;

void write_time(const ReportPage& page, std::string_view words, std::string_view time) {
  page.out << " · " << words << " <time datetime=\"" << time << "\">" << readable_time(time, page.language) << "</time>";
}

void write_header(const ReportPage& page, const PageDates& dates) {
  page.out << "<a class=\"skip\" href=\"#main\">" << page.say("Vai al contenuto", "Skip to the content") << "</a>\n<header>\n<h1>"
           << page.say("Rapporto delle lacune", "Gap report") << "</h1>\n<p>" << html(page.survey.form->title.in(page.language));
  if (!dates.data.empty()) write_time(page, page.say("dati aggiornati al", "data as of"), dates.data);
  write_time(page, page.say("generato il", "generated on"), dates.written);
  page.out << "</p>\n<nav aria-label=\"" << page.say("Sezioni", "Sections") << "\"><ul>\n"
           << "<li><a href=\"#first\">" << page.say("Che cosa fare per primo", "What to do first") << "</a></li>\n"
           << (page.survey.areas.empty() ? ""
                                         : page.say("<li><a href=\"#areas\">Aree</a></li>\n", "<li><a href=\"#areas\">Areas</a></li>\n"))
           << (page.survey.responses
                   ? page.say("<li><a href=\"#roster\">Enti invitati</a></li>\n", "<li><a href=\"#roster\">Invited bodies</a></li>\n")
                   : "")
           << "<li><a href=\"#charts\">" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</a></li>\n"
           << (page.survey.options.empty()
                   ? ""
                   : page.say("<li><a href=\"#options\">Risposte</a></li>\n", "<li><a href=\"#options\">Answers</a></li>\n"))
           << "<li><a href=\"#bodies\">" << page.say("Schede", "Returns") << "</a></li>\n"
           << "<li><a href=\"register.html\" data-icon=\"list\">" << page.say("Registro", "Register")
           << "</a></li>\n</ul></nav>\n</header>\n<main id=\"main\">\n";
}

}  // namespace

void write_gap_report_html(std::ostream& out, const Survey& survey, const PageDates& dates, Language language, const Changes& changes) {
  const ReportPage page{out, survey, language};
  const PageParts parts{embedded::report_css, embedded::report_js};
  begin_page(out, page.say("Rapporto delle lacune", "Gap report"), language, parts);
  write_header(page, dates);
  gap_report::write_opening(page);
  gap_report::write_changes(page, changes, dates.changed);
  gap_report::write_first_steps(page);
  gap_report::write_rejected(page);
  gap_report::write_areas(page);
  gap_report::write_roster(page);
  gap_report::write_charts(page);
  gap_report::write_agreement(page);
  gap_report::write_options(page);
  gap_report::write_list(page);
  gap_report::write_outside(page);
  out << "</main>\n<footer>"
      << page.say("Contiene dati personali: usarli solo per questa rilevazione e non diffonderli.",
                  "Holds personal data: use them for this survey alone and do not spread them.")
      << "</footer>\n";
  end_page(out, parts);
}

}  // namespace schede
