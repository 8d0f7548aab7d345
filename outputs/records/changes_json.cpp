#include "outputs/records/changes_json.h"

#include <rapidjson/document.h>

#include <ostream>

#include "outputs/records/record_json.h"

namespace schede {
namespace {

/// The members of a list, an entry a line.
template <class List, class WriteEntry>
void write_list(std::ostream& out, const char* name, const List& list, WriteEntry write_entry) {
  out << ",\n\"" << name << "\": [";
  for (const auto& entry : list) {
    out << (&entry == &list.front() ? "\n{" : ",\n{");
    write_entry(entry);
    out << '}';
  }
  out << (list.empty() ? "]" : "\n]");
}

void write_ids(std::ostream& out, const std::string& record_id, const std::string& source) {
  out << "\"record_id\":" << json_string_or_null(record_id) << ",\"source\":" << json_string_or_null(source);
}

void write_gap(std::ostream& out, const std::string& name_key, const GapLife& life) {
  const Gap& gap = life.gap;
  write_ids(out, life.record_id, life.source);
  out << name_key << json_string_or_null(life.organisation) << ",\"field\":" << json_string(gap.field)
      << ",\"code\":" << json_string(gap.code) << ",\"severity\":" << json_string(to_string(gap.severity))
      << ",\"message\":" << json_string(gap.message) << ",\"state\":" << json_string(life.state)
      << ",\"asked_at\":" << json_string_or_null(life.asked_at) << ",\"closed_at\":" << json_string_or_null(life.closed_at)
      << ",\"by\":" << json_string_or_null(life.by) << ",\"why\":" << json_string_or_null(life.why);
}

using Json = rapidjson::Value;

std::string member_text(const Json& parent, const char* key) {
  const auto member = parent.FindMember(key);
  return member == parent.MemberEnd() || !member->value.IsString()
             ? std::string()
             : std::string(member->value.GetString(), member->value.GetStringLength());
}

/// Values come back as the texts that people read: what they were told by is JSON's.
Value value(const Json& parent, const char* key) {
  const auto member = parent.FindMember(key);
  if (member == parent.MemberEnd() || member->value.IsNull()) return {};
  const Json& json = member->value;
  if (json.IsBool()) return json.GetBool();
  if (json.IsString()) return member_text(parent, key);
  if (json.IsObject()) return Amount{member_text(json, "amount"), member_text(json, "currency")};
  if (!json.IsArray()) return json.IsInt64() ? Number{std::to_string(json.GetInt64())} : Number{std::to_string(json.GetDouble())};
  std::vector<std::string> list;
  for (const Json& entry : json.GetArray())
    if (entry.IsString()) list.emplace_back(entry.GetString(), entry.GetStringLength());
  return list;
}

GapLife life(const Json& json) {
  GapLife life;
  life.record_id = member_text(json, "record_id");
  life.source = member_text(json, "source");
  life.organisation = member_text(json, json.HasMember("organisation") ? "organisation" : "respondent");
  life.gap = {member_text(json, "code"), member_text(json, "field"),
              severity_called(member_text(json, "severity")).value_or(Severity::info), member_text(json, "message")};
  life.state = member_text(json, "state");
  life.asked_at = member_text(json, "asked_at");
  life.closed_at = member_text(json, "closed_at");
  life.by = member_text(json, "by");
  life.why = member_text(json, "why");
  return life;
}

template <class Take>
void for_each_entry(const Json& root, const char* key, Take take) {
  const auto list = root.FindMember(key);
  if (list == root.MemberEnd() || !list->value.IsArray()) return;
  for (const Json& entry : list->value.GetArray())
    if (entry.IsObject()) take(entry);
}

}  // namespace

Changes parse_changes(std::string_view json) {
  rapidjson::Document root;
  root.Parse(json.data(), json.size());
  Changes changes;
  if (root.HasParseError() || !root.IsObject()) return changes;
  changes.run = member_text(root, "run");
  for_each_entry(root, "returns", [&](const Json& entry) {
    changes.returns.push_back({member_text(entry, "record_id"), member_text(entry, "source"), member_text(entry, "what")});
  });
  for_each_entry(root, "fields", [&](const Json& entry) {
    changes.fields.push_back({member_text(entry, "record_id"), member_text(entry, "source"), member_text(entry, "field"),
                              value(entry, "before"), value(entry, "after")});
  });
  for_each_entry(root, "opened", [&](const Json& entry) { changes.opened.push_back(life(entry)); });
  for_each_entry(root, "closed", [&](const Json& entry) { changes.closed.push_back(life(entry)); });
  return changes;
}

void write_changes_json(std::ostream& out, const Form& form, const Changes& changes) {
  const std::string name_key = form.language_version == 1 ? ",\"organisation\":" : ",\"respondent\":";
  out << "{\"form\": " << json_string(form.id) << ",\n\"run\": " << json_string_or_null(changes.run);
  write_list(out, "returns", changes.returns, [&](const Changes::Return& entry) {
    write_ids(out, entry.record_id, entry.source);
    out << ",\"what\":" << json_string(entry.what);
  });
  write_list(out, "fields", changes.fields, [&](const Changes::Field& entry) {
    write_ids(out, entry.record_id, entry.source);
    out << ",\"field\":" << json_string(entry.field) << ",\"before\":" << json_value(entry.before)
        << ",\"after\":" << json_value(entry.after);
  });
  write_list(out, "opened", changes.opened, [&](const GapLife& life) { write_gap(out, name_key, life); });
  write_list(out, "closed", changes.closed, [&](const GapLife& life) { write_gap(out, name_key, life); });
  out << "}\n";
}

}  // namespace schede
