#include <algorithm>
#include <array>
#include <map>
#include <ostream>

#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

std::string path_of(const PrintedText&) { return {}; }
template <class Part>
std::string path_of(const Part& part) {
  return part.path;
}

std::string part_title(const PrintedText&, Language) { return {}; }
template <class Part>
std::string part_title(const Part& part, Language language) {
  return part.title.in(language);
}

/// A name that narrows the list to the returns with such a gap, where there are any.
std::string narrowing_html(const std::string& name, std::string_view token, std::size_t returns) {
  if (returns == 0) return name;
  return "<a href=\"#bodies\" data-show=\"" + html(token) + "\">" + name + "</a>";
}

void begin_chart(const ReportPage& page, std::string_view first_column) {
  page.out << "<table class=\"chart\"><thead><tr><th scope=\"col\">" << first_column << "</th><td></td><th scope=\"col\" class=\"num\">"
           << page.say("Lacune", "Gaps") << "</th><th scope=\"col\" class=\"num\">" << page.say("Schede", "Returns")
           << "</th></tr></thead><tbody>\n";
}

void write_bar_row(const ReportPage& page, const std::string& name, const GapCount& count, std::size_t largest) {
  page.out << "<tr><th scope=\"row\">" << name << "</th><td>" << bar_html(count.gaps, largest) << "</td><td class=\"num\">" << count.gaps
           << "</td><td class=\"num\">" << count.returns << "</td></tr>\n";
}

template <class Name>
void write_chart(const ReportPage& page, std::string_view first_column, const std::map<std::string_view, GapCount>& counts, Name name) {
  const auto sorted = most_frequent(counts);
  if (sorted.empty()) return;
  begin_chart(page, first_column);
  for (const auto& [key, count] : sorted) write_bar_row(page, name(key, count.returns), count, sorted.front().second.gaps);
  page.out << "</tbody></table>\n";
}

}  // namespace

std::size_t section_of(const Form& form, std::string_view path) {
  const auto is_below = [&](const std::string& own) {
    return !own.empty() && path.starts_with(own) &&
           (path.size() == own.size() || std::string_view(".[_").find(path[own.size()]) != std::string_view::npos);
  };
  for (std::size_t i = 0; i < form.sections.size(); ++i)
    for (const auto& part : form.sections[i].parts)
      if (std::visit([&](const auto& what) { return is_below(path_of(what)); }, part)) return i;
  return form.sections.size();
}

std::string section_name(const ReportPage& page, std::size_t section) {
  const auto& sections = page.survey.form->sections;
  if (section == sections.size()) return std::string(page.say("La scheda intera, il registro", "The whole form, the register"));
  if (!sections[section].headings.empty()) return html(sections[section].headings.back().text);
  for (const auto& part : sections[section].parts)
    if (const auto title = std::visit([&](const auto& what) { return part_title(what, page.language); }, part); !title.empty())
      return html(title);
  return std::string(page.say("Sezione ", "Section ")) + std::to_string(section + 1);
}

std::string section_token(std::size_t section) { return "section-" + std::to_string(section + 1); }
std::string field_token(std::string_view field) { return field.empty() ? "whole" : std::string(field); }

namespace {

using SeverityCounts = std::array<std::size_t, 3>;

std::vector<SeverityCounts> gaps_by_section(const Survey& survey) {
  std::vector<SeverityCounts> counts(survey.form->sections.size() + 1, SeverityCounts{});
  std::map<std::string_view, std::size_t> sections;
  for (const SurveyEntry& entry : survey.entries) {
    if (!entry.is_current()) continue;
    for (const SurveyEntry::Lack& gap : entry.gaps) {
      const auto known = sections.try_emplace(gap.field, 0);
      if (known.second) known.first->second = section_of(*survey.form, gap.field);
      ++counts[known.first->second].at(static_cast<std::size_t>(gap.severity));
    }
  }
  return counts;
}

/// Errors, warnings and notes side by side.
std::string stacked_bar(const SeverityCounts& counts, std::size_t largest) {
  std::string out = "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  std::size_t at = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    const std::size_t width = largest == 0 ? 0 : counts.at(static_cast<std::size_t>(severity)) * 1000 / largest;
    out += "<rect class=\"" + std::string(to_string(severity)) + "\" x=\"" + std::to_string(at) + "\" width=\"" + std::to_string(width) +
           "\" height=\"10\"/>";
    at += width;
  }
  return out + "</svg>";
}

std::size_t total(const SeverityCounts& counts) { return counts[0] + counts[1] + counts[2]; }

