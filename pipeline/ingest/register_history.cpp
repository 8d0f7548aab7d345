#include "pipeline/ingest/register_history.h"

#include <algorithm>
#include <utility>

#include "extractors/corrections/apply.h"
#include "extractors/corrections/territory_words.h"
#include "outputs/records/record_json.h"

namespace schede {
namespace {

bool is_same(const Gap& a, const Gap& b) { return a.code == b.code && a.field == b.field; }

/// The text behind a key of one line of JSON as append_json writes it, up to the next quotation mark that is not escaped.
std::string text_behind(std::string_view line, std::string_view key) {
  const auto at = line.find(key);
  if (at == line.npos) return {};
  std::string text;
  for (std::size_t i = at + key.size(); i < line.size() && line[i] != '"'; ++i) {
    if (line[i] == '\\') text += line[i++];
    text += line[i];
  }
  return text;
}

constexpr std::string_view id_key = "{\"record_id\":\"", source_key = "\"source\":{\"path\":\"";

std::string escaped(const std::string& text) {
  const auto json = json_string(text);
  return json.substr(1, json.size() - 2);
}

/// The decision of a person that closed a gap, if one did.
const Decision* decision_on(const Record& record, const Gap& gap) {
  if (const Waiver* waiver = waiver_of(record, gap.field, gap.code)) return &waiver->decision;
  const Decision* last = nullptr;
  for (const auto& [path, evidence] : record.evidence) {
    if (!evidence.corrected) continue;
    if (path == gap.field) return &evidence.corrected->decision;
    const bool is_part = gap.field.empty() || path.starts_with(gap.field) || gap.field.starts_with(path.substr(0, path.rfind('.')));
    if (is_part) last = &evidence.corrected->decision;
  }
  return last;
}

std::map<std::string, Value> values_of(const Record& record) {
  std::map<std::string, Value> values;
  for (const Field& field : record.fields)
    if (!is_empty(field.value)) values.emplace(field.path, field.value);
  for (const std::string_view path : territory_fields())
    if (const auto place = place_at(record.territory, path); !place.empty()) values.emplace(path, place);
  values.emplace("status", std::string(record.set_aside ? "set-aside" : to_string(record.status)));
  return values;
}

}  // namespace

HistoryWriter::HistoryWriter(const std::filesystem::path& folder, RegisterBefore before, std::string now,
                             const std::vector<RowsBefore::Place>& records)
    : register_(folder / "register.json", std::ios::binary), before_(std::move(before)), now_(std::move(now)) {
  for (GapLife& life : before_.open) {
    auto owner = life.owner();
    open_.emplace(std::move(owner), std::move(life));
  }
  history_.closed = std::move(before_.closed);
  if (before_.is_first) return;
  records.empty() ? find_old_records() : read_old_records(records);
}

void HistoryWriter::find_old_records() {
  std::streamoff begin = 0;
  for (std::string line; std::getline(register_, line); begin += static_cast<std::streamoff>(line.size()) + 1) {
    if (line.starts_with(id_key))
      old_[text_behind(line, source_key)].push_back({text_behind(line, id_key), begin, line.size() - (line.ends_with(',') ? 1 : 0), false});
  }
}

/// Of each only as much as says whose it is.
void HistoryWriter::read_old_records(const std::vector<RowsBefore::Place>& records) {
  constexpr std::size_t most_of_beginning = 512;
  for (const auto& [begin, bytes] : records) {
    const auto offset = static_cast<std::streamoff>(begin);
    auto line = read(offset, std::min<std::size_t>(bytes, most_of_beginning));
    const auto path = line.find(source_key);
    if (path == line.npos || line.find("\",\"", path + source_key.size()) == line.npos) line = read(offset, bytes);
    const auto separator = line.find('{');
    if (separator == line.npos) continue;
    old_[text_behind(line, source_key)].push_back(
        {text_behind(line, id_key), offset + static_cast<std::streamoff>(separator), bytes - separator, false});
  }
}

std::string HistoryWriter::old_json(const Old& old) { return read(old.offset, old.length); }

std::string HistoryWriter::read(std::streamoff offset, std::size_t length) {
  std::string json(length, '\0');
  register_.clear();  // it was read to its end before
  register_.seekg(offset);
  register_.read(json.data(), static_cast<std::streamsize>(json.size()));
  return json;
}

std::vector<std::string> HistoryWriter::follow(const Record& record, const std::string& organisation, Validity validity) {
  // Nobody asks about a return that another took the place of: what was open of it is answered by that one, or no longer wanted.
  if (validity == Validity::superseded) return std::vector<std::string>(record.gaps.size());
  std::vector<std::string> asked;
  for (const Gap& gap : record.gaps)
    asked.push_back(
        take_life({record.record_id, record.source.path, organisation, gap, std::string(to_string(validity)), "open", {}, {}, {}, {}}));
  const auto old = old_.find(escaped(record.source.path));
  const bool are_several = old != old_.end() && old->second.size() > 1;
  for (auto [life, end] = open_.equal_range(record.source.path); life != end;) {
    // Another document under this name may have it still.
    if (are_several && life->second.record_id != record.record_id) {
      ++life;
      continue;
    }
    close(std::move(life->second), &record);
    life = open_.erase(life);
  }
  return asked;
}

std::string HistoryWriter::add(const GapRow& row) {
  return take_life({row.record_id, row.source, row.organisation, row.gap, std::string(row.validity), "open", {}, {}, {}, {}});
}

/// A gap of before that is still there goes on to live; another begins.
std::string HistoryWriter::take_life(GapLife life) {
  for (auto [known, end] = open_.equal_range(life.owner()); known != end; ++known) {
    if (!is_same(known->second.gap, life.gap)) continue;
    const std::string asked_at = known->second.asked_at;
    open_.erase(known);
    return asked_at;
  }
  history_.changes.opened.push_back(std::move(life));
  return {};
}

void HistoryWriter::close(GapLife life, const Record* record) {
  life.closed_at = now_;
  const Decision* decision = record ? decision_on(*record, life.gap) : nullptr;
  const bool is_resent = !record || record->record_id != life.record_id;
  life.state = record && waiver_of(*record, life.gap.field, life.gap.code) ? "waived" : decision || is_resent ? "answered" : "withdrawn";
  if (decision && !is_resent) {
    life.by = decision->by;
    life.why = decision->why;
  }
  history_.changes.closed.push_back(std::move(life));
}

void HistoryWriter::compare(const Record& record, std::string_view json) {
  if (!before_.is_first && !register_.is_open()) return;  // nobody knows what was there
  auto& known = old_[escaped(record.source.path)];
  const auto same = std::ranges::find(known, record.record_id, &Old::record_id);
  if (same != known.end()) {
    same->is_seen = true;
    const auto before = old_json(*same);
    if (before != json) compare_values(record, before);
    return;
  }
  history_.changes.returns.push_back({record.record_id, record.source.path, known.empty() ? "new" : "replaced"});
  if (!known.empty()) compare_values(record, old_json(known.back()));
}

void HistoryWriter::keep(const Record& record) {
  auto& known = old_[escaped(record.source.path)];
  const auto same = std::ranges::find(known, record.record_id, &Old::record_id);
  if (same != known.end()) same->is_seen = true;
}

void HistoryWriter::compare_values(const Record& record, const std::string& old) {
  const auto before = parse_record(old);
  if (!before) return;
  const auto then = values_of(*before), now = values_of(record);
  const auto value_in = [](const std::map<std::string, Value>& values, const std::string& path) {
    const auto found = values.find(path);
    return found == values.end() ? Value() : found->second;
  };
  std::set<std::string> paths;
  for (const auto& [path, value] : then) paths.insert(path);
  for (const auto& [path, value] : now) paths.insert(path);
  for (const std::string& path : paths)
    if (value_in(then, path) != value_in(now, path))
      history_.changes.fields.push_back({record.record_id, record.source.path, path, value_in(then, path), value_in(now, path)});
}

RegisterHistory HistoryWriter::take() {
  for (const auto& [source, olds] : old_)
    for (const Old& old : olds)
      if (!old.is_seen && before_.forgotten.contains(old.record_id)) {
        const auto record = parse_record(old_json(old));
        history_.changes.returns.push_back({old.record_id, record ? record->source.path : source, "forgotten"});
      }
  for (auto& [owner, life] : open_)
    if (!before_.forgotten.contains(life.record_id)) close(std::move(life), nullptr);
  history_.is_changed = !history_.changes.are_none();
  if (!history_.is_changed) history_.changes = std::move(before_.last);
  if (history_.is_changed) history_.changes.run = now_;
  if (history_.is_changed) history_.closed.insert(history_.closed.end(), history_.changes.closed.begin(), history_.changes.closed.end());
  std::ranges::stable_sort(history_.closed, {}, &GapLife::source);
  return std::move(history_);
}

}  // namespace schede
