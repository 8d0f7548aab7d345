#include "outputs/report/report_json.h"

#include <array>
#include <charconv>
#include <ostream>

#include "outputs/records/record_json.h"

namespace schede {

namespace {

/// Writes the commas and line ends of one JSON object or array, an entry a line.
class Entries {
 public:
  Entries(std::ostream& out, char open, char close) : out_(out), close_(close) { out_ << open; }
  ~Entries() { out_ << '\n' << close_; }
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  std::ostream& next() {
    out_ << (first_ ? "\n" : ",\n");
    first_ = false;
    return out_;
  }
  std::ostream& next(std::string_view key) { return next() << json_string(key) << ": "; }

 private:
  std::ostream& out_;
  char close_;
  bool first_ = true;
};

std::string number(std::size_t value) { return std::to_string(value); }

/// A share as exactly as a number of JSON has it; null of nothing.
std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "null";
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<double>(part) / static_cast<double>(whole)).ptr;
  return {text.data(), end};
}

std::string area_count(const AreaCount& count) {
  return "{\"candidates\":" + number(count.candidates) + ",\"offers\":" + number(count.offers) + '}';
}

/// {"a":1,"b":2} of a map to numbers.
template <class Map, class Print>
std::string flat_object(const Map& map, Print print) {
  std::string out = "{";
  for (const auto& [key, value] : map) {
    if (out.size() > 1) out += ',';
    out += json_string(key) + ':' + print(value);
  }
  return out + '}';
}

void write_totals(std::ostream& out, const Survey& survey) {
  out << "{\"returns\":" << number(survey.entries.size()) << ",\"accepted\":" << number(survey.count(Validity::current))
      << ",\"superseded\":" << number(survey.count(Validity::superseded)) << ",\"duplicates\":" << number(survey.count(Validity::duplicate))
      << ",\"rejected\":" << number(survey.count(Validity::rejected)) << ",\"set_aside\":" << number(survey.count(Validity::set_aside))
      << ",\"gaps\":" << number(survey.gap_total()) << ",\"completeness\":" << share(survey.filled, survey.asked) << '}';
}

void write_by_severity(std::ostream& out, const Survey& survey) {
  Entries entries(out, '{', '}');
  for (const auto& [severity, count] : survey.by_severity) entries.next(to_string(severity)) << number(count);
}

void write_counts(std::ostream& out, const std::map<std::string_view, GapCount>& counts) {
  Entries entries(out, '{', '}');
  for (const auto& [key, count] : counts) entries.next(key) << number(count.gaps);
}

void write_by_area(std::ostream& out, const Survey& survey) {
  Entries entries(out, '{', '}');
  for (const AreaTally& tally : survey.areas) entries.next(tally.area().code) << number(tally.gaps);
}

void write_areas(std::ostream& out, const Survey& survey, Language language) {
  Entries entries(out, '[', ']');
  for (const AreaTally& tally : survey.areas) {
    entries.next() << "{\"area\":" << json_string(tally.area().code) << ",\"title\":" << json_string(tally.area().name.in(language))
                   << ",\"candidates\":" << number(tally.all.candidates) << ",\"offers\":" << number(tally.all.offers)
                   << ",\"items\":" << flat_object(tally.items, number)
                   << ",\"offering_bodies\":" << flat_object(tally.offering_bodies, number)
                   << ",\"convergence\":" << area_count(tally.convergence) << ",\"elsewhere\":" << area_count(tally.elsewhere)
                   << ",\"unknown\":" << area_count(tally.unknown) << ",\"regions\":" << flat_object(tally.regions, area_count) << '}';
  }
}

/// Under what it stands who answers.
std::string name_key(const Survey& survey) { return survey.form->language_version == 1 ? ",\"organisation\":" : ",\"respondent\":"; }

void write_records(std::ostream& out, const Survey& survey) {
  Entries entries(out, '[', ']');
  for (const SurveyEntry& entry : survey.entries) {
    entries.next() << "{\"record_id\":" << json_string(entry.record_id) << ",\"source\":" << json_string(entry.source)
                   << ",\"status\":" << json_string(to_string(entry.status)) << ",\"validity\":" << json_string(to_string(entry.validity))
                   << name_key(survey) << json_string_or_null(entry.sender.own_name())
                   << ",\"region\":" << json_string_or_null(entry.region) << ",\"filled\":" << number(entry.filled)
                   << ",\"asked\":" << number(entry.asked) << ",\"completeness\":" << share(entry.filled, entry.asked)
                   << ",\"gaps\":" << number(entry.gaps.size()) << '}';
  }
}

