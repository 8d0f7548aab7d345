#include "outputs/records/record_json.h"

// Without RAPIDJSON_SSE2: in version 1.1.0 it leaves U+001A to U+001F as they are, which is no JSON (RFC 8259, 7).
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "outputs/escape/utf8.h"
#include "outputs/records/field_path.h"

namespace schede {

namespace {

struct RecordBuffer : rapidjson::StringBuffer {};

/// Must a byte of a string be escaped (RFC 8259, 7)?
constexpr auto is_escaped = [] {
  std::array<bool, 0x100> escaped{};
  for (std::size_t control = 0; control < 0x20; ++control) escaped[control] = true;
  escaped['"'] = escaped['\\'] = true;
  return escaped;
}();

}  // namespace

}  // namespace schede

namespace rapidjson {

/// The library's place for copying what stands as it is: most of a record, which it would else write byte by byte.
template <>
inline bool Writer<schede::RecordBuffer>::ScanWriteUnescapedString(StringStream& text, std::size_t length) {
  const char* const begin = text.src_;
  const char* const end = text.head_ + length;
  const char* const stop = std::find_if(begin, end, [](char c) { return schede::is_escaped[static_cast<unsigned char>(c)]; });
  std::copy(begin, stop, os_->Push(static_cast<std::size_t>(stop - begin)));
  text.src_ = stop;
  return stop != end;
}

}  // namespace rapidjson

