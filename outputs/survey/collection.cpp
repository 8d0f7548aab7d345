#include "outputs/survey/collection.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "extractors/organisations/candidatures.h"
#include "outputs/records/answers.h"
#include "outputs/records/completeness.h"
#include "outputs/records/field_path.h"
#include "outputs/survey/remarks.h"

namespace schede {

namespace {

void add_answer(const AreaAnswer& answer, AreaCount& count) {
  count.candidates += answer.candidate ? 1 : 0;
  count.offers += answer.offer.empty() ? 0 : 1;
}

AreaCount& part_of_country(AreaTally& tally, std::optional<bool> convergence) {
  if (!convergence) return tally.unknown;
  return *convergence ? tally.convergence : tally.elsewhere;
}

std::string area_words(const AreaTally& tally, Language language) {
  return tally.area().code + " (" + tally.area().name.in(language) + ")";
}

Gap area_gap(const AreaTally& tally, std::string code, std::string message) {
  return {std::move(code), tally.choices->path + '[' + std::to_string(tally.index) + ']', Severity::warning, std::move(message)};
}

Gap without_candidate(const AreaTally& tally, Language language) {
  const std::string area = area_words(tally, language);
  return area_gap(
      tally, "area-without-candidate",
      language == Language::it ? "Nessun ente si candida per l'area " + area + "." : "No body is a candidate for area " + area + ".");
}

Gap without_offer(const AreaTally& tally, Language language) {
  const std::string area = area_words(tally, language);
  return area_gap(tally, "area-without-offer",
                  language == Language::it ? "Nessuno indica un soggetto offerente per l'area " + area + "."
                                           : "Nobody names an offering body for area " + area + ".");
}

/// A tally for each question with printed answers.
struct OptionTallies {
  std::vector<OptionTally>& tallies;
  Language language;

  void operator()(const ChoiceQuestion& choice) const { add(choice.path, choice.title.in(language), choice.options); }
  void operator()(const Grid& grid) const {
    for (const PrintedRow& row : grid.rows) add(grid.path + "." + row.code, grid.title.in(language) + ": " + row.label.text, grid.options);
  }
  template <class Other>
  void operator()(const Other&) const {}

 private:
  void add(std::string path, std::string title, const std::vector<ChoiceOption>& options) const {
    tallies.push_back({std::move(path), std::move(title), &options, {}});
  }
};

}  // namespace

std::size_t SurveyEntry::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(gaps.begin(), gaps.end(), [&](const Lack& gap) { return gap.severity == severity; }));
}

std::size_t Survey::gap_total() const {
  return std::accumulate(by_severity.begin(), by_severity.end(), std::size_t{0},
                         [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

std::size_t Survey::gaps_of_returns() const {
  return std::accumulate(entries.begin(), entries.end(), std::size_t{0},
                         [](std::size_t sum, const SurveyEntry& entry) { return sum + entry.gaps.size(); });
}

std::size_t Survey::listed_gaps() const { return gaps_of_returns() + outside.size(); }

std::vector<std::pair<std::string_view, GapCount>> most_frequent(const std::map<std::string_view, GapCount>& counts) {
  std::vector<std::pair<std::string_view, GapCount>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.gaps > b.second.gaps; });
  return sorted;
}

SurveyTally::SurveyTally(const Form& form, const Roster* roster, Language language) : respondents_(form, roster), language_(language) {
  survey_.form = &form;
  for (const Validity validity : validities) survey_.by_validity[validity] = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) survey_.by_severity[severity] = 0;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(OptionTallies{survey_.options, language}, part);
  for (const Choices* choices : candidature_tables(form)) {
    for (std::size_t i = 0; i < choices->areas.size(); ++i) {
      AreaTally& tally = survey_.areas.emplace_back();
      tally.choices = choices;
      tally.index = i;
      for (const Item& item : choices->areas[i].items) tally.items[item.code] = 0;
    }
  }
}

void SurveyTally::add(const Record& record, const std::vector<std::string>& asked) {
  respondents_.add(record);
  SurveyEntry& entry = survey_.entries.emplace_back();
  entry.record_id = record.record_id;
  entry.source = record.source.path;
  entry.status = record.status;
  entry.validity = validity_of(record);
  if (record.territory) {
    entry.region = keep(record.territory->region.value_or(""));
    entry.convergence = record.territory->convergence;
  }
  ++survey_.by_validity[entry.validity];
  add_gaps(record, asked, entry);
  if (entry.status == Status::accepted) count_completeness(record, entry);
  if (!entry.is_current()) return;
  count_return(entry);
  count_areas(record, entry);
  count_options(record);
  if (entry.count(Severity::error) > 0) add_questions(record, entry);
}