void write_by_section(const ReportPage& page) {
  const auto counts = gaps_by_section(page.survey);
  const std::size_t largest = total(*std::ranges::max_element(counts, {}, total));
  if (largest == 0) return;
  page.out << "<h3>" << page.say("Per sezione della scheda", "By section of the form")
           << "</h3>\n<div class=\"wide\" tabindex=\"0\"><table class=\"chart\"><thead><tr><th scope=\"col\">"
           << page.say("Sezione", "Section") << "</th><td></td>";
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    page.out << "<th scope=\"col\" class=\"num\">" << severity_name(severity, page.language) << "</th>";
  page.out << "</tr></thead><tbody>\n";
  for (std::size_t section = 0; section < counts.size(); ++section) {
    if (total(counts[section]) == 0) continue;
    page.out << "<tr><th scope=\"row\">" << narrowing_html(section_name(page, section), section_token(section), 1) << "</th><td>"
             << stacked_bar(counts[section], largest) << "</td>";
    for (const std::size_t count : counts[section]) page.out << "<td class=\"num\">" << count << "</td>";
    page.out << "</tr>\n";
  }
  page.out << "</tbody></table></div>\n";
}

/// How many current returns are how complete, in fifths.
void write_completeness(const ReportPage& page) {
  std::array<std::size_t, 6> counts{};
  for (const SurveyEntry& entry : page.survey.entries)
    if (entry.is_current() && entry.asked > 0) ++counts.at(entry.filled * 5 / entry.asked);
  const std::size_t largest = *std::ranges::max_element(counts);
  if (largest == 0) return;
  page.out << "<h3>" << page.say("Quanto sono complete", "How complete they are")
           << "</h3>\n<table class=\"chart\"><thead><tr><th scope=\"col\">" << page.say("Risposte date", "Answers given")
           << "</th><td></td><th scope=\"col\" class=\"num\">" << page.say("Schede", "Returns") << "</th></tr></thead><tbody>\n";
  for (std::size_t fifth = 0; fifth < counts.size(); ++fifth) {
    const std::string range = fifth == 5 ? "100%" : std::to_string(fifth * 20) + "–" + std::to_string(fifth * 20 + 19) + "%";
    page.out << "<tr><th scope=\"row\">" << range << "</th><td>" << bar_html(counts.at(fifth), largest) << "</td><td class=\"num\">"
             << counts.at(fifth) << "</td></tr>\n";
  }
  page.out << "</tbody></table>\n";
}

/// An option's printed words, and where there are none its code.
std::string option_html(const ChoiceOption& option) { return html(option.label.text.empty() ? option.code : option.label.text); }

void write_option_tally(const ReportPage& page, const OptionTally& tally) {
  const auto count_of = [&](const ChoiceOption& option) {
    const auto found = tally.counts.find(option.code);
    return found == tally.counts.end() ? std::size_t{0} : found->second;
  };
  std::size_t largest = 0;
  for (const ChoiceOption& option : *tally.options) largest = std::max(largest, count_of(option));
  page.out << "<table class=\"chart\"><caption>" << html(tally.title) << "</caption><thead><tr><th scope=\"col\">"
           << page.say("Risposta", "Answer") << "</th><td></td><th scope=\"col\" class=\"num\">" << page.say("Schede", "Returns")
           << "</th></tr></thead><tbody>\n";
  for (const ChoiceOption& option : *tally.options)
    page.out << "<tr><th scope=\"row\">" << option_html(option) << "</th><td>" << bar_html(count_of(option), largest)
             << "</td><td class=\"num\">" << count_of(option) << "</td></tr>\n";
  page.out << "</tbody></table>\n";
}

}  // namespace

void write_options(const ReportPage& page) {
  if (page.survey.options.empty()) return;
  page.out << "<section id=\"options\">\n<h2>" << page.say("Risposte", "Answers") << "</h2>\n";
  for (const OptionTally& tally : page.survey.options) write_option_tally(page, tally);
  page.out << "</section>\n";
}

void write_charts(const ReportPage& page) {
  page.out << "<section id=\"charts\">\n<h2>" << page.say("Lacune per tipo e per campo", "Gaps by kind and by field") << "</h2>\n";
  write_completeness(page);
  write_by_section(page);
  page.out << "<h3>" << page.say("Per tipo", "By kind") << "</h3>\n";
  write_chart(page, page.say("Tipo", "Kind"), page.survey.by_code, [&](std::string_view code, std::size_t returns) {
    return narrowing_html(html(code_name(code, page.language)), code, returns) + "<br><small>" + html(code_hint(code, page.language)) +
           "</small>";
  });
  page.out << "<h3>" << page.say("Per campo", "By field") << "</h3>\n";
  write_chart(page, page.say("Campo", "Field"), page.survey.by_field, [&](std::string_view field, std::size_t returns) {
    return narrowing_html(field_name(page, field), field_token(field), returns);
  });
  page.out << "</section>\n";
}

}  // namespace schede::gap_report
