#include "extractors/corrections/settle.h"

#include <algorithm>

namespace schede {
namespace {

/// The lines of one field, one after the other.
void take(const Correction& line, std::vector<const Correction*>& before, SettledField& settled) {
  const auto is_theirs = [&](const Correction* other) { return other->by == line.by; };
  const bool is_first_word = std::ranges::none_of(before, is_theirs);
  const Correction* other = settled.holds;
  const bool clashes = line.blind && is_first_word && other && other->blind && other->by != line.by && other->value != line.value;
  settled = clashes ? SettledField{nullptr, other, &line} : SettledField{&line};
  before.push_back(&line);
}

void replace_or_add(std::vector<const Correction*>& lines, const Correction& line, bool (*same)(const Correction&, const Correction&)) {
  const auto known = std::ranges::find_if(lines, [&](const Correction* other) { return same(*other, line); });
  if (known == lines.end())
    lines.push_back(&line);
  else
    *known = &line;
}

bool same_gap(const Correction& a, const Correction& b) { return a.field == b.field && a.waive == b.waive; }
bool same_reviewer(const Correction& a, const Correction& b) { return a.by == b.by; }

}  // namespace

Settled settle(std::span<const Correction* const> corrections, const std::string& record_id) {
  Settled settled;
  std::map<std::string, std::vector<const Correction*>> own, others;
  for (const Correction* line : corrections) {
    const bool is_own = line->record_id == record_id;
    if (!line->waive.empty())
      replace_or_add(settled.waivers, *line, same_gap);
    else if (line->field != status_field && line->field != review_field)
      (is_own ? own : others)[line->field].push_back(line);
    else if (is_own && line->field == status_field)
      settled.set_aside = line->value == "set-aside" ? line : nullptr;
    else if (is_own)
      replace_or_add(settled.reviews, *line, same_reviewer);
  }
  own.merge(others);
  for (const auto& [field, lines] : own) {
    std::vector<const Correction*> before;
    for (const Correction* line : lines) take(*line, before, settled.fields[field]);
  }
  return settled;
}

}  // namespace schede
