#include <algorithm>
#include <functional>
#include <ostream>
#include <set>
#include <string>

#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

void option(const ReportPage& page, std::string_view value, std::string_view text) {
  page.out << "<option value=\"" << value << "\">" << text << "</option>";
}

/// The kinds, fields and sections in which returns that count have gaps, as the charts have them.
void write_gap_options(const ReportPage& page) {
  const auto group = [&](std::string_view title) { page.out << "<optgroup label=\"" << title << "\">"; };
  const Survey& survey = page.survey;
  group(page.say("Tipo", "Kind"));
  for (const auto& [code, count] : most_frequent(survey.by_code))
    if (count.returns > 0) option(page, code, html(code_name(code, page.language)));
  page.out << "</optgroup>";
  group(page.say("Campo", "Field"));
  std::set<std::size_t> sections;
  for (const auto& [field, count] : most_frequent(survey.by_field)) {
    if (count.returns == 0) continue;
    option(page, html(field_token(field)), field_name(page, field));
    sections.insert(section_of(*survey.form, field));
  }
  page.out << "</optgroup>";
  group(page.say("Sezione", "Section"));
  for (const std::size_t section : sections) option(page, section_token(section), section_name(page, section));
  page.out << "</optgroup>";
}

/// Hidden until the script shows them: they do nothing without it.
void write_controls(const ReportPage& page) {
  page.out << "<div class=\"controls\" id=\"controls\" role=\"search\" hidden>\n<label>" << page.say("Cerca nell'elenco", "Search the list")
           << "<input type=\"search\" id=\"search\" autocomplete=\"off\"></label>\n<label>" << page.say("Lacune", "Gaps")
           << "<select id=\"gaps\">";
  option(page, "", page.say("tutte le schede", "all returns"));
  option(page, "error", page.say("con errori", "with errors"));
  option(page, "warning", page.say("con avvisi", "with warnings"));
  option(page, "info", page.say("con note", "with notes"));
  option(page, usable_token, page.say("utilizzabili subito", "usable at once"));
  option(page, sound_token, page.say("senza lacune", "without gaps"));
  write_gap_options(page);
  page.out << "</select></label>\n<label>" << page.say("Stato", "Status") << "<select id=\"status\">";
  option(page, "", page.say("tutti", "all"));
  for (const Validity validity : validities) option(page, to_string(validity), returns_name(validity, page.language));
  page.out << "</select></label>\n<output id=\"shown\" aria-live=\"polite\" data-text=\"" << page.say("%1 schede su %2", "%1 of %2 returns")
           << "\"></output>\n</div>\n";
}

void write_columns(const ReportPage& page) {
  const auto column = [&](std::string_view kind, std::string_view it, std::string_view en) {
    page.out << "<th scope=\"col\"" << kind << '>' << page.say(it, en) << "</th>";
  };
  constexpr std::string_view number = " class=\"num\"";
  page.out << "<thead><tr>";
  const auto& word = page.survey.form->respondent.word;
  column("", html(word.it), html(word.en));
  if (asks_for_places(page)) column("", "Regione", "Region");
  column("", "Stato", "Status");
  column(number, "Completezza", "Completeness");
  column(number, "Errori", "Errors");
  column(number, "Avvisi", "Warnings");
  column(number, "Note", "Notes");
  page.out << "</tr></thead>";
}

/// A place that was worked out is one thing to look at, however many of its names follow from it.
std::vector<SurveyEntry::Lack> one_for_each_cause(const std::vector<SurveyEntry::Lack>& gaps) {
  std::vector<SurveyEntry::Lack> causes;
  for (const SurveyEntry::Lack& gap : gaps) {
    const auto same = [&](const SurveyEntry::Lack& other) { return other.code == gap.code && other.field.starts_with("territory."); };
    if (!gap.field.starts_with("territory.") || std::ranges::none_of(causes, same)) causes.push_back(gap);
  }
  return causes;
}

void write_gaps(const ReportPage& page, const SurveyEntry& entry) {
  if (entry.gaps.empty()) return;
  const std::size_t count = one_for_each_cause(entry.gaps).size();
  page.out << "<details><summary>" << count << ' ' << (count == 1 ? page.say("lacuna", "gap") : page.say("lacune", "gaps")) << "</summary>";
  if (const std::string contact = contact_html(page, entry.sender); !contact.empty()) page.out << "<p>" << contact << "</p>";
  page.out << "<ul class=\"gaps\">";
  for (const SurveyEntry::Lack& gap : one_for_each_cause(entry.gaps))
    page.out << "<li class=\"" << to_string(gap.severity) << "\">" << gap_html(page, gap.code, gap.field, gap.message) << "</li>";
  page.out << "</ul></details>";
}

/// "error missing-required contact.phone section-1": what the list may be narrowed to of which the return is one.
std::string tokens(const ReportPage& page, const SurveyEntry& entry) {
  std::set<std::string, std::less<>> all;
  for (const SurveyEntry::Lack& gap : entry.gaps) {
    all.emplace(to_string(gap.severity));
    if (entry.is_current())
      all.insert({std::string(gap.code), field_token(gap.field), section_token(section_of(*page.survey.form, gap.field))});
  }
  if (entry.gaps.empty()) all.emplace(sound_token);
  if (entry.is_current() && entry.count(Severity::error) == 0) all.emplace(usable_token);
  std::string out;
  for (const std::string& token : all) out += (out.empty() ? "" : " ") + html(token);
  return out;
}

void write_entry(const ReportPage& page, const SurveyEntry& entry) {
  page.out << "<tr data-status=\"" << to_string(entry.validity) << "\" data-gaps=\"" << tokens(page, entry) << "\"><td>"
           << entry_html(page, entry);
  write_gaps(page, entry);
  page.out << "</td>";
  if (asks_for_places(page)) page.out << "<td>" << html(entry.region) << "</td>";
  page.out << "<td>" << return_name(entry.validity, page.language) << "</td><td class=\"num\">" << percent(entry.filled, entry.asked)
           << "</td>";
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    page.out << "<td class=\"num\">" << entry.count(severity) << "</td>";
  page.out << "</tr>\n";
}

}  // namespace

void write_list(const ReportPage& page) {
  page.out << "<section id=\"bodies\">\n<h2>" << page.say("Schede", "Returns") << "</h2>\n";
  write_controls(page);
  page.out << "<div class=\"wide\" tabindex=\"0\"><table id=\"list\">";
  write_columns(page);
  page.out << "<tbody>\n";
  for (const SurveyEntry& entry : page.survey.entries) write_entry(page, entry);
  page.out << "</tbody></table></div>\n</section>\n";
}

void write_outside(const ReportPage& page) {
  const auto has_its_section = [&](const GapRow& row) { return page.survey.responses && row.gap.code == "not-returned"; };
  if (std::ranges::all_of(page.survey.outside, has_its_section)) return;
  page.out << "<section id=\"outside\">\n<h2>" << page.say("Altre segnalazioni", "Other findings") << "</h2>\n<ul class=\"gaps\">\n";
  for (const GapRow& row : page.survey.outside) {
    if (has_its_section(row)) continue;
    page.out << "<li class=\"" << to_string(row.gap.severity) << "\">";
    for (const std::string& text : {row.organisation, row.source})
      if (!text.empty()) page.out << html(text) << ": ";
    page.out << gap_html(page, row.gap.code, row.gap.field, row.gap.message) << "</li>\n";
  }
  page.out << "</ul>\n</section>\n";
}

}  // namespace schede::gap_report
