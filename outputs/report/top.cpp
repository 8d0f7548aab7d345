#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extractors/text/collation.h"
#include "outputs/escape/escape.h"
#include "outputs/records/code_names.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

constexpr std::size_t calls_shown = 25;

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

std::string missing_fields(const ReportPage& page, const SurveyEntry& entry) {
  std::set<std::string_view> named;
  std::string out;
  for (const SurveyEntry::Lack& gap : entry.gaps) {
    const std::string_view what = gap.field.empty() ? gap.code : gap.field;
    if (gap.severity != Severity::error || !named.insert(what).second) continue;
    if (!out.empty()) out += "; ";
    out += html(gap.field.empty() ? code_name(gap.code, page.language) : title_of(*page.survey.form, gap.field, page.language));
  }
  return out;
}

void write_call(const ReportPage& page, const SurveyEntry& entry) {
  const std::string contact = contact_html(page, entry.sender);
  page.out << "<tr><th scope=\"row\">" << organisation_html(page, entry.sender) << "<br><small>" << html(entry.source)
           << "</small></th><td>" << (contact.empty() ? "—" : contact) << "</td><td>" << missing_fields(page, entry) << "</td></tr>\n";
}

void write_calls(const ReportPage& page) {
  const auto entries = to_call(page);
  page.out << "<h3>" << page.say("Enti da chiamare", "Bodies to call") << " (" << entries.size() << ")</h3>\n";
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
  page.out << "</p>\n<div class=\"wide\"><table class=\"calls\"><thead><tr><th scope=\"col\">" << page.say("Ente", "Body")
           << "</th><th scope=\"col\">" << page.say("Recapiti", "Whom to ask") << "</th><th scope=\"col\">"
           << page.say("Che cosa manca", "What is missing") << "</th></tr></thead><tbody>\n";
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

void write_totals(const ReportPage& page) {
  const Survey& survey = page.survey;
  const auto severity = [&](Severity each) { return std::to_string(survey.by_severity.at(each)); };
  page.out << "<dl class=\"totals\">\n";
  tile(page, "", page.say("Schede ricevute", "Returns"), std::to_string(survey.entries.size()));
  for (const auto& [validity, count] : survey.by_validity)
    tile(page, "", html(returns_name(validity, page.language)), std::to_string(count));
  if (survey.responses)
    tile(page, "", page.say("Invitati che hanno risposto", "Invited that answered"),
         percent(survey.responses->all.returned, survey.responses->all.invited));
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
  page.out << "<section>\n<h3>" << page.say("Documenti respinti", "Rejected documents") << " (" << rejected
           << ")</h3>\n<div class=\"wide\"><table><thead><tr><th scope=\"col\">" << page.say("Documento", "Document")
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
