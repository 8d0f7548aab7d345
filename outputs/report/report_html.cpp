#include "outputs/report/report_html.h"

#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/report/page.h"
#include "outputs/report/sections.h"

namespace schede {

namespace {

using gap_report::ReportPage;

/// "22/11/2026, 04:20 (UTC+01:00)" or "2026-11-22, 04:20 (UTC+01:00)" of an RFC 3339 time.
std::string readable_time(const ReportPage& page, std::string_view time) {
  constexpr std::size_t minutes_end = std::string_view("0000-00-00T00:00").size(), zone = std::string_view("0000-00-00T00:00:00").size();
  const std::string year(time.substr(0, 4)), month(time.substr(5, 2)), day(time.substr(8, 2));
  const std::string date = page.language == Language::it ? day + '/' + month + '/' + year : year + '-' + month + '-' + day;
  const std::string offset = time.ends_with('Z') ? "" : std::string(time.substr(zone));
  return date + ", " + std::string(time.substr(11, minutes_end - 11)) + " (UTC" + offset + ")";
}

void write_time(const ReportPage& page, std::string_view words, std::string_view time) {
  page.out << " · " << words << " <time datetime=\"" << time << "\">" << readable_time(page, time) << "</time>";
}

void write_header(const ReportPage& page, const PageDates& dates) {
  page.out << "<header>\n<h1>" << page.say("Rapporto delle lacune", "Gap report") << "</h1>\n<p>"
           << html(page.survey.form->title.in(page.language));
  if (!dates.data.empty()) write_time(page, page.say("dati aggiornati al", "data as of"), dates.data);
  write_time(page, page.say("generato il", "generated on"), dates.written);
  page.out << "</p>\n<nav aria-label=\"" << page.say("Sezioni", "Sections") << "\"><ul>\n"
           << "<li><a href=\"#first\">" << page.say("Che cosa fare per primo", "What to do first") << "</a></li>\n"
           << (page.survey.responses
                   ? page.say("<li><a href=\"#roster\">Enti invitati</a></li>\n", "<li><a href=\"#roster\">Invited bodies</a></li>\n")
                   : "")
           << "<li><a href=\"#charts\">" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</a></li>\n"
           << "<li><a href=\"#areas\">" << page.say("Aree", "Areas") << "</a></li>\n"
           << "<li><a href=\"#bodies\">" << page.say("Amministrazioni", "Administrations") << "</a></li>\n</ul></nav>\n</header>\n<main>\n";
}

}  // namespace

void write_gap_report_html(std::ostream& out, const Survey& survey, const PageDates& dates, Language language) {
  const ReportPage page{out, survey, language};
  begin_page(out, page.say("Rapporto delle lacune", "Gap report"), language);
  write_header(page, dates);
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
