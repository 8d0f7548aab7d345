#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "outputs/records/changes.h"
#include "outputs/survey/collection.h"

/// The parts of gap-report.html, top to bottom. Every text of a document goes through html().
namespace schede::gap_report {

struct ReportPage {
  std::ostream& out;
  const Survey& survey;
  Language language;

  /// One of two phrases that are HTML already.
  [[nodiscard]] std::string_view say(std::string_view it, std::string_view en) const { return language == Language::it ? it : en; }
};

void write_opening(const ReportPage& page);      ///< the state in a sentence, the figures that decide, all totals
void write_first_steps(const ReportPage& page);  ///< uncovered areas and bodies to call
void write_rejected(const ReportPage& page);
void write_roster(const ReportPage& page);  ///< where there is one: response rates, who has not answered, who was not invited
void write_changes(const ReportPage& page, const Changes& changes,
                   std::string_view when);     ///< what the last run that changed anything changed
void write_agreement(const ReportPage& page);  ///< where two reviewed without sight of each other: how far they agree
void write_charts(const ReportPage& page);
void write_options(const ReportPage& page);  ///< where the form prints answers: how often each was chosen
void write_areas(const ReportPage& page);
void write_list(const ReportPage& page);
void write_outside(const ReportPage& page);  ///< gaps that belong to no return and stand in no other section

/// Does the form ask where respondents are, and whether they are of the Convergence objective?
[[nodiscard]] bool asks_for_places(const ReportPage& page);
[[nodiscard]] bool asks_for_convergence(const ReportPage& page);

/// A respondent's name, which leads to the page of the return, and the document's; where it is.
[[nodiscard]] std::string entry_html(const ReportPage& page, const SurveyEntry& entry);
[[nodiscard]] std::string region_html(const ReportPage& page, const SurveyEntry& entry);

/// The printed name of what a path names.
[[nodiscard]] std::string field_name(const ReportPage& page, std::string_view field);

/// Which section of the form asks for what a path names, the number of sections for none; its heading, else what it asks for first.
[[nodiscard]] std::size_t section_of(const Form& form, std::string_view path);
[[nodiscard]] std::string section_name(const ReportPage& page, std::size_t section);

/// What stands in the rows of the list that have such a gap, and narrows the list to them. Codes and severities stand for themselves.
[[nodiscard]] std::string section_token(std::size_t section);
[[nodiscard]] std::string field_token(std::string_view field);
/// Of a return that counts and has no error; of one without gaps.
inline constexpr std::string_view usable_token = "usable", sound_token = "none";

/// One bar of a chart; the number beside it says the same.
[[nodiscard]] std::string bar_html(std::size_t value, std::size_t largest);

/// The body's name, or words for its absence.
[[nodiscard]] std::string organisation_html(const ReportPage& page, const Respondent& sender);

/// "+39 …; a@b.it" with links to call and write; an em dash for nothing.
[[nodiscard]] std::string phone_html(const ReportPage& page, std::string_view numbers);
[[nodiscard]] std::string email_html(std::string_view addresses);

/// Whom to ask about a return, and how to reach them; empty where it doesn't say.
[[nodiscard]] std::string contact_html(const ReportPage& page, const Respondent& sender);

/// The gap in one sentence.
[[nodiscard]] std::string gap_html(const ReportPage& page, std::string_view code, std::string_view field, std::string_view message);

/// "92%", rounded, but 0% and 100% are said of none and of all alone; an em dash of nothing.
[[nodiscard]] std::string percent(std::size_t part, std::size_t whole);

}  // namespace schede::gap_report
