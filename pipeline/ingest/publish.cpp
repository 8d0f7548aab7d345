#include "pipeline/ingest/publish.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>

#include "extractors/corrections/apply.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/record/gap_writer.h"
#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "outputs/records/brief.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"
#include "outputs/report/forms_summary.h"
#include "outputs/survey/validity.h"
#include "outputs/tables/register.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/return_pages.h"
#include "pipeline/workers/job.h"

namespace schede {
namespace {

/// An output under way.
struct View {
  Output output;
  std::optional<AtomicFile> file;  ///< none of a folder
  std::unique_ptr<OutputWriter> writer = {};
  RowWriter* rows = nullptr;  ///< the same, where it writes rows of returns
};

/// Tells the rows of a return from others that it might have: what they are made of, beside what is the same for all.
RowLayout::Key key_of_rows(const RowLayout::Key& reading, const Record& record, const std::vector<std::string>& asked,
                           const std::string& duplicate_of, const std::string& superseded_by) {
  std::vector<std::string_view> parts{{reading.data(), reading.size()}, duplicate_of, superseded_by};
  for (const Gap& gap : record.gaps) parts.insert(parts.end(), {gap.code, gap.field, to_string(gap.severity), gap.message});
  parts.insert(parts.end(), asked.begin(), asked.end());
  return key_of(parts);
}

/// Of every return the others of the same body, or with the same bytes, by their places.
std::vector<std::vector<std::size_t>> families_of(const std::vector<Standing>& standings) {
  std::vector<std::size_t> heads(standings.size());
  std::iota(heads.begin(), heads.end(), std::size_t{0});
  const auto head_of = [&](std::size_t place) {
    while (heads[place] != place) place = heads[place];
    return place;
  };
  for (std::size_t i = 0; i < standings.size(); ++i)
    for (const auto& other : {standings[i].duplicate_of, standings[i].superseded_by, standings[i].tied_with})
      if (other) heads[head_of(i)] = head_of(*other);
  std::vector<std::vector<std::size_t>> families(standings.size());
  for (std::size_t i = 0; i < standings.size(); ++i) families[head_of(i)].push_back(i);
  for (std::size_t i = 0; i < standings.size(); ++i)
    if (head_of(i) != i) families[i] = families[head_of(i)];
  return families;
}

ReturnVersion version_of(const ReturnKey& key, const Standing& standing) {
  const auto validity = standing.duplicate_of ? Validity::duplicate : standing.superseded_by ? Validity::superseded : Validity::current;
  return {record_id(key.sha256, key.source), key.source, validity, key.arrived};
}

/// What an earlier run wrote and this one was not asked for would go on telling of then.
void remove_unwanted(const ViewOptions& options) {
  auto wanted = outputs_of(options.form, options.outputs), all = outputs_of(options.form, OutputSet::all);
  all.push_back(output_of_briefs());
  if (options.note_rows) wanted.push_back(all.back());
  for (const Output& output : all) {
    if (std::ranges::find(wanted, output.name, &Output::name) != wanted.end()) continue;
    std::error_code error;
    output.is_folder ? remove_return_pages(options.folder)
                     : static_cast<void>(std::filesystem::remove(options.folder / output.name, error));
  }
}

/// A record of the register, with what an earlier version did not work out; then `json` is cleared.
tl::expected<Record, std::string> readable(std::string& json, const Form& form) {
  auto record = parse_record(json);
  if (record && asks_for_candidatures(form) && work_out_modes(*record, form)) json.clear();
  return record;
}

/// Rows were copied that nobody answers for.
Failure changed_meanwhile(const std::filesystem::path& folder) {
  const auto name = visible(folder.native(), LineEnds::shown);
  return {ExitCode::no_output,
          {"in " + name + " qualcuno ha scritto nelle uscite durante l'esecuzione: ripeterla",
           "somebody wrote in the outputs in " + name + " during the run: run it again"}};
}

class Views {
 public:
  Views(const ViewOptions& options, const Participants& participants, const RowsBefore& before, std::size_t returns)
      : options_(options),
        before_(before),
        context_{options.form, options.language, options.csv, options.dates,       options.roster,
                 participants, options.folder,   returns,     options.corrections, history_},
        history_writer_(options.folder, options.before, options.now, before.places_in("register.json")),
        matching_(participants),
        tally_(options.form, options.roster, options.language),
        columns_(register_columns(options.form)) {
    for (Output& output : outputs_of(options.form, options.outputs)) add_view(std::move(output));
    if (options.note_rows) add_view(output_of_briefs());
    for (View& view : views_)
      if (view.rows) layout_.begins.push_back(view.file->checksum().bytes);
    has_same_files_ = before.layout().files == layout_.files;
  }

