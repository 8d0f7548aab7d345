#include "pipeline/review/station.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <sstream>
#include <utility>

#include "extractors/corrections/apply.h"
#include "extractors/corrections/territory_words.h"
#include "extractors/corrections/written_value.h"
#include "extractors/form/field_types.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"
#include "outputs/records/text_members.h"
#include "outputs/report/answers_html.h"
#include "outputs/report/return_parts.h"
#include "outputs/survey/agreement.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/ingest/output_folder.h"
#include "pipeline/ingest/return_pages.h"
#include "pipeline/ingest/supersession.h"
#include "pipeline/ledger/files.h"
#include "pipeline/review/original.h"
#include "pipeline/review/words.h"

namespace schede {

/// A return that counts, or that somebody set aside.
struct Station::Return {
  TakenIn row;
  std::string record_id;
  const FormIndex* form = nullptr;
};

namespace {

std::string member(const char* name, const std::string& text) { return '"' + std::string(name) + "\":" + json_string(text); }
std::string flag(const char* name, bool value) { return '"' + std::string(name) + "\":" + (value ? "true" : "false"); }

std::string json_of(const Card& card) {
  return '{' + member("record_id", card.record_id) + ',' + member("source", card.source) + ',' + member("respondent", card.respondent) +
         ',' + member("field", card.field) + ',' + member("title", card.title) + ",\"codes\":" + json_value(card.codes) +
         ",\"reasons\":" + json_value(card.reasons) + ',' + member("value", card.value) + ',' + member("confirms", card.confirms) + ',' +
         flag("missing", card.is_missing) + ',' + flag("convergence", card.convergence) + ",\"rank\":" + std::to_string(card.rank) + '}';
}

std::string json_of(const Agreement& pair) {
  std::ostringstream out;
  out << '{' << member("first", pair.first) << ',' << member("second", pair.second) << ",\"both\":" << pair.both
      << ",\"same\":" << pair.same << ",\"kappa\":";
  pair.kappa ? out << *pair.kappa : out << "null";
  out << '}';
  return out.str();
}

std::string reviews_json(const Record& record) {
  std::string out;
  for (const Review& review : record.reviews)
    out += (out.empty() ? "{" : ",{") + member("state", review.state) + ',' + member("by", review.decision.by) + ',' +
           member("at", review.decision.at) + ',' + member("why", review.decision.why) + '}';
  return '[' + out + ']';
}

std::string error_json(const std::string& words) { return '{' + member("error", words) + '}'; }

/// What the editor of a value must know: the codes that it may have, and whether several, or a text of paragraphs.
std::string field_json(const CorrectableField& field, const Record& record, const Form& form, Language language) {
  const bool is_long = field.field && is_narrative(field.field->type);
  return '{' + member("path", field.path) + ',' + member("anchor", anchor_of(field.path)) + ',' +
         member("title", title_of(form, field.path, language)) + ',' + member("value", written_at(record, field.path)) +
         ",\"codes\":" + json_value(field.kind == CorrectableField::Kind::flag ? std::vector<std::string>{"true", "false"} : field.codes) +
         ',' + flag("many", field.kind == CorrectableField::Kind::codes) + ',' + flag("long", is_long) + '}';
}

}  // namespace

Station::Station(ReviewOptions options, const FormSet& forms)
    : options_(std::move(options)), forms_(forms), ledger_(existing_ledger(options_.out)) {
  load();
}

Station::~Station() = default;

/// Of blind reviewers only their own lines count for what they see.
std::vector<Correction> Station::visible_lines() {
  auto lines = ledger_.corrections();
  if (options_.blind) std::erase_if(lines, [&](const Correction& line) { return line.by != options_.reviewer; });
  return lines;
}

void Station::load() {
  const auto rows = ledger_.returns();
  book_ = CorrectionBook(visible_lines(), rows);
  returns_.clear();
  for (const auto& place : registers_of(forms_)) {
    std::vector<TakenIn> held;
    std::ranges::copy_if(rows, std::back_inserter(held), [&](const TakenIn& row) { return place.holds(row.form, row.status); });
    const CorrectedReturns corrected(ledger_, book_, held, *place.form, options_.language);
    const auto standings = stand(corrected.keys());
    for (std::size_t i = 0; i < held.size(); ++i) {
      if (held[i].status != Status::accepted || standings[i].duplicate_of || standings[i].superseded_by) continue;
      const auto* form = forms_.find(held[i].form, {});
      returns_.push_back({held[i], held[i].record_id(), form ? form : &forms_.front()});
    }
  }
}

const Station::Return* Station::find(const std::string& id) {
  const auto found = std::ranges::find(returns_, id, &Return::record_id);
  return found == returns_.end() ? nullptr : &*found;
}

const CorrectableFields& Station::fields_of(const Return& row) {
  auto& fields = fields_[row.form->form.id];
  if (!fields) fields = std::make_unique<CorrectableFields>(row.form->form);
  return *fields;
}

std::optional<Record> Station::record_of(const Return& row) {
  auto record = parse_record(ledger_.record(row.row.id));
  if (!record) return std::nullopt;
  apply_corrections(*record, fields_of(row), book_.of(row.row), options_.language);
  return std::move(*record);
}

std::string Station::page() const { return station_page(options_.language); }

std::string Station::queue() {
  const std::lock_guard lock(mutex_);
  load();
  std::vector<Card> cards;
  std::string returns;
  for (const Return& each : returns_) {
    const auto record = record_of(each);
    if (!record) continue;
    auto own = cards_of(*record, fields_of(each), options_.language);
    returns += (returns.empty() ? "{" : ",\n{") + member("record_id", each.record_id) + ',' + member("source", each.row.source) + ',' +
               member("respondent", respondent_name(each.form->form, *record)) + ',' + flag("set_aside", record->set_aside.has_value()) +
               ",\"cards\":" + std::to_string(own.size()) + ",\"reviews\":" + reviews_json(*record) + '}';
    std::ranges::move(own, std::back_inserter(cards));
  }
  sort_cards(cards);
  std::string queue, pairs;
  for (const Card& card : cards) queue += (queue.empty() ? "" : ",\n") + json_of(card);
  if (!options_.blind)
    for (const Agreement& pair : agreements(ledger_.corrections())) pairs += (pairs.empty() ? "" : ",") + json_of(pair);
  return '{' + member("reviewer", options_.reviewer) + ',' + flag("blind", options_.blind) + ",\"cards\":[" + queue + "],\"returns\":[" +
         returns + "],\"agreement\":[" + pairs + "]}";
}

std::optional<std::string> Station::return_html(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Return* row = find(id);
  const auto record = row ? record_of(*row) : std::nullopt;
  if (!record) return std::nullopt;
  const auto where = options_of_last_run(ledger_, options_.out, forms_);
  const auto original = where ? original_of(ledger_, row->row, where->folder, where->archive) : Original();
  auto part = kept_part(*row);
  if (!part && original.state == Original::State::as_read)
    part = laid_out(original, row->row, {forms_, options_.language, options_.limits, true}, options_.pool);
  std::ostringstream page;
  if (original.state != Original::State::as_read)
    page << "<p class=\"notice\" role=\"note\">" << words_of(original.state, part.has_value()).in(options_.language) << "</p>\n";
  write_return_parts(page, {row->form->form, *record, {}, {}, part ? std::string_view(*part) : std::string_view()}, options_.language);
  return page.str();
}

std::optional<std::string> Station::kept_part(const Return& row) const {
  for (const auto& place : registers_of(forms_))
    if (place.holds(row.row.form, row.row.status)) return document_part(options_.out / place.folder, row.record_id);
  return std::nullopt;
}

std::optional<std::string> Station::return_json(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Return* row = find(id);
  const auto record = row ? record_of(*row) : std::nullopt;
  if (!record) return std::nullopt;
  const Form& form = row->form->form;
  std::string fields;
  for (const CorrectableField& field : fields_of(*row).all())
    if (record->find(field.path)) fields += (fields.empty() ? "" : ",\n") + field_json(field, *record, form, options_.language);
  if (record->territory)
    for (const std::string_view path : territory_fields())
      fields += ",\n" + field_json({.path = std::string(path)}, *record, form, options_.language);
  return '{' + member("record_id", id) + ',' + member("source", row->row.source) + ',' +
         member("respondent", respondent_name(form, *record)) + ',' + flag("set_aside", record->set_aside.has_value()) +
         ",\"reviews\":" + reviews_json(*record) + ",\"fields\":[" + fields + "]}";
}

Station::Reply Station::decide(std::string_view json) {
  const auto given = text_members(json);
  if (!given) return {400, error_json("JSON")};
  const auto text = [&](const char* name) {
    const auto found = given->find(name);
    return found == given->end() ? std::string() : found->second;
  };
  GivenCorrection decision;
  decision.correction.record_id = text("record_id");
  decision.correction.field = text("field").empty() ? std::string(whole_record) : text("field");
  decision.correction.by = options_.reviewer;
  decision.correction.why = text("why");
  decision.correction.blind = options_.blind;
  std::vector<GivenCorrection> lines;
  std::istringstream codes(text("waive"));
  while (codes >> decision.correction.waive) lines.push_back(decision);
  if (lines.empty()) {
    decision.correction.value = text("value");
    lines.push_back(std::move(decision));
  }
  const std::lock_guard lock(mutex_);
  const auto before = ledger_.last_correction();
  try {
    CorrectionDesk desk(ledger_, forms_, options_.language);
    (void)desk.take(lines, {});
  } catch (const Failure& failure) {
    return {422, error_json(failure.words.in(options_.language))};
  }
  std::string numbers;
  for (const Correction& line : ledger_.corrections()) {
    if (line.number <= before || line.by != options_.reviewer) continue;
    given_.insert(line.number);
    numbers += (numbers.empty() ? "" : ",") + std::to_string(line.number);
  }
  is_behind_ = is_behind_ || !numbers.empty();
  load();
  return {200, "{\"numbers\":[" + numbers + "]}"};
}

Station::Reply Station::undo(std::string_view json) {
  const auto given = text_members(json);
  const auto found = given ? given->find("number") : decltype(given->find(""))();
  if (!given || found == given->end()) return {400, error_json("number")};
  std::int64_t number = 0;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
  const std::lock_guard lock(mutex_);
  if (!given_.contains(number)) return {403, error_json(found->second)};
  const Bilingual why{"ripreso nella stazione", "taken back at the station"};
  if (!ledger_.undo_correction(number, {options_.reviewer, rfc3339(now()), why.in(options_.language)}))
    return {422, error_json(found->second)};
  is_behind_ = true;
  load();
  return {200, "{}"};
}

void Station::write_outputs(Messages& messages) {
  const std::lock_guard lock(mutex_);
  if (!is_behind_) return;
  write_outputs_anew(ledger_, options_.out, forms_, messages);
  is_behind_ = false;
}

}  // namespace schede
