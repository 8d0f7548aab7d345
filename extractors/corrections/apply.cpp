#include "extractors/corrections/apply.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "extractors/corrections/derived.h"
#include "extractors/corrections/missing.h"
#include "extractors/corrections/settle.h"
#include "extractors/corrections/territory_words.h"
#include "extractors/corrections/written_value.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/organisations/locate_respondent.h"
#include "extractors/record/gap_writer.h"
#include "extractors/text/fold.h"

namespace schede {
namespace {

Decision decision_of(const Correction& line) { return {line.by, line.at, line.why}; }

/// What a gap's code says of the form's printed text, or of the return beside others, no value changes.
bool outlives_values(const Gap& gap) { return gap.code == "printed-text-changed"; }

Evidence& evidence_for(Record& record, const std::string& path) {
  const auto known = std::ranges::find(record.evidence, path, &std::pair<std::string, Evidence>::first);
  return known == record.evidence.end() ? record.evidence.emplace_back(path, Evidence{}).second : known->second;
}

/// Puts the lines about one return in its record.
class Correcting {
 public:
  Correcting(Record& record, const CorrectableFields& fields, Language language)
      : record_(record), fields_(fields), form_(fields.form()), gaps_(form_, language) {}

  void apply(const Settled& settled) {
    for (const auto& [path, field] : settled.fields) take_field(path, field);
    if (places_changed_) locate_anew();
    if (!places_.empty()) outrank_places();
    settle_missing(record_, fields_, changed_, gaps_);
    close_unread();
    append_gaps();
    work_out_modes(record_, form_);
    for (const Correction* line : settled.waivers) waive(*line);
    for (const Correction* line : settled.reviews) record_.reviews.push_back({line->value, decision_of(*line)});
    if (settled.set_aside) record_.set_aside = decision_of(*settled.set_aside);
  }

 private:
  void take_field(const std::string& path, const SettledField& settled) {
    if (settled.disputed) return dispute(path, settled);
    const Correction& line = *settled.holds;
    if (line.field == whole_record) return words_.push_back(line.value);
    const auto* field = fields_.find(path);
    if (!field && !is_territory_field(path)) return tell_stale(line);
    if (!stands_on_same_ground(line)) return tell_stale(line);
    if (!field) return take_place(line);
    auto value = read_written(*field, line.value, form_);
    if (!value) return tell_stale(line);
    correct(*field, std::move(*value), line);
  }

  void dispute(const std::string& path, const SettledField& settled) {
    const auto said = [](const Correction& line) { return line.by + ": " + excerpt(line.value); };
    gaps_.add("reviewers-differ", path, Severity::warning, said(*settled.disputed) + " / " + said(*settled.against));
  }

  [[nodiscard]] bool stands_on_same_ground(const Correction& line) const {
    if (line.raw) return *line.raw == raw_under(record_, line.field, form_);
    return line.read == written_at(record_, line.field);
  }

  void tell_stale(const Correction& line) {
    const std::string then = line.raw ? *line.raw : line.read;
    const std::string now = line.raw ? raw_under(record_, line.field, form_) : written_at(record_, line.field);
    gaps_.add("correction-stale", line.field, Severity::warning,
              "«" + excerpt(line.value) + "»: «" + excerpt(then) + "» → «" + excerpt(now) + "»");
  }

  void correct(const CorrectableField& field, Value value, const Correction& line) {
    const Value* before = record_.find(field.path);
    Value read = before ? *before : Value();
    const bool is_confirmed = value == read || (is_empty(value) && is_empty(read));
    if (!is_empty(value)) words_.push_back(line.value);
    note(field.path, read, line);
    if (is_confirmed) return close(field, {"inferred", "ambiguous"});
    put_value(record_, fields_, field, std::move(value));
    std::erase_if(record_.gaps, [&](const Gap& gap) { return gap.field == field.path && !outlives_values(gap); });
    if (field.table) close(field, {"inferred", "ambiguous"});
    changed_.push_back(&field);
    derive_from(record_, form_, field);
    places_changed_ = places_changed_ || tells_places(field);
    mark_candidate(field, line);
  }

  /// Of a row of a choice table what is doubtful of the row as a whole closes with its mark or its items.
  void close(const CorrectableField& field, std::initializer_list<std::string_view> codes) {
    const bool decides_row = field.table && field.kind != CorrectableField::Kind::answer;
    const std::string row = field.path.substr(0, field.path.rfind('.'));
    std::erase_if(record_.gaps, [&](const Gap& gap) {
      return std::ranges::find(codes, gap.code) != codes.end() && (gap.field == field.path || (decides_row && gap.field == row));
    });
  }

  void note(const std::string& path, const Value& read, const Correction& line) {
    Evidence& evidence = evidence_for(record_, path);
    evidence.how = "corrected";
    evidence.confidence = 1.0;
    evidence.corrected = Corrected{decision_of(line), read};
  }

  [[nodiscard]] bool tells_places(const CorrectableField& field) const {
    constexpr FieldType tellers[] = {FieldType::organisation, FieldType::address, FieldType::phone, FieldType::email};
    return record_.territory && field.field && !field.table && std::ranges::find(tellers, field.field->type) != std::end(tellers);
  }