  void add(std::size_t place, const Standing& standing, const std::function<std::vector<ReturnVersion>()>& versions,
           const Returns& returns) {
    Row row{place, source_of(standing.duplicate_of, returns.keys), source_of(standing.superseded_by, returns.keys), {}, {}};
    row.known = {returns.document_number(place), returns.reading(place), {}};
    std::optional<std::vector<std::string>> asked;
    if (auto brief = before_.brief(row.known.document, row.known.reading)) {
      add_gaps(*brief, standing, returns.keys);
      asked = follow(*brief);
      row.known.rows = key_of_rows(row.known.reading, *brief, *asked, row.duplicate_of, row.superseded_by);
      if (const auto at = before_.find(row.known.document, row.known.rows); at && has_same_files_) {
        history_writer_.keep(*brief);
        tally_.add(*brief, *asked);
        return copy(*at, row.known);
      }
    }
    write(std::move(row), std::move(asked), standing, versions, returns);
  }

  Survey finish() {
    copy_run();
    matching_.for_each({}, [&](const Twinning& twinning) {
      const auto row = row_of(twinning, context_.participants, options_.language);
      for (const View& view : views_) view.writer->add(twinning, row);
    });
    auto survey = tally_.take(options_.language);
    survey.agreements = agreements(options_.corrections);
    for (GapRow& row : survey.outside) row.asked_at = history_writer_.add(row);
    history_ = history_writer_.take();
    for (const View& view : views_) view.writer->finish(survey);
    if (options_.rows_before && !options_.stand_as_before()) throw changed_meanwhile(options_.folder);
    note();
    for (View& view : views_)
      if (view.file) view.file->commit();
    remove_unwanted(options_);
    sync_folder(options_.folder);
    options_.note_history(history_);
    if (options_.note_rows) options_.note_rows(std::move(layout_));
    return survey;
  }

 private:
  /// A return under way.
  struct Row {
    std::size_t place;
    std::string duplicate_of, superseded_by;  ///< sources
    RowLayout::Row known;
    std::string brief;  ///< brief.h
  };

  /// False where the record has been given another gap, or lost one.
  bool add_gaps(Record& record, const Standing& standing, const std::vector<ReturnKey>& keys) const {
    const auto gaps = gaps_of_outputs(record, standing, keys);
    record.gaps.insert(record.gaps.end(), gaps.begin(), gaps.end());
    return !drop_waived(record) && gaps.empty();
  }

  std::vector<std::string> follow(const Record& record) {
    return history_writer_.follow(record, respondent_name(options_.form, record), validity_of(record));
  }

  /// A return whose rows may be others than before, or that nothing is known of.
  void write(Row row, std::optional<std::vector<std::string>> asked, const Standing& standing,
             const std::function<std::vector<ReturnVersion>()>& versions, const Returns& returns) {
    auto json = returns.record(row.place);
    auto read = readable(json, options_.form);
    if (!read) json.clear();
    auto record = read ? std::move(*read) : returns.stand_in(row.place, read.error());
    if (read && options_.note_rows) row.brief = brief_of(record, options_.form);
    if (!add_gaps(record, standing, returns.keys)) json.clear();
    if (json.empty()) append_json(record, json);
    history_writer_.compare(record, json);
    if (!asked) asked = follow(record);
    tally_.add(record, *asked);
    row.known.rows = key_of_rows(row.known.reading, record, *asked, row.duplicate_of, row.superseded_by);
    copy_run();
    write(row.known, {record, json, row.duplicate_of, row.superseded_by, returns.keys[row.place].arrived, returns.document(row.place),
                      versions(), std::move(*asked), row.brief});
  }

