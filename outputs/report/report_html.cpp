#include "outputs/report/report_html.h"

#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/report/page.h"
#include "outputs/report/sections.h"

namespace schede {

namespace {

using gap_report::ReportPage;

/// "22/11/2026, 04:20 UTC" or "2026-11-22, 04:20 UTC" of an RFC 3339 time in UTC; any other text as it is.
std::string readable_time(const ReportPage& page, std::string_view time) {
  constexpr std::string_view shape = "0000-00-00T00:00:00Z";
  if (time.size() != shape.size() || time[10] != 'T' || time.back() != 'Z') return html(time);
  const std::string year(time.substr(0, 4)), month(time.substr(5, 2)), day(time.substr(8, 2));
  const std::string date = page.language == Language::it ? day + '/' + month + '/' + year : year + '-' + month + '-' + day;
  return html(date + ", " + std::string(time.substr(11, 5)) + " UTC");
}

void write_header(const ReportPage& page, std::string_view generated) {
  page.out << "<header>\n<h1>" << page.say("Rapporto delle lacune", "Gap report") << "</h1>\n<p>"
           << html(page.survey.form->title.in(page.language)) << " · " << page.say("generato il", "generated") << " <time datetime=\""
           << html(generated) << "\">" << readable_time(page, generated) << "</time></p>\n<nav aria-label=\""
           << page.say("Sezioni", "Sections") << "\"><ul>\n"
           << "<li><a href=\"#first\">" << page.say("Che cosa fare per primo", "What to do first") << "</a></li>\n"
           << (page.survey.responses
                   ? page.say("<li><a href=\"#roster\">Enti invitati</a></li>\n", "<li><a href=\"#roster\">Invited bodies</a></li>\n")
                   : "")
           << "<li><a href=\"#charts\">" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</a></li>\n"
           << "<li><a href=\"#areas\">" << page.say("Aree", "Areas") << "</a></li>\n"
           << "<li><a href=\"#bodies\">" << page.say("Amministrazioni", "Administrations") << "</a></li>\n</ul></nav>\n</header>\n<main>\n";
}

}  // namespace

void write_gap_report_html(std::ostream& out, const Survey& survey, std::string_view generated, Language language) {
  const ReportPage page{out, survey, language};
  begin_page(out, page.say("Rapporto delle lacune", "Gap report"), language);
  write_header(page, generated);
  gap_report::write_totals(page);
  gap_report::write_first_steps(page);
  gap_report::write_rejected(page);
  gap_report::write_roster(page);
  gap_report::write_charts(page);
  gap_report::write_areas(page);
  gap_report::write_list(page);
  gap_report::write_outside(page);
  out << "</main>\n";
  end_page(out);
}

}  // namespace schede
