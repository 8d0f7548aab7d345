#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

void write_columns(const ReportPage& page, std::initializer_list<std::pair<std::string_view, std::string_view>> names) {
  page.out << "<div class=\"wide\" tabindex=\"0\"><table><thead><tr>";
  for (const auto& [kind, name] : names) page.out << "<th scope=\"col\"" << kind << '>' << name << "</th>";
  page.out << "</tr></thead>\n";
}

void write_count(const ReportPage& page, std::string_view kind, const std::string& name, const ResponseCount& count) {
  page.out << "<tr" << kind << "><th scope=\"row\">" << name << "</th><td class=\"num\">" << count.invited << "</td><td class=\"num\">"
           << count.returned << "</td><td class=\"num\">" << percent(count.returned, count.invited) << "</td><td class=\"rate\">"
           << bar_html(count.returned, count.invited) << "</td></tr>\n";
}

void write_regions(const ReportPage& page, const Responses& responses) {
  constexpr std::string_view number = " class=\"num\"";
  write_columns(page, {{"", page.say("Regione", "Region")},
                       {number, page.say("Invitati", "Invited")},
                       {number, page.say("Hanno risposto", "Answered")},
                       {number, page.say("Tasso di risposta", "Response rate")},
                       {" class=\"rate\"", page.say("in grafico", "as a bar")}});
  page.out << "<tbody>\n";
  for (const auto& [region, count] : responses.regions)
    if (!region.empty()) write_count(page, "", html(region), count);
  if (const auto unknown = responses.regions.find(""); unknown != responses.regions.end())
    write_count(page, "", std::string(page.say("Regione non nota o estero", "Region not known, or abroad")), unknown->second);
  page.out << "</tbody><tbody>\n";
  write_count(page, " class=\"subtotal\"", std::string(page.say("Totale", "All")), responses.all);
  page.out << "</tbody></table></div>\n";
}

/// Documents whose sender is not known may come from a body that seems not to have answered.
void write_unknown_senders(const ReportPage& page, const Responses& responses) {
  if (responses.unnamed_rejected + responses.unnamed == 0) return;
  page.out << "<p>" << page.say("Potrebbero essere di questi enti i documenti respinti", "The rejected documents may be from these bodies")
           << " (" << responses.unnamed_rejected << ") "
           << page.say("e le schede senza il nome dell'ente", "and so may the forms that name no body") << " (" << responses.unnamed
           << page.say("): guardarli prima di sollecitare.", "): look at them before you remind anybody.") << "</p>\n";
}

void write_bodies(const ReportPage& page, const Responses& responses, Answer answer) {
  write_columns(page, {{"", html(page.survey.form->respondent.word.in(page.language))},
                       {"", page.say("Regione", "Region")},
                       {"", "E-mail"},
                       {"", page.say("Telefono", "Telephone")}});
  page.out << "<tbody>\n";
  for (std::size_t i = 0; i < responses.answers.size(); ++i) {
    const Respondent& body = responses.invited[i];
    if (responses.answers[i] != answer) continue;
    page.out << "<tr><th scope=\"row\">" << html(body.organisation) << "</th><td>" << html(body.region) << "</td><td>"
             << email_html(body.email) << "</td><td>" << phone_html(page, body.phone) << "</td></tr>\n";
  }
  page.out << "</tbody></table></div>\n";
}

void write_missing(const ReportPage& page, const Responses& responses) {
  page.out << "<h3>" << page.say("Non hanno ancora risposto", "Have not answered yet") << " (" << responses.missing() << ")</h3>\n";
  if (responses.missing() == 0) return;
  write_unknown_senders(page, responses);
  write_bodies(page, responses, Answer::none);
}

void write_only_rejected(const ReportPage& page, const Responses& responses) {
  if (responses.rejected == 0) return;
  page.out << "<h3>" << page.say("Solo un documento respinto", "Only a rejected document") << " (" << responses.rejected << ")</h3>\n<p>"
           << page.say("Lo dice il nome del file: chiederne una copia leggibile.",
                       "The name of the file says so: ask for a copy that can be read.")
           << "</p>\n";
  write_bodies(page, responses, Answer::rejected);
}

void write_uninvited(const ReportPage& page, const Responses& responses) {
  if (responses.uninvited.empty()) return;
  page.out << "<h3>" << page.say("Hanno risposto e non sono nell'elenco", "Answered and are not in the roster") << " ("
           << responses.uninvited.size() << ")</h3>\n<ul>\n";
  for (const std::size_t place : responses.uninvited) {
    const SurveyEntry& entry = page.survey.entries[place];
    page.out << "<li>" << html(entry.sender.organisation) << " <small>" << html(entry.source) << "</small></li>\n";
  }
  page.out << "</ul>\n";
}

}  // namespace

void write_roster(const ReportPage& page) {
  if (!page.survey.responses) return;
  const Responses& responses = *page.survey.responses;
  page.out << "<section id=\"roster\">\n<h2>" << page.say("Enti invitati", "Invited bodies") << "</h2>\n";
  write_regions(page, responses);
  write_missing(page, responses);
  write_only_rejected(page, responses);
  write_uninvited(page, responses);
  page.out << "</section>\n";
}

}  // namespace schede::gap_report