  void write(const RowLayout::Row& row, const ReturnEntry& entry) {
    for (View& view : views_) {
      const auto before = view.rows ? view.file->checksum() : Checksum();
      view.writer->add(entry);
      if (view.rows) note(view.file->checksum().since(before));
    }
    layout_.rows.push_back(row);
  }

  void note(const Checksum& stretch) { layout_.stretches.push_back({static_cast<std::uint32_t>(stretch.bytes), stretch.crc}); }

  /// The rows that stand at a place of the files of before. Behind the first of a run the others wait, to be copied together.
  void copy(std::size_t at, const RowLayout::Row& row) {
    const bool goes_on = run_ && run_->end == at;
    if (!goes_on) copy_run();
    std::size_t file = 0;
    for (View& view : views_) {
      if (!view.rows) continue;
      const auto& known = before_.layout().stretches[at * layout_.files.size() + file];
      if (goes_on) {
        layout_.stretches.push_back(known);
      } else {
        const auto before = view.file->checksum();
        if (known.bytes > 0) view.rows->copy(view.file->stream(), before_.read(file, at));
        note(view.file->checksum().since(before));
      }
      ++file;
    }
    layout_.rows.push_back(row);
    if (goes_on) {
      ++run_->end;
    } else {
      run_ = Run{at + 1, at + 1};
    }
  }

  void copy_run() {
    if (!run_) return;
    std::size_t file = 0;
    for (View& view : views_)
      if (view.rows) before_.copy(file++, run_->first, run_->end, *view.file);
    run_.reset();
  }

  void add_view(Output output) {
    static std::ostream nowhere(nullptr);
    View& view = views_.emplace_back(View{std::move(output), std::nullopt});
    if (!view.output.is_folder) view.file.emplace(options_.folder / view.output.name);
    view.writer = view.output.open(view.file ? view.file->stream() : nowhere, context_);
    view.rows = dynamic_cast<RowWriter*>(view.writer.get());
    if (view.rows) layout_.files.push_back(view.output.name);
  }

  /// What the record itself does not say: how it stands beside the others, what nobody asks for or offers, and what the CSV files cannot
  /// hold.
  [[nodiscard]] std::vector<Gap> gaps_of_outputs(const Record& record, const Standing& standing, const std::vector<ReturnKey>& keys) const {
    GapWriter writer(options_.form, options_.language);
    add_unmatched(record, writer);
    for (const auto& field : cut_fields(record, columns_, options_.csv)) writer.add("cell-cut", field, Severity::info);
    auto gaps = writer.take();
    if (auto gap = standing_gap(standing, keys, options_.language)) gaps.insert(gaps.begin(), std::move(*gap));
    return gaps;
  }

  void add_unmatched(const Record& record, GapWriter& writer) const {
    const auto& all = context_.participants;
    const auto known = all.by_record.find(record.record_id);
    if (known == all.by_record.end() || all.returns[known->second].source != record.source.path) return;
    const auto place = known->second;
    for (std::size_t area = 0; area < all.areas.size(); ++area) {
      const auto path = all.areas[area].choices->path + '[' + std::to_string(all.areas[area].index) + ']';
      const auto mode = all.returns[place].areas[area].mode;
      if (mode == AreaMode::request && matching_.count_offerers(place, area) == 0)
        writer.add("request-without-offer", path, Severity::warning);
      if (mode == AreaMode::offer && !matching_.is_requested(place, area)) writer.add("offer-without-request", path, Severity::info);
    }
  }

  /// Gaps of the outputs may be waived like those of the record.
  static bool drop_waived(Record& record) {
    return std::erase_if(record.gaps, [&](const Gap& gap) { return waiver_of(record, gap.field, gap.code) != nullptr; }) > 0;
  }

  void note() {
    WrittenFiles written;
    for (View& view : views_)
      written.push_back(view.file ? written_file(view.file->finish(), view.output.name)
                                  : written_folder(options_.folder, view.output.name));
    options_.note(written);
  }

  static std::string source_of(const std::optional<std::size_t>& other, const std::vector<ReturnKey>& keys) {
    return other ? keys[*other].source : std::string();
  }

