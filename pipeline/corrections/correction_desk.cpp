#include "pipeline/corrections/correction_desk.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include "extractors/corrections/apply.h"
#include "extractors/corrections/territory_words.h"
#include "extractors/corrections/written_value.h"
#include "extractors/record/gap_catalogue.h"
#include "extractors/text/fold.h"
#include "outputs/records/record_json.h"
#include "outputs/survey/remarks.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/ingest/output_folder.h"

namespace schede {
namespace {

constexpr std::size_t most_characters = 32'000;  ///< what a cell of any spreadsheet takes
constexpr std::array states{"set-aside", "current"};
constexpr std::array opinions{"to-review", "approved", "reservations"};

/// What a document is and how it stands beside others is no matter of opinion.
constexpr std::array facts{"unsupported-format", "encrypted",         "unreadable", "limits-exceeded", "not-this-form", "ambiguous-form",
                           "empty-file",         "processing-failed", "duplicate",  "superseded",      "not-returned"};

/// Gaps that only outputs have.
constexpr std::array of_outputs{"request-without-offer", "offer-without-request", "cell-cut"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string shown(const std::string& text) { return visible(text, LineEnds::shown); }

/// "2026-11-30" and "2026-11-30T10:45:00Z"; nothing for another text.
std::optional<std::string> time_of(const std::string& text) {
  const std::string whole = text.size() == 10 ? text + "T00:00:00Z" : text;
  return moment_of(whole) ? std::optional(whole) : std::nullopt;
}

bool is_same(const Correction& a, const Correction& b, bool at_any_time) {
  return a.record_id == b.record_id && a.field == b.field && a.waive == b.waive && a.value == b.value && a.by == b.by && a.why == b.why &&
         (at_any_time || a.at == b.at);
}

}  // namespace

CorrectionDesk::CorrectionDesk(Ledger& ledger, const FormSet& forms, Language language)
    : ledger_(ledger), forms_(forms), language_(language), now_(rfc3339(now())) {
  load();
}

void CorrectionDesk::load() {
  returns_ = ledger_.returns();
  in_force_ = ledger_.corrections();
  book_ = CorrectionBook(in_force_, returns_);
}

CorrectionDesk::Taken CorrectionDesk::take(const std::vector<GivenCorrection>& lines, const std::string& name) {
  Bilingual faults;
  Taken taken;
  pending_.clear();
  for (const GivenCorrection& given : lines) {
    auto checked = check(given);
    if (!checked) {
      const auto place = name.empty() ? std::string() : name + ":" + std::to_string(given.line) + ": ";
      faults.it += (faults.it.empty() ? "" : "\n") + place + checked.error().it;
      faults.en += (faults.en.empty() ? "" : "\n") + place + checked.error().en;
    } else if (checked->is_known) {
      ++taken.known;
    } else {
      pending_.push_back(std::move(checked->line));
    }
  }
  if (!faults.it.empty()) throw Failure(ExitCode::bad_definition, faults);
  taken.added = pending_.size();
  if (!pending_.empty()) ledger_.add_corrections(pending_);
  pending_.clear();
  load();
  return taken;
}

CorrectionDesk::Taken CorrectionDesk::take_sound(const std::vector<GivenCorrection>& lines, const std::string& name, Messages& messages) {
  Taken all;
  for (const GivenCorrection& given : lines) {
    try {
      const auto taken = take({given}, name);
      all = {all.added + taken.added, all.known + taken.known};
    } catch (const Failure& failure) {
      if (failure.code != ExitCode::bad_definition) throw;
      messages.tell({Event::Level::warning, "correction-refused", failure.words});
    }
  }
  return all;
}

CorrectionDesk::Result CorrectionDesk::check(const GivenCorrection& given) {
  Correction line = given.correction;
  if (is_in_force(line, line.at.empty())) return Checked{std::move(line), true};
  if (line.by.empty()) return tl::unexpected(Bilingual{"manca chi corregge (by)", "who corrects is missing (by)"});
  if (line.why.empty()) return tl::unexpected(Bilingual{"manca il perché (why)", "the reason is missing (why)"});
  const bool is_now = line.at.empty();
  const auto time = is_now ? std::optional(now_) : time_of(line.at);
  if (!time) return tl::unexpected(Bilingual{"«" + shown(line.at) + "» non è una data", "\"" + shown(line.at) + "\" is no date"});
  line.at = *time;
  const auto row = return_of(line);
  if (!row) return tl::unexpected(row.error());
  line.record_id = (*row)->record_id();
  line.source = (*row)->source;
  line.form = (*row)->form;
  if (count_words(line.value) > most_characters || line.value.size() > 4 * most_characters)
    return tl::unexpected(Bilingual{"il valore è troppo lungo", "the value is too long"});
  const auto fault = line.waive.empty() ? check_field(line, **row) : check_waiver(line, **row);
  if (fault) return tl::unexpected(*fault);
  const bool is_known = is_in_force(line, is_now);
  return Checked{std::move(line), is_known};
}

/// By record_id, by source, or both; of several that came under one name the last.
tl::expected<const TakenIn*, Bilingual> CorrectionDesk::return_of(const Correction& line) const {
  const TakenIn* found = nullptr;
  bool is_id_known = false, is_source_known = false;
  for (const TakenIn& row : returns_) {
    const auto id = row.record_id();
    const bool has_id = id == line.record_id;
    // In the place of a source its id may stand.
    const bool has_source = row.source == line.source || (line.record_id.empty() && id == line.source);
    is_id_known = is_id_known || has_id;
    is_source_known = is_source_known || has_source;
    const bool fits = (has_id || line.record_id.empty()) && (has_source || line.source.empty());
    if (fits && (!found || row.id > found->id)) found = &row;
  }
  const auto named = shown(line.source.empty() ? line.record_id : line.source);
  if (line.source.empty() && line.record_id.empty())
    return tl::unexpected(Bilingual{"manca la scheda: record_id o source", "the return is missing: record_id or source"});
  if (!found && is_id_known && is_source_known)
    return tl::unexpected(Bilingual{"record_id " + shown(line.record_id) + " e source " + named + " non sono della stessa scheda",
                                    "record_id " + shown(line.record_id) + " and source " + named + " are not of one return"});
  if (!found) return tl::unexpected(Bilingual{named + ": scheda sconosciuta", named + ": unknown return"});
  if (found->status == Status::accepted) return found;
  return tl::unexpected(Bilingual{named + ": documento respinto, non ha valori", named + ": a rejected document, it has no values"});
}

std::optional<Bilingual> CorrectionDesk::check_field(Correction& line, const TakenIn& row) {
  const auto none = [&](const auto& names) {
    std::string all;
    for (const char* name : names) all += (all.empty() ? "" : ", ") + std::string(name);
    return Bilingual{"«" + shown(line.value) + "» non è uno di: " + all, "\"" + shown(line.value) + "\" is none of: " + all};
  };
  if (line.field == status_field) return is_one_of(states, line.value) ? std::nullopt : std::optional(none(states));
  if (line.field == review_field) return is_one_of(opinions, line.value) ? std::nullopt : std::optional(none(opinions));
  if (line.field == whole_record && has_visible(line.value)) return std::nullopt;
  const auto record = read(row);
  if (!record) return Bilingual{"il record non si rilegge", "the record cannot be read back"};
  if (is_territory_field(line.field) && record->territory) {
    const auto place = read_place(line.field, line.value);
    if (!place) return place.error();
    line.value = *place;
  } else {
    const auto* field = fields_of(row).find(line.field);
    if (!field) return Bilingual{"«" + shown(line.field) + "»: campo sconosciuto", "\"" + shown(line.field) + "\": unknown field"};
    const auto value = read_written(*field, line.value, fields_of(row).form());
    if (!value) return Bilingual{line.field + ": " + shown(value.error().it), line.field + ": " + shown(value.error().en)};
    if (auto fault = check_entry(*field, *corrected(row))) return fault;
    line.value = written_value(*value);
  }
  look_up_ground(line, *record);
  return std::nullopt;
}

/// An entry of a list may be corrected, or begun behind the last.
std::optional<Bilingual> CorrectionDesk::check_entry(const CorrectableField& field, const Record& record) {
  if (field.entries.empty()) return std::nullopt;
  const auto entry = field.entry();
  const auto exists = [&](const std::string& one) {
    return std::ranges::any_of(record.fields, [&](const Field& value) { return value.path.starts_with(one + '.'); });
  };
  const auto index = std::stoul(entry.substr(field.entries.size() + 1));
  const bool is_next = index == 0 || exists(field.entries + '[' + std::to_string(index - 1) + ']');
  if (!exists(entry) && !is_next)
    return Bilingual{field.path + ": prima mancano altre righe", field.path + ": entries before it are missing"};
  return std::nullopt;
}

std::optional<Bilingual> CorrectionDesk::check_waiver(const Correction& line, const TakenIn& row) {
  const auto what = line.field + " " + line.waive;
  const bool is_code = line.waive == to_be_asked || gap_code(line.waive) != nullptr;
  if (!is_code) return Bilingual{"«" + shown(line.waive) + "» non è una lacuna", "\"" + shown(line.waive) + "\" is no gap"};
  if (is_one_of(facts, line.waive))
    return Bilingual{line.waive + " è un fatto: non si può lasciare", line.waive + " is a fact: it cannot be waived"};
  const auto record = corrected(row);
  if (!record) return Bilingual{"il record non si rilegge", "the record cannot be read back"};
  const auto field = line.field == whole_record ? std::string() : line.field;
  const auto is_it = [&](const auto& gap) { return gap.field == field && (gap.code == line.waive || line.waive == to_be_asked); };
  if (std::ranges::any_of(record->gaps, is_it) || std::ranges::any_of(record->waived, is_it) || is_one_of(of_outputs, line.waive))
    return std::nullopt;
  return Bilingual{shown(what) + ": la scheda non ha questa lacuna", shown(what) + ": the return has no such gap"};
}

/// What stands under a value, for which the correction is given. Where a file says that another value was read, that decides.
void CorrectionDesk::look_up_ground(Correction& line, const Record& record) const {
  const auto read = written_at(record, line.field);
  const auto index = forms_.find(record.form, {});
  if (!has_visible(line.read) || fold_key(line.read) == fold_key(read)) {
    line.read = read;
    line.raw = raw_under(record, line.field, index ? index->form : forms_.front().form);
  }
}

bool CorrectionDesk::is_in_force(const Correction& line, bool at_any_time) const {
  return std::ranges::any_of(in_force_, [&](const Correction& other) { return is_same(other, line, at_any_time); });
}

const CorrectableFields& CorrectionDesk::fields_of(const TakenIn& row) {
  auto& fields = fields_[row.form];
  const auto* index = forms_.find(row.form, {});
  if (!fields) fields = std::make_unique<CorrectableFields>(index ? index->form : forms_.front().form);
  return *fields;
}

std::optional<Record> CorrectionDesk::read(const TakenIn& row) {
  auto record = parse_record(ledger_.record(row.id));
  return record ? std::optional(std::move(*record)) : std::nullopt;
}

std::optional<Record> CorrectionDesk::corrected(const TakenIn& row) {
  auto record = read(row);
  if (!record) return record;
  auto lines = book_.of(row);
  for (const Correction& line : pending_)
    if (line.record_id == record->record_id) lines.push_back(&line);
  apply_corrections(*record, fields_of(row), lines, language_);
  return record;
}

namespace {

/// A run that holds the folder writes at its end what people decided meanwhile; only one that ends just now may not.
std::optional<FolderLock> lock_of(const std::filesystem::path& out) {
  constexpr int tries = 25;
  for (int i = 0; i < tries; ++i) {
    try {
      return std::optional<FolderLock>(std::in_place, out);
    } catch (const Failure& failure) {
      if (failure.code != ExitCode::busy) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return std::nullopt;
}

}  // namespace

void write_outputs_anew(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms, Messages& messages) {
  const auto lock = lock_of(out);
  if (lock) return write_outputs_anew(ledger, out, forms, messages, *lock);
  messages.say({"un'altra esecuzione occupa la cartella: i file del registro li scriverà quella",
                "another run holds the folder: it will write the files of the register"});
}

void write_outputs_anew(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms, Messages& messages, const FolderLock&) {
  const auto options = options_of_last_run(ledger, out, forms);
  if (!options)
    return messages.say({"i file del registro li scriverà la prossima esecuzione di schede ingest",
                         "the files of the register will be written by the next run of schede ingest"});
  const auto roster = load_roster(options->roster);
  OutputFolder(*options, messages, ledger, roster ? &*roster : nullptr, [](const auto&) {}).bring_up_to_date();
}

}  // namespace schede
