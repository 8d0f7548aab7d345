#include "pipeline/ingest/publish.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extractors/record/gap_writer.h"
#include "outputs/records/record_json.h"
#include "outputs/report/report_html.h"
#include "outputs/report/report_json.h"
#include "outputs/tables/candidatures.h"
#include "outputs/tables/gaps.h"
#include "outputs/tables/register.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::array names = {"register.csv", "register.json", "candidatures.csv", "gaps.csv", "gap-report.json", "gap-report.html"};

/// The files under way, in the order of `names`.
struct Files {
  explicit Files(const std::filesystem::path& folder) : all(open(folder)) {}

  static std::vector<AtomicFile> open(const std::filesystem::path& folder) {
    std::vector<AtomicFile> files;
    for (const char* name : names) files.emplace_back(folder / name);
    return files;
  }

  std::vector<AtomicFile> all;
  std::ostream& register_csv = all.at(0).stream();
  std::ostream& register_json = all.at(1).stream();
  std::ostream& candidatures_csv = all.at(2).stream();
  std::ostream& gaps_csv = all.at(3).stream();
  std::ostream& report_json = all.at(4).stream();
  std::ostream& report_html = all.at(5).stream();
};

class Views {
 public:
  explicit Views(const ViewOptions& options)
      : options_(options),
        files_(options.folder),
        register_csv_(files_.register_csv, options.form, options.csv, {"duplicate_of", "superseded_by"}),
        register_json_(files_.register_json, options.form.id, options.dates.generated),
        candidatures_(files_.candidatures_csv, options.form, options.csv),
        gaps_(files_.gaps_csv, options.csv),
        tally_(options.form, options.roster) {}

  /// `json` is the record's, as far as it is known.
  void add(Record record, std::string json, const Standing& standing, const std::vector<ReturnKey>& keys) {
    const auto gaps = gaps_of_outputs(record, standing, keys);
    if (!gaps.empty()) {
      record.gaps.insert(record.gaps.end(), gaps.begin(), gaps.end());
      json.clear();
    }
    if (json.empty()) append_json(record, json);
    register_json_.add(json);
    tally_.add(record);
    register_csv_.add(record, {source_of(standing.duplicate_of, keys), source_of(standing.superseded_by, keys)});
    if (!standing.duplicate_of && !standing.superseded_by) candidatures_.add(record);
    gaps_.add(record, options_.form);
  }

  Survey finish() {
    register_json_.finish();
    auto survey = tally_.take(options_.language);
    for (const auto& row : survey.outside) gaps_.add(row);
    write_gap_report_json(files_.report_json, survey, options_.dates.generated, options_.language);
    write_gap_report_html(files_.report_html, survey, options_.dates.page, options_.language);
    note();
    for (auto& file : files_.all) file.commit();
    sync_folder(options_.folder);
    return survey;
  }

 private:
  /// What the record itself does not say: how it stands beside the others, and what the CSV files cannot hold.
  [[nodiscard]] std::vector<Gap> gaps_of_outputs(const Record& record, const Standing& standing, const std::vector<ReturnKey>& keys) const {
    GapWriter writer(options_.form, options_.language);
    for (const auto& field : register_csv_.cut_fields(record)) writer.add("cell-cut", field, Severity::info);
    auto gaps = writer.take();
    if (auto gap = standing_gap(standing, keys, options_.language)) gaps.insert(gaps.begin(), std::move(*gap));
    return gaps;
  }

  void note() {
    WrittenFiles written;
    for (std::size_t i = 0; i < names.size(); ++i) written.push_back(written_file(files_.all[i].finish(), names[i]));
    options_.note(written);
  }

  static std::string source_of(const std::optional<std::size_t>& other, const std::vector<ReturnKey>& keys) {
    return other ? keys[*other].source : std::string();
  }

  const ViewOptions& options_;
  Files files_;
  RegisterCsv register_csv_;
  RegisterJson register_json_;
  CandidaturesCsv candidatures_;
  GapsCsv gaps_;
  SurveyTally tally_;
};

}  // namespace

ViewDates view_dates(std::optional<std::int64_t> newest) {
  const auto epoch = source_date_epoch();
  const auto data = epoch ? epoch : newest;
  return {rfc3339(data.value_or(0)), {data ? local_rfc3339(*data) : std::string(), local_rfc3339(epoch.value_or(now()))}};
}

Survey write_views(const Returns& returns, const ViewOptions& options) {
  const auto standings = stand(returns.keys);
  Views views(options);
  const auto listed = have_rows(returns.keys, standings);
  for (std::size_t i = 0; i < returns.keys.size(); ++i) {
    if (!listed[i]) continue;
    auto json = returns.record(i);
    auto record = parse_record(json);
    if (!record) {
      json.clear();
      record = returns.stand_in(i, record.error());
    }
    views.add(std::move(*record), std::move(json), standings[i], returns.keys);
  }
  return views.finish();
}

std::span<const char* const> view_names() { return names; }

bool any_view_exists(const std::filesystem::path& folder) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return std::filesystem::exists(folder / name); });
}

}  // namespace schede