namespace schede {

namespace {

using Writer = rapidjson::Writer<RecordBuffer>;

void write_raw(Writer& json, std::string_view text) { json.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

void write_text(Writer& json, std::string_view text) {
  if (is_utf8(text)) {
    write_raw(json, text);
  } else {
    write_raw(json, repaired_utf8(text));
  }
}

void write_key(Writer& json, std::string_view key) { write_text(json, key); }

void write_member(Writer& json, std::string_view key, std::string_view text) {
  write_key(json, key);
  write_text(json, text);
}

/// A fact that the document may not state: empty is null.
void write_fact(Writer& json, std::string_view key, std::string_view text) {
  write_key(json, key);
  if (text.empty()) {
    json.Null();
  } else {
    write_text(json, text);
  }
}

void write_or_null(Writer& json, std::string_view key, const std::optional<std::string>& text) {
  write_key(json, key);
  if (text) {
    write_text(json, *text);
  } else {
    json.Null();
  }
}

struct ValueWriter {
  Writer& json;
  void operator()(std::monostate) const { json.Null(); }
  void operator()(const std::string& text) const { write_text(json, text); }
  void operator()(bool flag) const { json.Bool(flag); }
  void operator()(const std::vector<std::string>& list) const {
    json.StartArray();
    for (const std::string& entry : list) write_text(json, entry);
    json.EndArray();
  }
  void operator()(const Number& number) const { json.RawValue(number.digits.data(), number.digits.size(), rapidjson::kNumberType); }
  void operator()(const Amount& sum) const {
    json.StartObject();
    write_member(json, "amount", sum.amount);
    write_member(json, "currency", sum.currency);
    json.EndObject();
  }
};

/// Turns a sequence of paths into nested objects and arrays: what two neighbours share stays open.
class Nesting {
 public:
  explicit Nesting(Writer& json) : json_(json) {}

  void write(const Field& field) {
    const std::vector<PathStep> steps = path_steps(field.path);
    close_down_to(shared(steps));
    for (std::size_t i = open_.size(); i + 1 < steps.size(); ++i) open(steps[i], is_index(steps[i + 1]));
    step_into(steps.back());
    std::visit(ValueWriter{json_}, field.value);
  }

  void finish() { close_down_to(0); }

 private:
  struct Level {
    PathStep step;
    bool array;
    bool operator==(const Level&) const = default;
  };

  static bool is_index(const PathStep& step) { return std::holds_alternative<std::size_t>(step); }

  /// How many open levels the path goes through.
  std::size_t shared(const std::vector<PathStep>& steps) const {
    std::size_t depth = 0;
    while (depth < open_.size() && depth + 1 < steps.size() && open_[depth] == Level{steps[depth], is_index(steps[depth + 1])}) ++depth;
    return depth;
  }

  void step_into(const PathStep& step) {
    if (!open_.empty() && open_.back().array) return;
    const auto* key = std::get_if<std::string_view>(&step);
    write_key(json_, key ? std::string(*key) : std::to_string(std::get<std::size_t>(step)));
  }

  void open(const PathStep& step, bool array) {
    step_into(step);
    array ? json_.StartArray() : json_.StartObject();
    open_.push_back({step, array});
  }

  void close_down_to(std::size_t depth) {
    for (; open_.size() > depth; open_.pop_back()) open_.back().array ? json_.EndArray() : json_.EndObject();
  }

  Writer& json_;
  std::vector<Level> open_;  // views into the paths of the record being written
};

void write_p7m(Writer& json, const Envelope& envelope) {
  write_fact(json, "signer", envelope.signer);
  write_fact(json, "serial", envelope.serial);
  write_fact(json, "signed_at", envelope.signed_at);
  write_fact(json, "integrity", envelope.integrity ? to_string(*envelope.integrity) : std::string_view());
}

void write_eml(Writer& json, const Envelope& envelope) {
  write_fact(json, "from", envelope.sender);
  write_fact(json, "date", envelope.date);
  write_fact(json, "message_id", envelope.message_id);
  write_key(json, "pec");
  json.Bool(envelope.certified);
}

void write_envelope(Writer& json, const Envelope& envelope) {
  json.StartObject();
  write_member(json, "kind", to_string(envelope.kind));
  write_member(json, "name", envelope.name);
  switch (envelope.kind) {
    case EnvelopeKind::p7m: write_p7m(json, envelope); break;
    case EnvelopeKind::eml: write_eml(json, envelope); break;
    case EnvelopeKind::zip:
    case EnvelopeKind::msg: break;
  }
  json.EndObject();
}

/// What a document came in and with; of one that came by itself there is nothing to say.
void write_arrival(Writer& json, const Source& source) {
  if (!source.envelopes.empty()) {
    write_key(json, "envelopes");
    json.StartArray();
    for (const Envelope& envelope : source.envelopes) write_envelope(json, envelope);
    json.EndArray();
  }
  if (!source.annexes.empty()) {
    write_key(json, "annexes");
    ValueWriter{json}(source.annexes);
  }
  if (!source.converted_by.empty()) write_member(json, "converted_by", source.converted_by);
  if (!source.ocr.empty()) write_member(json, "ocr", source.ocr);
}

void write_source(Writer& json, const Source& source) {
  write_key(json, "source");
  json.StartObject();
  write_member(json, "path", source.path);
  write_fact(json, "format", source.format);
  write_fact(json, "sha256", source.sha256);
  write_key(json, "bytes");
  json.Uint64(source.bytes);
  write_fact(json, "modified", source.modified);
  write_fact(json, "generator", source.generator);
  write_arrival(json, source);
  json.EndObject();
}

void write_fields(Writer& json, const std::vector<Field>& fields) {
  Nesting nesting(json);
  for (const Field& field : fields) nesting.write(field);
  nesting.finish();
}

void write_territory(Writer& json, const std::optional<Territory>& territory) {
  write_key(json, "territory");
  if (!territory) {
    json.Null();
    return;
  }
  json.StartObject();
  write_or_null(json, "kind", territory->kind);
  write_or_null(json, "region", territory->region);
  write_or_null(json, "province", territory->province);
  write_or_null(json, "municipality", territory->municipality);
  write_or_null(json, "istat", territory->istat);
  write_key(json, "convergence");
  territory->convergence ? json.Bool(*territory->convergence) : json.Null();
  json.EndObject();
}

/// Three decimals: enough for a rule's confidence, and 0.1 + 0.7 reads 0.8.
double printed_confidence(double confidence) {
  return std::isfinite(confidence) ? std::round(std::clamp(confidence, 0.0, 1.0) * 1000) / 1000 : 0.0;
}

void write_span(Writer& json, const std::vector<Passage>& span) {
  write_key(json, "span");
  json.StartArray();
  for (const Passage& passage : span) {
    json.StartObject();
    write_key(json, "path");
    json.StartArray();
    for (const std::uint32_t step : passage.path) json.Uint(step);
    json.EndArray();
    write_key(json, "from");
    json.Uint(passage.from);
    write_key(json, "to");
    json.Uint(passage.to);
    json.EndObject();
  }
  json.EndArray();
}

/// Its members stand among those of what was decided upon.
void write_decision(Writer& json, const Decision& decision) {
  write_member(json, "by", decision.by);
  write_member(json, "at", decision.at);
  write_member(json, "why", decision.why);
}

/// Of a corrected value `at` says when; `place` is where the words stand.
void write_corrected(Writer& json, const Corrected& corrected, std::string_view place) {
  write_decision(json, corrected.decision);
  write_member(json, "place", place);
  write_key(json, "read");
  std::visit(ValueWriter{json}, corrected.read);
}

void write_evidence(Writer& json, const std::vector<std::pair<std::string, Evidence>>& evidence) {
  write_key(json, "evidence");
  json.StartObject();
  for (const auto& [path, entry] : evidence) {
    write_key(json, path);
    json.StartObject();
    write_member(json, "raw", entry.raw);
    entry.corrected ? write_corrected(json, *entry.corrected, entry.at) : write_member(json, "at", entry.at);
    write_member(json, "how", entry.how);
    write_key(json, "confidence");
    json.Double(printed_confidence(entry.confidence));
    write_span(json, entry.span);
    json.EndObject();
  }
  json.EndObject();
}

void write_unread(Writer& json, const std::vector<Unread>& unread) {
  write_key(json, "unread");
  json.StartArray();
  for (const Unread& entry : unread) {
    json.StartObject();
    write_member(json, "at", entry.at);
    write_member(json, "text", entry.text);
    write_span(json, entry.span);
    json.EndObject();
  }
  json.EndArray();
}

void write_gaps(Writer& json, const std::vector<Gap>& gaps) {
  write_key(json, "gaps");
  json.StartArray();
  for (const Gap& gap : gaps) {
    json.StartObject();
    write_member(json, "code", gap.code);
    write_member(json, "field", gap.field);
    write_member(json, "severity", to_string(gap.severity));
    write_member(json, "message", gap.message);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

namespace {

template <class List, class WriteMembers>
void write_decisions(Writer& json, std::string_view key, const List& list, WriteMembers write_members) {
  if (list.empty()) return;
  write_key(json, key);
  json.StartArray();
  for (const auto& entry : list) {
    json.StartObject();
    write_members(entry);
    write_decision(json, entry.decision);
    json.EndObject();
  }
  json.EndArray();
}

/// What people decided about the return as a whole and about its gaps.
void write_decisions(Writer& json, const Record& record) {
  if (!record.set_aside && record.reviews.empty() && record.waived.empty()) return;
  write_key(json, "decisions");
  json.StartObject();
  if (record.set_aside) {
    write_key(json, "set_aside");
    json.StartObject();
    write_decision(json, *record.set_aside);
    json.EndObject();
  }
  write_decisions(json, "reviews", record.reviews, [&](const Review& review) { write_member(json, "state", review.state); });
  write_decisions(json, "waived", record.waived, [&](const Waiver& waiver) {
    write_member(json, "field", waiver.field);
    write_member(json, "code", waiver.code);
  });
  json.EndObject();
}

void write_record(Writer& json, const Record& record) {
  json.StartObject();
  write_member(json, "record_id", record.record_id);
  write_fact(json, "form", record.form);
  if (!record.form_version.empty()) write_member(json, "form_version", record.form_version);
  write_member(json, "status", to_string(record.status));
  write_source(json, record.source);
  if (record.status == Status::accepted) {
    write_fields(json, record.fields);
    if (record.form_version.empty() || record.territory) write_territory(json, record.territory);
    write_evidence(json, record.evidence);
    write_unread(json, record.unread);
  }
  write_gaps(json, record.gaps);
  write_decisions(json, record);
  json.EndObject();
}

}  // namespace

void append_json(const Record& record, std::string& out) {
  RecordBuffer buffer;
  Writer json(buffer);
  write_record(json, record);
  out.append(buffer.GetString(), buffer.GetSize());
}

std::string json_line(Record record) {
  RecordBuffer buffer;
  Writer json(buffer);
  write_record(json, record);
  record = {};
  buffer.Put('\n');
  return std::string(buffer.GetString(), buffer.GetSize());
}

std::string json_value(const Value& value) {
  RecordBuffer buffer;
  Writer json(buffer);
  std::visit(ValueWriter{json}, value);
  return std::string(buffer.GetString(), buffer.GetSize());
}

std::string json_string(std::string_view text) {
  RecordBuffer buffer;
  Writer json(buffer);
  write_text(json, text);
  return std::string(buffer.GetString(), buffer.GetSize());
}

std::string json_string_or_null(std::string_view text) { return text.empty() ? "null" : json_string(text); }

}  // namespace schede
