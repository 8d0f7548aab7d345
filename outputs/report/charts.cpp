#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/records/code_names.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

/// One bar of a chart; the number beside it says the same.
std::string bar(std::size_t value, std::size_t largest) {
  const std::size_t width = largest == 0 ? 0 : value * 1000 / largest;
  return "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"" +
         std::to_string(width) + "\" height=\"10\"/></svg>";
}

void begin_chart(const ReportPage& page, std::string_view first_column) {
  page.out << "<table class=\"chart\"><thead><tr><th scope=\"col\">" << first_column << "</th><td></td><th scope=\"col\" class=\"num\">"
           << page.say("Lacune", "Gaps") << "</th><th scope=\"col\" class=\"num\">" << page.say("Schede", "Returns")
           << "</th></tr></thead><tbody>\n";
}

void write_bar_row(const ReportPage& page, const std::string& name, const GapCount& count, std::size_t largest) {
  page.out << "<tr><th scope=\"row\">" << name << "</th><td>" << bar(count.gaps, largest) << "</td><td class=\"num\">" << count.gaps
           << "</td><td class=\"num\">" << count.returns << "</td></tr>\n";
}

template <class Name>
void write_chart(const ReportPage& page, std::string_view first_column, const std::map<std::string_view, GapCount>& counts, Name name) {
  const auto sorted = most_frequent(counts);
  if (sorted.empty()) return;
  begin_chart(page, first_column);
  for (const auto& [key, count] : sorted) write_bar_row(page, name(key), count, sorted.front().second.gaps);
  page.out << "</tbody></table>\n";
}

}  // namespace

void write_charts(const ReportPage& page) {
  page.out << "<section id=\"charts\">\n<h2>" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</h2>\n<h3>"
           << page.say("Per tipo", "By kind") << "</h3>\n";
  write_chart(page, page.say("Tipo", "Kind"), page.survey.by_code, [&](std::string_view code) {
    return html(code_name(code, page.language)) + "<br><small>" + html(code_hint(code, page.language)) + "</small>";
  });
  page.out << "<h3>" << page.say("Per campo", "By field") << "</h3>\n";
  write_chart(page, page.say("Campo", "Field"), page.survey.by_field, [&](std::string_view field) {
    if (field.empty()) return std::string(page.say("Scheda intera", "Whole form"));
    return html(title_of(*page.survey.form, field, page.language)) + " <small>" + html(field) + "</small>";
  });
  page.out << "</section>\n";
}

}  // namespace schede::gap_report
