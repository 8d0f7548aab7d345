#include <ostream>

#include "extractors/corrections/written_value.h"
#include "extractors/record/gap_catalogue.h"
#include "extractors/record/gap_writer.h"
#include "outputs/escape/escape.h"
#include "outputs/records/change_words.h"
#include "outputs/records/time_words.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

/// The rest is in changes.json.
constexpr std::size_t most_lines = 100;

template <class List, class WriteLine>
void write_lines(const ReportPage& page, std::string_view title, const List& list, WriteLine write_line) {
  if (list.empty()) return;
  page.out << "<details><summary>" << title << ": " << list.size() << "</summary>\n<ul>\n";
  for (std::size_t i = 0; i < list.size() && i < most_lines; ++i) {
    page.out << "<li>";
    write_line(list[i]);
    page.out << "</li>\n";
  }
  if (list.size() > most_lines)
    page.out << "<li>" << page.say("gli altri in changes.json", "the others in changes.json") << ": " << list.size() - most_lines
             << "</li>\n";
  page.out << "</ul></details>\n";
}

std::string shown(const Value& value) {
  const auto text = excerpt(written_value(value));
  return text.empty() ? "—" : html(visible(text, LineEnds::shown));
}

void write_gap(const ReportPage& page, const GapLife& life) {
  page.out << html(life.organisation.empty() ? life.source : life.organisation) << ": "
           << html(life.gap.field.empty() ? "" : title_of(*page.survey.form, life.gap.field, page.language) + ", ")
           << html(code_name(life.gap.code, page.language));
}

}  // namespace

void write_changes(const ReportPage& page, const Changes& changes, std::string_view when) {
  if (changes.are_none() || when.empty()) return;  // records without a ledger have no run before
  page.out << "<section id=\"changes\">\n<h2>" << page.say("Che cosa è cambiato dall'ultima esecuzione", "What changed since the last run")
           << "</h2>\n<p>" << html(readable_time(when, page.language)) << "</p>\n";
  write_lines(page, page.say("Schede", "Returns"), changes.returns, [&](const Changes::Return& entry) {
    page.out << html(return_change_name(entry.what, page.language)) << ": " << html(visible(entry.source, LineEnds::shown));
  });
  write_lines(page, page.say("Valori cambiati", "Values changed"), changes.fields, [&](const Changes::Field& entry) {
    page.out << html(visible(entry.source, LineEnds::shown)) << ", " << html(title_of(*page.survey.form, entry.field, page.language))
             << ": " << shown(entry.before) << " → " << shown(entry.after);
  });
  write_lines(page, page.say("Lacune chiuse", "Gaps closed"), changes.closed, [&](const GapLife& life) {
    write_gap(page, life);
    page.out << " (" << html(gap_state_name(life.state, page.language)) << ')';
  });
  write_lines(page, page.say("Lacune nuove", "New gaps"), changes.opened, [&](const GapLife& life) { write_gap(page, life); });
  page.out << "</section>\n";
}

}  // namespace schede::gap_report