void SurveyTally::add(const GapRow& row) {
  survey_.outside.push_back(row);
  count(row.gap);
}

Survey SurveyTally::take(Language language) {
  auto respondents = respondents_.take();
  for (std::size_t i = 0; i < survey_.entries.size(); ++i) survey_.entries[i].sender = std::move(respondents.senders[i]);
  if (respondents.roster) add_responses(respondents, language);
  if (survey_.count(Validity::current) > 0)
    for (const AreaTally& tally : survey_.areas) add_uncovered(tally, language);
  return std::move(survey_);
}

std::string_view SurveyTally::keep(std::string_view text) { return *survey_.words.emplace(text).first; }

void SurveyTally::add_gaps(const Record& record, const std::vector<std::string>& asked, SurveyEntry& entry) {
  for (std::size_t i = 0; i < record.gaps.size(); ++i) {
    const Gap& gap = record.gaps[i];
    entry.gaps.push_back(
        {keep(gap.code), keep(gap.field), keep(gap.message), gap.severity, keep(i < asked.size() ? asked[i] : std::string())});
    if (entry.is_current()) count(gap);
  }
}

void SurveyTally::count(const Gap& gap) {
  ++survey_.by_severity[gap.severity];
  ++survey_.by_code[keep(gap.code)].gaps;
  ++survey_.by_field[keep(gap.field)].gaps;
  for (AreaTally& tally : survey_.areas)
    if (is_within(gap.field, tally.choices->path, tally.index)) ++tally.gaps;
}

void SurveyTally::count_return(const SurveyEntry& entry) {
  std::set<std::string_view> codes, fields;
  for (const SurveyEntry::Lack& gap : entry.gaps) {
    codes.insert(gap.code);
    fields.insert(gap.field);
  }
  for (const std::string_view code : codes) ++survey_.by_code[code].returns;
  for (const std::string_view field : fields) ++survey_.by_field[field].returns;
}

void SurveyTally::count_areas(const Record& record, const SurveyEntry& entry) {
  for (AreaTally& tally : survey_.areas) {
    const AreaAnswer answer = area_answer(record, *tally.choices, tally.index);
    if (!answer.candidate && answer.offer.empty()) continue;
    add_answer(answer, tally.all);
    add_answer(answer, part_of_country(tally, entry.convergence));
    if (!entry.region.empty()) add_answer(answer, tally.regions[entry.region]);
    if (!answer.offer.empty()) ++tally.offering_bodies[keep(answer.offer)];
    if (answer.items)
      for (const std::string& code : *answer.items) ++tally.items[code];
  }
}

void SurveyTally::count_options(const Record& record) {
  for (OptionTally& tally : survey_.options) {
    const Value* value = record.find(tally.path);
    if (!value) continue;
    if (const auto* code = std::get_if<std::string>(value)) ++tally.counts[*code];
    if (const auto* codes = std::get_if<std::vector<std::string>>(value))
      for (const std::string& code : *codes) ++tally.counts[code];
  }
}

void SurveyTally::add_questions(const Record& record, SurveyEntry& entry) {
  for (const Remark& remark : remarks_of(record, *survey_.form, language_))
    (remark.required ? entry.required : entry.recommended)
        .push_back(remark.field.empty() ? remark.text : remark.field + ": " + remark.text);
}

void SurveyTally::count_completeness(const Record& record, SurveyEntry& entry) {
  const auto [asked, filled] = completeness_of(record, *survey_.form);
  entry.asked = asked;
  entry.filled = filled;
  if (!entry.is_current()) return;
  survey_.asked += asked;
  survey_.filled += filled;
}

void SurveyTally::add_responses(const Respondents& respondents, Language language) {
  Responses& responses = survey_.responses.emplace(responses_of(respondents));
  for (std::size_t i = 0; i < survey_.entries.size(); ++i) {
    const SurveyEntry& entry = survey_.entries[i];
    if (entry.sender.invited) continue;
    if (entry.validity == Validity::rejected) ++responses.unnamed_rejected;
    if (!entry.is_current()) continue;
    if (entry.sender.organisation.empty())
      ++responses.unnamed;
    else
      responses.uninvited.push_back(i);
  }
  for (std::size_t i = 0; i < responses.answers.size(); ++i)
    if (responses.answers[i] == Answer::none) add(not_returned(responses.invited[i], language));
}

void SurveyTally::add_uncovered(const AreaTally& tally, Language language) {
  if (tally.all.candidates == 0) add(GapRow{"", "", "", without_candidate(tally, language)});
  if (tally.all.offers == 0) add(GapRow{"", "", "", without_offer(tally, language)});
}

}  // namespace schede