  /// Whoever has items or words of their own in an area is a candidate for it, unless somebody says otherwise.
  void mark_candidate(const CorrectableField& field, const Correction& line) {
    const bool says_so = field.table && field.kind != CorrectableField::Kind::flag && !is_empty(*record_.find(field.path));
    if (!says_so) return;
    const auto* mark = fields_.find(field.path.substr(0, field.path.rfind('.') + 1) + field.table->mark);
    const Value* marked = record_.find(mark->path);
    if (marked && *marked == Value(true)) return;
    const Evidence* evidence = record_.evidence_of(mark->path);
    if (evidence && evidence->corrected) return;
    note(mark->path, marked ? *marked : Value(), line);
    put_value(record_, fields_, *mark, true);
    changed_.push_back(mark);
  }

  void locate_anew() {
    const FormField* body = located_field(form_);
    std::erase_if(record_.evidence, [](const auto& entry) { return entry.first.starts_with("territory."); });
    std::erase_if(record_.gaps, [](const Gap& gap) { return gap.field == "territory" || gap.field.starts_with("territory."); });
    if (body)
      std::erase_if(record_.fields,
                    [&](const Field& field) { return field.path == body->path + "_official" || field.path == body->path + "_key"; });
    locate_respondent(record_, form_, gaps_);
  }

  void take_place(const Correction& line) {
    const auto place = read_place(line.field, line.value);
    if (!place || !record_.territory) return tell_stale(line);
    places_.emplace(line.field, std::pair(*place, &line));
  }

  void outrank_places() {
    std::map<std::string, std::string> places;
    for (const auto& [path, said] : places_) {
      places.emplace(path, said.first);
      const std::string read = place_at(record_.territory, path);
      note(path, read.empty() ? Value() : Value(read), *said.second);
    }
    set_places(*record_.territory, places);
    const auto is_settled = [](const Gap& gap) {
      return gap.code != "correction-stale" && (gap.field == "territory" || gap.field.starts_with("territory."));
    };
    std::erase_if(record_.gaps, is_settled);
    auto added = gaps_.take();
    std::erase_if(added, is_settled);
    std::ranges::move(added, std::back_inserter(record_.gaps));
  }

  /// Passages of the respondent's that somebody put in a value are its ground as well; with the last of them the gap closes.
  void close_unread() {
    if (record_.unread.empty() || words_.empty()) return;
    const auto is_taken = [&](const Unread& passage) {
      const auto key = ' ' + fold_key(passage.text) + ' ';
      return has_words(passage.text) && std::ranges::any_of(words_, [&](const std::string& value) {
               return (' ' + fold_key(value) + ' ').find(key) != std::string::npos;
             });
    };
    for (const Unread& passage : record_.unread)
      if (is_taken(passage)) add_ground(passage);
    std::erase_if(record_.unread, is_taken);
    const bool is_any_left = std::ranges::any_of(record_.unread, [](const Unread& passage) { return has_words(passage.text); });
    if (!is_any_left) std::erase_if(record_.gaps, [](const Gap& gap) { return gap.code == "unread-text" && gap.field.empty(); });
  }

  void add_ground(const Unread& passage) {
    const auto key = fold_key(passage.text);
    for (auto& [path, evidence] : record_.evidence) {
      if (!evidence.corrected || !record_.find(path)) continue;
      if ((' ' + fold_key(written_value(*record_.find(path))) + ' ').find(' ' + key + ' ') == std::string::npos) continue;
      evidence.raw += (evidence.raw.empty() ? "" : "\n") + passage.text;
      if (evidence.at.empty()) evidence.at = passage.at;
      evidence.span.insert(evidence.span.end(), passage.span.begin(), passage.span.end());
      return;
    }
  }

  void append_gaps() {
    for (Gap& gap : gaps_.take()) {
      const auto is_same = [&](const Gap& other) { return other.code == gap.code && other.field == gap.field; };
      if (std::ranges::none_of(record_.gaps, is_same)) record_.gaps.push_back(std::move(gap));
    }
    const bool says_something = std::ranges::any_of(changed_, [&](const auto* field) { return !is_empty(*record_.find(field->path)); });
    if (says_something) std::erase_if(record_.gaps, [](const Gap& gap) { return gap.code == "blank-form"; });
  }

  void waive(const Correction& line) {
    const std::string field = line.field == whole_record ? "" : line.field;
    std::erase_if(record_.gaps, [&](const Gap& gap) { return gap.field == field && gap.code == line.waive; });
    record_.waived.push_back({field, line.waive, decision_of(line)});
  }

  Record& record_;
  const CorrectableFields& fields_;
  const Form& form_;
  GapWriter gaps_;
  std::vector<const CorrectableField*> changed_;
  std::map<std::string, std::pair<std::string, const Correction*>> places_;
  std::vector<std::string> words_;  ///< what corrections hold
  bool places_changed_ = false;
};

}  // namespace

void apply_corrections(Record& record, const CorrectableFields& fields, std::span<const Correction* const> corrections, Language language) {
  if (record.status != Status::accepted || corrections.empty()) return;
  Correcting(record, fields, language).apply(settle(corrections, record.record_id));
}

const Waiver* waiver_of(const Record& record, std::string_view field, std::string_view code) {
  const auto found =
      std::ranges::find_if(record.waived, [&](const Waiver& waiver) { return waiver.field == field && waiver.code == code; });
  return found == record.waived.end() ? nullptr : &*found;
}

std::string raw_under(const Record& record, std::string_view field, const Form& form) {
  const FormField* body = is_territory_field(field) ? located_field(form) : nullptr;
  const Evidence* evidence = record.evidence_of(body ? std::string_view(body->path) : field);
  return evidence ? evidence->raw : std::string();
}

std::string written_at(const Record& record, std::string_view field) {
  if (is_territory_field(field)) return place_at(record.territory, field);
  const Value* value = record.find(field);
  return value ? written_value(*value) : std::string();
}

}  // namespace schede
