#include "pipeline/ingest/alterations.h"

#include <set>

#include "outputs/records/record_json.h"

namespace schede {
namespace {

std::map<std::string, Value> values_of(const Record& record) {
  std::map<std::string, Value> values;
  for (const auto& field : record.fields) {
    if (!is_empty(field.value)) values.emplace(field.path, field.value);
  }
  return values;
}

bool same(const Territory& a, const Territory& b) {
  return a.kind == b.kind && a.region == b.region && a.province == b.province && a.municipality == b.municipality && a.istat == b.istat;
}

bool same(const std::optional<Territory>& a, const std::optional<Territory>& b) {
  return a && b ? same(*a, *b) : a.has_value() == b.has_value();
}

std::set<std::string> gaps_of(const Record& record) {
  std::set<std::string> gaps;
  for (const auto& gap : record.gaps) gaps.insert(gap.code + ' ' + gap.field);
  return gaps;
}

std::set<std::string> differences(const Record& before, const Record& now) {
  std::set<std::string> paths;
  const auto old_values = values_of(before), new_values = values_of(now);
  const auto compare = [&](const auto& from, const auto& to) {
    for (const auto& [path, value] : from) {
      const auto other = to.find(path);
      if (other == to.end() || other->second != value) paths.insert(path);
    }
  };
  compare(old_values, new_values);
  compare(new_values, old_values);
  if (before.status != now.status) paths.insert("status");
  if (!same(before.territory, now.territory)) paths.insert("territory");
  if (gaps_of(before) != gaps_of(now)) paths.insert("gaps");
  return paths;
}

}  // namespace

void Alterations::add(std::string_view before, std::string_view now) {
  ++read;
  if (before == now) return;
  const auto old_record = parse_record(before), new_record = parse_record(now);
  const bool are_readable = old_record && new_record;
  const auto paths = are_readable ? differences(*old_record, *new_record) : std::set<std::string>();
  records += !are_readable || !paths.empty();
  for (const auto& path : paths) ++fields[path];
}

}  // namespace schede
