#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extractors/record/gap_catalogue.h"
#include "extractors/text/collation.h"
#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

constexpr std::size_t calls_shown = 200;

void tile(const ReportPage& page, std::string_view kind, std::string_view name, const std::string& figure) {
  page.out << "<div class=\"" << kind << "\"><dt>" << name << "</dt><dd>" << figure << "</dd></div>\n";
}

/// Returns that cannot be used as they are: those that lack most first, for one call then settles most; then by name.
std::vector<const SurveyEntry*> to_call(const ReportPage& page) {
  using Call = std::tuple<std::size_t, std::string, const SurveyEntry*>;
  std::vector<Call> calls;
  for (const SurveyEntry& entry : page.survey.entries)
    if (entry.is_current() && entry.count(Severity::error) > 0)
      calls.emplace_back(entry.count(Severity::error), collation_key(entry.sender.organisation, page.language), &entry);
  std::stable_sort(calls.begin(), calls.end(), [](const Call& a, const Call& b) {
    return std::tie(std::get<0>(b), std::get<1>(a)) < std::tie(std::get<0>(a), std::get<1>(b));
  });
  std::vector<const SurveyEntry*> entries;
  for (const Call& call : calls) entries.push_back(std::get<2>(call));
  return entries;
}

bool is_reachable(const SurveyEntry& entry) {
  return !entry.sender.phone.empty() || !entry.sender.mobile.empty() || !entry.sender.email.empty();
}

std::string list_html(const std::vector<std::string>& questions) {
  std::string out = "<ul>";
  for (const std::string& question : questions) out += "<li>" + html(question) + "</li>";
  return out + "</ul>";
}

void write_call(const ReportPage& page, const SurveyEntry& entry) {
  const std::string contact = contact_html(page, entry.sender);
  page.out << "<tr><th scope=\"row\">" << entry_html(page, entry) << "</th>";
  if (asks_for_places(page)) page.out << "<td>" << region_html(page, entry) << "</td>";
  page.out << "<td>" << (contact.empty() ? page.say("nessun recapito", "no contact") : contact) << "</td><td>" << list_html(entry.required);
  if (!entry.recommended.empty())
    page.out << "<details><summary>" << page.say("Se possibile, anche", "If possible, also") << " (" << entry.recommended.size()
             << ")</summary>" << list_html(entry.recommended) << "</details>";
  page.out << "</td><td class=\"notes\"></td></tr>\n";
}

void write_calls(const ReportPage& page) {
  auto entries = to_call(page);
  std::ranges::stable_partition(entries, [](const SurveyEntry* entry) { return is_reachable(*entry); });
  page.out << "<h3 id=\"calls\" data-icon=\"telephone\">" << page.say("Chi chiamare", "Whom to call") << " (" << entries.size()
           << ")</h3>\n";
  if (entries.empty()) {
    page.out << "<p>" << page.say("Nessuno: ogni scheda accolta ha i dati obbligatori.", "None: every accepted form has what is required.")
             << "</p>\n";
    return;
  }
  page.out << "<p>"
           << page.say("Le loro schede non sono utilizzabili senza i dati indicati.", "Their forms can't be used without what is listed.");
  if (entries.size() > calls_shown)
    page.out << ' ' << page.say("Qui i primi", "Here the first") << ' ' << calls_shown
             << page.say("; gli altri nell'<a href=\"#bodies\">elenco</a>, tra quelli con errori.",
                         "; the others are in the <a href=\"#bodies\">list</a>, among those with errors.");
  page.out << "</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"calls\"><table class=\"calls\"><thead><tr><th "
              "scope=\"col\">"
           << html(page.survey.form->respondent.word.in(page.language)) << "</th>";
  if (asks_for_places(page)) page.out << "<th scope=\"col\">" << page.say("Regione", "Region") << "</th>";
  page.out << "<th scope=\"col\">" << page.say("Recapiti", "Whom to ask") << "</th><th scope=\"col\">"
           << page.say("Che cosa chiedere", "What to ask") << "</th><th scope=\"col\" class=\"notes\">" << page.say("Note", "Notes")
           << "</th></tr></thead><tbody>\n";
  for (std::size_t i = 0; i < std::min(entries.size(), calls_shown); ++i) write_call(page, *entries[i]);
  page.out << "</tbody></table></div>\n";
}

bool is_uncovered(const AreaTally& tally) { return tally.all.candidates == 0 || tally.all.offers == 0; }

void write_uncovered(const ReportPage& page) {
  const auto& areas = page.survey.areas;
  if (page.survey.count(Validity::current) == 0 || std::none_of(areas.begin(), areas.end(), is_uncovered)) return;
  page.out << "<h3>" << page.say("Aree scoperte", "Uncovered areas") << "</h3>\n<ul>\n";
  for (const AreaTally& tally : areas) {
    if (!is_uncovered(tally)) continue;
    page.out << "<li>" << html(tally.area().code + ". " + tally.area().name.in(page.language)) << ": <span class=\"none\">"
             << (tally.all.candidates == 0 ? page.say("nessuna candidatura", "no candidate")
                                           : page.say("nessun soggetto offerente", "no offering body"))
             << "</span></li>\n";
  }
  page.out << "</ul>\n";
}

}  // namespace

namespace {

/// "1 scheda", "12 schede".
std::string counted(const ReportPage& page, std::size_t count, const Bilingual& one, const Bilingual& many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many).in(page.language);
}

