#include "outputs/gap_report_html.h"

#include <ostream>

#include "outputs/escape.h"
#include "outputs/gap_report_sections.h"
#include "outputs/html_page.h"

namespace schede {

namespace {

using gap_report::Page;

void write_header(const Page& page, std::string_view generated) {
  page.out << "<header>\n<h1>" << page.say("Rapporto delle lacune", "Gap report") << "</h1>\n<p>"
           << html(page.survey.form->title.in(page.language)) << " · " << page.say("generato il", "generated") << " <time>"
           << html(generated) << "</time></p>\n<nav aria-label=\"" << page.say("Sezioni", "Sections") << "\"><ul>\n"
           << "<li><a href=\"#first\">" << page.say("Che cosa fare per primo", "What to do first") << "</a></li>\n"
           << "<li><a href=\"#charts\">" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</a></li>\n"
           << "<li><a href=\"#areas\">" << page.say("Aree", "Areas") << "</a></li>\n"
           << "<li><a href=\"#bodies\">" << page.say("Amministrazioni", "Administrations") << "</a></li>\n</ul></nav>\n</header>\n<main>\n";
}

}  // namespace

void write_gap_report_html(std::ostream& out, const Survey& survey, std::string_view generated, Language language) {
  const Page page{out, survey, language};
  begin_page(out, page.say("Rapporto delle lacune", "Gap report"), language);
  write_header(page, generated);
  gap_report::write_totals(page);
  gap_report::write_first_steps(page);
  gap_report::write_rejected(page);
  gap_report::write_charts(page);
  gap_report::write_areas(page);
  gap_report::write_list(page);
  gap_report::write_outside(page);
  out << "</main>\n";
  end_page(out);
}

}  // namespace schede
