#include "pipeline/ingest/output_folder.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>
#include <utility>

#include "extractors/extract.h"
#include "outputs/escape/escape.h"
#include "outputs/records/changes_json.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/written_files.h"
#include "pipeline/workers/job.h"

namespace schede {
namespace {

/// Facts of the ledger: what the outputs were written with, empty while they are behind the ledger, and what was in them.
constexpr const char* views_fact = "views";
constexpr const char* rejected_fact = "rejected";
constexpr const char* gaps_fact = "gaps";
/// The roster whose warnings were said.
constexpr const char* roster_fact = "roster";
/// As they were written (see WrittenFiles); beside the files of before also those that are about to take their places.
constexpr const char* outputs_fact = "outputs";
/// What a run was given, a line each, for those who write its outputs anew.
constexpr const char* options_fact = "options";
constexpr const char* form_fact = "form";    ///< its id
constexpr const char* asked_fact = "asked";  ///< when letters asked last

/// How often what people decide while outputs are written is written at once, and not left to the next run.
constexpr int most_rounds = 5;

std::size_t number(const std::string& digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Is it a file that somebody writes corrections in?
bool holds_corrections(const std::string& name) {
  const auto file = std::filesystem::path(name).filename();
  return file == "corrections.csv" || file == "register.xlsx";
}

/// As a shell takes it for one word.
std::string shell_word(const std::string& text) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-";
  const auto shown = visible(text, LineEnds::shown);
  if (shown.find_first_not_of(plain) == std::string::npos) return shown;
  std::string word = "'";
  for (const char c : shown) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

std::string absolute_name(const std::filesystem::path& path) { return path.empty() ? "" : std::filesystem::absolute(path).string(); }

/// Names may hold any byte but NUL.
std::string to_text(const IngestOptions& options) {
  std::string text;
  for (const auto& part : {std::string(options.language == Language::it ? "it" : "en"), std::to_string(static_cast<int>(options.csv)),
                           std::to_string(static_cast<int>(options.outputs)), options.reader, absolute_name(options.folder),
                           absolute_name(options.archive), absolute_name(options.roster)})
    text += part + '\x1f';
  return text;
}

/// An output folder is of one form, or of several: then another may join them, and none may leave. A definition that changed is still the
/// same form's.
bool fits(const std::string& known, const std::string& given) {
  if (known == given || known.empty()) return true;
  const bool were_several = known.find(' ') != known.npos;
  std::istringstream ids(known);
  const auto is_given = [&](const std::string& id) { return (' ' + given + ' ').find(' ' + id + ' ') != given.npos; };
  return were_several && std::all_of(std::istream_iterator<std::string>(ids), {}, is_given);
}

}  // namespace

OutputFolder::OutputFolder(const IngestOptions& options, Messages& messages, Ledger& ledger, const LoadedRoster* roster, ReadAnew read_anew)
    : options_(options),
      messages_(messages),
      ledger_(ledger),
      roster_(roster),
      read_anew_(std::move(read_anew)),
      places_(registers_of(*options.forms)) {}

OutputFolder::Written OutputFolder::bring_up_to_date() {
  const bool are_as_written = set_aside_altered();
  if (ledger_.fact(views_fact) != wanted() || !are_as_written) {
    std::string written;
    for (int round = 0; round < most_rounds && written != wanted(); ++round) write_all(written = wanted());
  }
  result_.all = {number(ledger_.fact(rejected_fact)), number(ledger_.fact(gaps_fact))};
  return std::move(result_);
}

void OutputFolder::fall_behind(Ledger& ledger) { ledger.set_fact(views_fact, {}); }

/// What the outputs follow, beside the records.
std::string OutputFolder::wanted() const {
  return manner() + " corrections " + std::to_string(ledger_.last_correction()) + " asked " + ledger_.fact(asked_fact) + " forgotten " +
         std::to_string(ledger_.forgotten().size());
}

/// How every return is written.
std::string OutputFolder::manner() const {
  return options_.reader + " csv " + std::to_string(static_cast<int>(options_.csv)) + " outputs " +
         std::to_string(static_cast<int>(options_.outputs)) + " roster " + (roster_ ? roster_->digest : "");
}

/// Workbook and pages show all of a return, and which cells are cut nobody knows without their texts.
bool OutputFolder::keeps_rows() const { return options_.outputs == OutputSet::tables && options_.csv != Dialect::excel_it; }

void OutputFolder::write_all(const std::string& wanted) {
  fall_behind(ledger_);
  ledger_.set_fact(options_fact, to_text(options_));
  ledger_.commit();
  const bool complete = write_readable();
  Findings all;
  for (const auto& each : result_.surveys) {
    all.rejected += each.survey.count(Validity::rejected);
    all.gaps += each.survey.listed_gaps();
  }
  ledger_.set_fact(rejected_fact, std::to_string(all.rejected));
  ledger_.set_fact(gaps_fact, std::to_string(all.gaps));
  ledger_.set_fact(outputs_fact, to_text(written_));
  for (const auto& [folder, layout] : layouts_) ledger_.keep_layout(folder, manner() + '\n' + to_text(written_), to_bytes(layout));
  ledger_.set_fact(views_fact, complete ? wanted : std::string());
  ledger_.commit();
}

/// What somebody made of an output is kept. False when one is to be written anew.
bool OutputFolder::set_aside_altered() {
  written_ = written_files(ledger_.fact(outputs_fact));
  bool are_as_written = !written_.empty();
  const auto wanted = output_names(places_, options_.outputs);
  for (const auto& name : output_names(places_, OutputSet::all)) {
    const auto condition = condition_of(options_.out, name, written_);
    if (condition == FileCondition::altered) tell_edited(name, set_aside(options_.out, name));
    const bool is_wanted = std::ranges::find(wanted, name) != wanted.end();
    are_as_written = are_as_written && (condition == FileCondition::as_written || !is_wanted);
  }
  return are_as_written;
}

void OutputFolder::tell_edited(const std::string& name, const std::string& aside) {
  const auto command = "schede correct " + shell_word(options_.out.native()) + " --from " + shell_word((options_.out / aside).native());
  const bool is_taken = holds_corrections(name);
  const Bilingual words{name + " non è più come è stato scritto: resta come " + aside + ", e " + name + " è scritto di nuovo" +
                            (is_taken ? "; per prenderne le correzioni: " + command : std::string()),
                        name + " is no longer as it was written: it stays as " + aside + ", and " + name + " is written anew" +
                            (is_taken ? "; to take its corrections in: " + command : std::string())};
  messages_.tell({Event::Level::warning, "edited", words, name});
}

/// Killed from here on, the outputs are those of before or of now.
void OutputFolder::note(const std::string& folder, WrittenFiles files) {
  for (auto& file : files) {
    if (!folder.empty()) file.name = folder + '/' + file.name;
    fresh_.push_back(std::move(file));
  }
  auto both = written_;
  both.insert(both.end(), fresh_.begin(), fresh_.end());
  ledger_.set_fact(outputs_fact, to_text(both));
  ledger_.commit();
}

/// Once for each roster, not at every run that writes.
void OutputFolder::warn_of_roster() {
  const auto told = roster_ ? roster_->digest : std::string();
  if (ledger_.fact(roster_fact) == told) return;
  if (roster_) say_warnings(*roster_, messages_);
  ledger_.set_fact(roster_fact, told);
}

/// False when some record of the ledger cannot be read back, and its document cannot be read anew either: it has a row that says so,
/// and the next run tries again.
bool OutputFolder::write_readable() {
  auto unreadable = write();
  if (unreadable.empty()) return true;
  read_anew_(unreadable);
  unreadable = write();
  for (const auto& row : unreadable) say_lost(row.source);
  result_.lost += unreadable.size();
  return unreadable.empty();
}

void OutputFolder::say_unreadable(const std::string& path, const std::string& why) {
  const auto name = visible(path, LineEnds::shown), reason = visible(why, LineEnds::shown);
  messages_.tell({Event::Level::warning,
                  "unreadable-record",
                  {name + ": il suo record in state.db non si rilegge (" + reason + "), si legge di nuovo il documento",
                   name + ": its record in state.db cannot be read back (" + reason + "), the document is read anew"},
                  path});
}

void OutputFolder::say_lost(const std::string& path) {
  const auto name = visible(path, LineEnds::shown);
  messages_.tell({Event::Level::warning,
                  "lost-record",
                  {name + ": né il record né il documento si leggono, rimettere il file al suo posto",
                   name + ": neither its record nor the document can be read, put the file back in its place"},
                  path});
}

RegisterBefore OutputFolder::before_of(const std::string& folder) {
  RegisterBefore before;
  before.is_first = written_.empty();
  before.open = ledger_.gap_lives(folder, true);
  before.closed = ledger_.gap_lives(folder, false);
  before.last = parse_changes(ledger_.changes(folder));
  for (const std::string& sha256 : ledger_.forgotten()) before.forgotten.insert(record_id(sha256, {}));
  return before;
}

void OutputFolder::note_history(const std::string& folder, const RegisterHistory& history) {
  if (!history.is_changed) return;
  std::ostringstream json;
  const auto place = std::ranges::find(places_, folder, &RegisterPlace::folder);
  write_changes_json(json, *place->form, history.changes);
  ledger_.note_changes(folder, history.changes, json.str());
}

/// Gives back the returns whose records cannot be read.
std::vector<TakenIn> OutputFolder::write() {
  std::vector<TakenIn> unreadable;
  auto taken_in = ledger_.returns();
  std::optional<std::int64_t> newest;
  for (const auto& row : taken_in) newest = std::max(newest, std::optional(row.file.modified));
  const auto dates = view_dates(newest);
  corrections_ = CorrectionBook(ledger_.corrections(), taken_in);
  warn_of_roster();
  result_.surveys.clear();
  for (const auto& place : places_) {
    const auto is_of_another = [&](const TakenIn& row) { return !place.holds(row.form, row.status); };
    const auto held = std::stable_partition(taken_in.begin(), taken_in.end(), is_of_another);
    const std::vector<TakenIn> rows(std::make_move_iterator(held), std::make_move_iterator(taken_in.end()));
    taken_in.erase(held, taken_in.end());
    result_.surveys.push_back({place, write_register(place, rows, dates, unreadable)});
  }
  if (places_.size() > 1) write_forms_summary(result_.surveys, options_of(places_.front(), {}, dates));
  written_ = std::exchange(fresh_, {});
  return unreadable;
}

ViewOptions OutputFolder::options_of(const RegisterPlace& place, const std::string& folder, const ViewDates& dates) {
  return {options_.out / folder,
          *place.form,
          options_.language,
          options_.csv,
          dates,
          roster_ ? &roster_->roster : nullptr,
          options_.outputs,
          {},
          {},
          rfc3339(source_date_epoch().value_or(now())),
          [this, folder](const RegisterHistory& history) { note_history(folder, history); },
          [this, folder](const WrittenFiles& files) { note(folder, files); }};
}

/// Nobody has written in what a register was since.
bool OutputFolder::stand(const RegisterPlace& place) const {
  const auto stands = [&](std::string_view file) {
    return condition_of(options_.out, name_in(place, file), written_) == FileCondition::as_written;
  };
  return stands(briefs_file) &&
         std::ranges::all_of(outputs_of(*place.form, options_.outputs), [&](const Output& output) { return stands(output.name); });
}

/// What is as it was when the outputs were written last is copied from them, as long as they are what was written.
void OutputFolder::keep_rows(const RegisterPlace& place, const std::vector<TakenIn>& rows, const CorrectedReturns& corrected,
                             ViewOptions& options, Returns& returns) {
  options.note_rows = [this, folder = place.folder](RowLayout layout) { layouts_[folder] = std::move(layout); };
  options.stand_as_before = [this, place] { return stand(place); };
  if (options.stand_as_before()) options.rows_before = row_layout(ledger_.layout(place.folder, manner() + '\n' + to_text(written_)));
  returns.document_number = [&rows](std::size_t at) { return rows[at].id; };
  returns.reading = [&rows, &corrected](std::size_t at) {
    return key_of({rows[at].source, rows[at].sha256, std::to_string(rows[at].times), corrected.numbers(at)});
  };
}

Survey OutputFolder::write_register(const RegisterPlace& place, const std::vector<TakenIn>& rows, const ViewDates& dates,
                                    std::vector<TakenIn>& unreadable) {
  auto options = options_of(place, place.folder, dates);
  options.corrections = corrections_.of(place);
  options.before = before_of(place.folder);
  make_folder(options.folder);
  CorrectedReturns corrected(ledger_, corrections_, rows, *place.form, options_.language);
  Returns returns;
  returns.keys = corrected.take_keys();
  returns.record = [&](std::size_t at) { return corrected.record(at); };
  if (keeps_rows()) keep_rows(place, rows, corrected, options, returns);
  if (options_.archive.empty())
    returns.document = [&](std::size_t at) {
      return std::filesystem::proximate(options_.folder / rows[at].file.path, options.folder).native();
    };
  returns.stand_in = [&](std::size_t at, const std::string& why) {
    const auto& row = unreadable.emplace_back(rows[at]);
    say_unreadable(row.source, why);
    auto record = reject({ErrorCode::processing_failed, {}, why}, *place.form,
                         {row.source, {}, row.sha256, row.file.bytes, row.modified, {}}, options_.language);
    record.record_id = row.record_id();
    return record;
  };
  return write_views(returns, options);
}

void check_forms(const FormSet& forms, const std::filesystem::path& out_folder, Ledger& ledger) {
  const auto known = ledger.fact(form_fact), given = ids_of(forms);
  if (!fits(known, given)) {
    const auto out = visible(out_folder.native(), LineEnds::shown), theirs = visible(known, LineEnds::shown);
    throw Failure(ExitCode::bad_definition, {"la cartella " + out + " è della scheda " + theirs + ", non di " + given +
                                                 ": indicarne un'altra con --out, o la definizione giusta con --form",
                                             "the folder " + out + " is of the form " + theirs + ", not of " + given +
                                                 ": name another one with --out, or the right definition with --form"});
  }
  if (known != given) ledger.set_fact(form_fact, given);
}

std::optional<IngestOptions> options_of_last_run(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms) {
  check_forms(forms, out, ledger);
  std::vector<std::string> parts;
  const std::string text = ledger.fact(options_fact);
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\x1f', begin);
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() != 7) return std::nullopt;
  IngestOptions options;
  options.out = out;
  options.forms = &forms;
  options.language = parts[0] == "it" ? Language::it : Language::en;
  options.csv = static_cast<Dialect>(number(parts[1]));
  options.outputs = static_cast<OutputSet>(number(parts[2]));
  options.reader = parts[3];
  options.folder = parts[4];
  options.archive = parts[5];
  options.roster = parts[6];
  return options;
}

}  // namespace schede