std::string response_count(const ResponseCount& count) {
  return "{\"invited\":" + number(count.invited) + ",\"returned\":" + number(count.returned) +
         ",\"rate\":" + share(count.returned, count.invited) + '}';
}

void write_uninvited(std::ostream& out, const Survey& survey) {
  Entries entries(out, '[', ']');
  for (const std::size_t place : survey.responses->uninvited) {
    const SurveyEntry& entry = survey.entries[place];
    entries.next() << "{\"record_id\":" << json_string(entry.record_id) << ",\"source\":" << json_string(entry.source) << name_key(survey)
                   << json_string_or_null(entry.sender.own_name()) << '}';
  }
}

/// Who has not answered stands among the gaps.
void write_roster(std::ostream& out, const Survey& survey) {
  if (!survey.responses) {
    out << "null";
    return;
  }
  const Responses& responses = *survey.responses;
  out << "{\"all\":" << response_count(responses.all) << ",\"regions\":" << flat_object(responses.regions, response_count)
      << ",\"rejected\":" << number(survey.count(Validity::rejected)) << ",\"only_rejected\":" << number(responses.rejected)
      << ",\"unnamed\":" << number(responses.unnamed) << ",\"uninvited\":";
  write_uninvited(out, survey);
  out << '}';
}

void write_gap(std::ostream& out, const std::string& name_key, const GapRow& row) {
  const Gap& gap = row.gap;
  out << "{\"record_id\":" << json_string_or_null(row.record_id) << ",\"source\":" << json_string_or_null(row.source) << name_key
      << json_string_or_null(row.organisation) << ",\"field\":" << json_string(gap.field) << ",\"code\":" << json_string(gap.code)
      << ",\"severity\":" << json_string(to_string(gap.severity)) << ",\"message\":" << json_string(gap.message)
      << ",\"validity\":" << json_string_or_null(row.validity) << ",\"state\":" << json_string(row.state())
      << ",\"asked_at\":" << json_string_or_null(row.asked_at) << '}';
}

void write_gaps(std::ostream& out, const Survey& survey) {
  Entries entries(out, '[', ']');
  for (const SurveyEntry& entry : survey.entries)
    for (const SurveyEntry::Lack& gap : entry.gaps)
      write_gap(entries.next(), name_key(survey),
                {entry.record_id,
                 entry.source,
                 std::string(entry.sender.own_name()),
                 {std::string(gap.code), std::string(gap.field), gap.severity, std::string(gap.message)},
                 to_string(entry.validity),
                 std::string(gap.asked_at)});
  for (const GapRow& row : survey.outside) write_gap(entries.next(), name_key(survey), row);
}

void write_agreement(std::ostream& out, const Survey& survey) {
  Entries entries(out, '[', ']');
  for (const Agreement& pair : survey.agreements) {
    entries.next() << "{\"first\":" << json_string(pair.first) << ",\"second\":" << json_string(pair.second)
                   << ",\"both\":" << number(pair.both) << ",\"same\":" << number(pair.same) << ",\"kappa\":";
    pair.kappa ? out << *pair.kappa : out << "null";
    out << '}';
  }
}

}  // namespace

void write_gap_report_json(std::ostream& out, const Survey& survey, std::string_view generated, Language language) {
  {
    Entries report(out, '{', '}');
    report.next("form") << json_string(survey.form->id);
    report.next("generated") << json_string(generated);
    write_totals(report.next("totals"), survey);
    write_by_severity(report.next("by_severity"), survey);
    write_counts(report.next("by_code"), survey.by_code);
    write_counts(report.next("by_field"), survey.by_field);
    write_by_area(report.next("by_area"), survey);
    write_areas(report.next("areas"), survey, language);
    write_roster(report.next("roster"), survey);
    write_agreement(report.next("agreement"), survey);
    write_records(report.next("records"), survey);
    write_gaps(report.next("gaps"), survey);
  }
  out << '\n';
}

}  // namespace schede