  const ViewOptions& options_;
  const RowsBefore& before_;
  RegisterHistory history_;
  OutputContext context_;
  HistoryWriter history_writer_;
  Matching matching_;
  SurveyTally tally_;
  std::vector<RegisterColumn> columns_;
  std::vector<View> views_;
  RowLayout layout_;
  bool has_same_files_ = false;  ///< as before
  /// Of the files of before, returns that are to be copied.
  struct Run {
    std::size_t first, end;
  };
  std::optional<Run> run_;
};

/// A return without what it says to nobody else, or whole; nothing of what is no record.
std::optional<Record> brief(const Returns& returns, std::size_t place, const RowsBefore& before, const Form& form) {
  if (auto known = before.brief(returns.document_number(place), returns.reading(place))) return known;
  auto json = returns.record(place);
  auto record = readable(json, form);
  return record ? std::optional(std::move(*record)) : std::nullopt;
}

/// A first look at all current returns, for what each means to the others.
Participants participants_of(const Returns& returns, const std::vector<Standing>& standings, const std::vector<bool>& listed,
                             const RowsBefore& before, const Form& form) {
  ParticipantList list(form);
  for (std::size_t i = 0; i < returns.keys.size() && asks_for_candidatures(form); ++i) {
    if (!listed[i] || standings[i].duplicate_of || standings[i].superseded_by) continue;
    const auto record = brief(returns, i, before, form);
    if (record && record->status == Status::accepted && !record->set_aside) list.add(*record);
  }
  return list.take();
}

}  // namespace

ViewDates view_dates(std::optional<std::int64_t> newest) {
  const auto epoch = source_date_epoch();
  const auto data = epoch ? epoch : newest;
  return {rfc3339(data.value_or(0)), {data ? local_rfc3339(*data) : std::string(), local_rfc3339(epoch.value_or(now()))}};
}

Survey write_views(const Returns& returns, const ViewOptions& options) {
  const auto standings = stand(returns.keys);
  const auto listed = have_rows(returns.keys, standings);
  const auto before = options.rows_before ? RowsBefore(options.folder, *options.rows_before) : RowsBefore();
  const auto participants = participants_of(returns, standings, listed, before, options.form);
  const auto families = families_of(standings);
  Views views(options, participants, before, static_cast<std::size_t>(std::ranges::count(listed, true)));
  const auto versions_of = [&](std::size_t place) {
    std::vector<ReturnVersion> versions;
    for (const std::size_t other : families[place])
      if (other != place && listed[other]) versions.push_back(version_of(returns.keys[other], standings[other]));
    return versions;
  };
  for (std::size_t i = 0; i < returns.keys.size(); ++i)
    if (listed[i])
      views.add(
          i, standings[i], [&] { return versions_of(i); }, returns);
  return views.finish();
}

namespace {

constexpr const char* summary_json = "summary.json";
constexpr const char* summary_html = "summary.html";

}  // namespace

void write_forms_summary(const std::vector<FormSurvey>& surveys, const ViewOptions& options) {
  std::vector<FormSummary> forms;
  for (const FormSurvey& each : surveys) {
    const bool is_assigned = each.place.form != &unassigned_form();
    forms.push_back(summary_of(is_assigned ? each.place.form->id : std::string(), each.place.form->title, each.survey));
  }
  AtomicFile json(options.folder / summary_json), page(options.folder / summary_html);
  write_forms_summary_json(json.stream(), forms, options.dates.generated, options.language);
  write_forms_summary_html(page.stream(), forms, options.dates.page, options.outputs == OutputSet::all, options.language);
  options.note({written_file(json.finish(), summary_json), written_file(page.finish(), summary_html)});
  json.commit();
  page.commit();
  sync_folder(options.folder);
}

std::vector<std::string> output_names(const std::vector<RegisterPlace>& places, OutputSet set) {
  std::vector<std::string> names;
  for (const RegisterPlace& place : places)
    for (const Output& output : outputs_of(*place.form, set)) names.push_back(name_in(place, output.name));
  if (places.size() > 1) names.insert(names.end(), {summary_json, summary_html});
  return names;
}

bool any_output_exists(const std::filesystem::path& folder, const std::vector<RegisterPlace>& places) {
  return std::ranges::any_of(output_names(places, OutputSet::all),
                             [&](const std::string& name) { return std::filesystem::exists(folder / name); });
}

}  // namespace schede