/// The state of the survey in a sentence.
std::string state_html(const ReportPage& page) {
  const Survey& survey = page.survey;
  const std::size_t current = survey.count(Validity::current), calls = to_call(page).size(), rejected = survey.count(Validity::rejected);
  if (survey.entries.empty()) return std::string(page.say("Non è ancora arrivata nessuna scheda.", "No return has come yet."));
  std::string out =
      counted(page, survey.entries.size(), {"documento ricevuto", "document received"}, {"documenti ricevuti", "documents received"});
  out += ": " + counted(page, current, {"scheda vale", "return counts"}, {"schede valgono", "returns count"});
  if (current > 0)
    out += calls == 0 ? std::string(page.say(", tutte utilizzabili subito", ", all of them usable at once"))
                      : ", " +
                            counted(page, current - calls, {"è utilizzabile subito", "is usable at once"},
                                    {"sono utilizzabili subito", "are usable at once"}) +
                            std::string(page.say(" e per ", " and ")) +
                            counted(page, calls, {"occorre una chiamata", "needs a call"}, {"occorre una chiamata", "need a call"});
  if (rejected > 0)
    out += "; " + counted(page, rejected, {"documento respinto è da chiedere di nuovo", "rejected document is to be asked for again"},
                          {"documenti respinti sono da chiedere di nuovo", "rejected documents are to be asked for again"});
  return out + '.';
}

/// `show`: what the list that it leads to is narrowed to.
void decisive(const ReportPage& page, std::string_view target, const std::string& figure, const std::string& words,
              std::string_view show = {}) {
  page.out << "<li><a href=\"#" << target << '"';
  if (!show.empty()) page.out << " data-show=\"" << show << '"';
  page.out << "><b>" << figure << "</b> " << words << "</a></li>\n";
}

std::size_t in_convergence(const std::vector<const SurveyEntry*>& entries) {
  return static_cast<std::size_t>(std::ranges::count_if(entries, [](const SurveyEntry* entry) { return entry->convergence == true; }));
}

void write_decisive(const ReportPage& page) {
  const Survey& survey = page.survey;
  const auto calls = to_call(page);
  const std::string of(page.say(" di ", " of "));
  page.out << "<ul class=\"decisive\">\n";
  if (survey.responses)
    decisive(page, "roster", std::to_string(survey.responses->all.returned) + of + std::to_string(survey.responses->all.invited),
             std::string(page.say("invitati hanno risposto", "invited have answered")));
  decisive(page, "bodies",
           std::to_string(survey.count(Validity::current) - calls.size()) + of + std::to_string(survey.count(Validity::current)),
           std::string(page.say("schede utilizzabili subito", "returns usable at once")), usable_token);
  std::string words(page.say("da chiamare", "to call"));
  if (asks_for_convergence(page))
    words += std::string(page.say(", di cui ", ", of them ")) + std::to_string(in_convergence(calls)) +
             std::string(page.say(" in Convergenza", " in Convergence"));
  decisive(page, "calls", std::to_string(calls.size()), words);
  page.out << "</ul>\n";
}

}  // namespace

void write_opening(const ReportPage& page) {
  const Survey& survey = page.survey;
  const auto severity = [&](Severity each) { return std::to_string(survey.by_severity.at(each)); };
  page.out << "<p class=\"lead\">" << state_html(page) << "</p>\n";
  write_decisive(page);
  page.out << "<dl class=\"totals\">\n";
  tile(page, "", page.say("Documenti ricevuti", "Documents received"), std::to_string(survey.entries.size()));
  for (const auto& [validity, count] : survey.by_validity)
    tile(page, "", html(returns_name(validity, page.language)), std::to_string(count));
  tile(page, "", page.say("Completezza media", "Mean completeness"), percent(survey.filled, survey.asked));
  tile(page, "error", page.say("Errori", "Errors"), severity(Severity::error));
  tile(page, "warning", page.say("Avvisi", "Warnings"), severity(Severity::warning));
  tile(page, "info", page.say("Note", "Notes"), severity(Severity::info));
  page.out << "</dl>\n<p>"
           << page.say("Totali, tabelle e tassi contano le schede accolte, non quelle superate, doppie o respinte.",
                       "Totals, tables and rates count accepted returns, not those superseded, duplicate or rejected.")
           << "</p>\n";
}

void write_first_steps(const ReportPage& page) {
  page.out << "<section id=\"first\">\n<h2>" << page.say("Che cosa fare per primo", "What to do first") << "</h2>\n";
  write_uncovered(page);
  write_calls(page);
  page.out << "</section>\n";
}

void write_rejected(const ReportPage& page) {
  const std::size_t rejected = page.survey.count(Validity::rejected);
  if (rejected == 0) return;
  page.out << "<section id=\"rejected\">\n<h3>" << page.say("Documenti respinti", "Rejected documents") << " (" << rejected
           << ")</h3>\n<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">" << page.say("Documento", "Document")
           << "</th><th scope=\"col\">" << page.say("Motivo", "Reason") << "</th><th scope=\"col\">"
           << page.say("Che cosa fare", "What to do") << "</th></tr></thead><tbody>\n";
  for (const SurveyEntry& entry : page.survey.entries) {
    if (entry.validity != Validity::rejected) continue;
    page.out << "<tr><th scope=\"row\" class=\"file\">" << html(entry.source) << "</th>";
    if (entry.gaps.empty()) {
      page.out << "<td>—</td><td>—</td></tr>\n";
    } else {
      const SurveyEntry::Lack& reason = entry.gaps.front();
      page.out << "<td>" << gap_html(page, reason.code, reason.field, reason.message) << "</td><td>"
               << html(code_hint(reason.code, page.language)) << "</td></tr>\n";
    }
  }
  page.out << "</tbody></table></div>\n</section>\n";
}

}  // namespace schede::gap_report
