#include <cmath>
#include <cstdlib>
#include <ostream>
#include <string>

#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

/// With two decimals: "0,62".
std::string kappa_of(const ReportPage& page, const Agreement& pair) {
  if (!pair.kappa) return "—";
  const auto hundredths = static_cast<long>(std::lround(*pair.kappa * 100));
  const auto digits = std::to_string(std::labs(hundredths) + 1000);
  return (hundredths < 0 ? "−" : "") + digits.substr(1, 1) + std::string(page.say(",", ".")) + digits.substr(2);
}

}  // namespace

void write_agreement(const ReportPage& page) {
  if (page.survey.agreements.empty()) return;
  page.out << "<section id=\"agreement\">\n<h2>" << page.say("Accordo tra revisori", "Agreement of reviewers") << "</h2>\n<p>"
           << page.say(
                  "Di chi ha deciso senza vedere le risposte dell'altro. κ di Cohen dice quanto l'accordo supera il caso: 1 è pieno, 0 è "
                  "quello del caso.",
                  "Of those who decided without sight of the other's answers. Cohen's κ says how far they agree beyond chance: 1 is "
                  "full agreement, 0 is that of chance.")
           << "</p>\n<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">" << page.say("Revisori", "Reviewers")
           << "</th><th scope=\"col\" class=\"num\">" << page.say("Valori di entrambi", "Values of both")
           << "</th><th scope=\"col\" class=\"num\">" << page.say("Uguali", "Alike")
           << "</th><th scope=\"col\" class=\"num\">κ</th></tr></thead>\n<tbody>\n";
  for (const Agreement& pair : page.survey.agreements)
    page.out << "<tr><th scope=\"row\">" << html(pair.first) << ", " << html(pair.second) << "</th><td class=\"num\">" << pair.both
             << "</td><td class=\"num\">" << pair.same << "</td><td class=\"num\">" << kappa_of(page, pair) << "</td></tr>\n";
  page.out << "</tbody></table></div>\n</section>\n";
}

}  // namespace schede::gap_report
