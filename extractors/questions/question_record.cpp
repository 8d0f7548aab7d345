#include "extractors/questions/question_record.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "extractors/page/passages.h"
#include "extractors/questions/blanks.h"
#include "extractors/questions/conditions.h"

namespace schede {

namespace {

constexpr double when_approximate = 0.75;

Severity severity_of(const ValueReading& reading, std::string_view name) {
  constexpr std::string_view graver[] = {"untyped-value", "no-option", "invalid-value", "too-many-choices"};
  const bool grave = std::ranges::find(graver, name) != std::end(graver);
  return grave && reading.need == Need::required ? Severity::error : Severity::warning;
}

double confidence_of(const ValueReading& reading) {
  return reading.approximate ? std::min(reading.confidence, when_approximate) : reading.confidence;
}

}  // namespace

void QuestionRecord::add_values(const std::vector<ValueReading>& readings) {
  for (const ValueReading& reading : readings) {
    if (reading.field_or_choice || reading.is_filled() || std::holds_alternative<std::vector<std::string>>(reading.value) ||
        reading.path.ends_with("].row"))
      record_.fields.push_back({reading.path, reading.value});
    coverage_.cover(reading.spans);
    const bool evident = reading.is_filled() || reading.filler || reading.has_evidence || !reading.doubts.empty();
    if (!evident || reading.spans.empty()) continue;
    record_.evidence.emplace_back(
        reading.path, Evidence{raw_text(page_, reading.spans), place_of(page_, reading.spans.front().line), std::string(reading.how),
                               confidence_of(reading), passages_of(page_, reading.spans)});
  }
}

void QuestionRecord::join_parents() {
  std::map<std::string, std::size_t> ranks;  // of the members of the record, by where each first appears
  std::vector<std::size_t> order;
  for (const Field& field : record_.fields)
    order.push_back(ranks.try_emplace(field.path.substr(0, field.path.find_first_of(".[")), ranks.size()).first->second);
  std::vector<Field> fields;
  for (std::size_t rank = 0; rank < ranks.size(); ++rank)
    for (std::size_t i = 0; i < order.size(); ++i)
      if (order[i] == rank) fields.push_back(std::move(record_.fields[i]));
  record_.fields = std::move(fields);
}

void QuestionRecord::add_gaps(const std::vector<std::vector<ValueReading>>& parts, const std::vector<Span>& uncovered) {
  std::vector<const ValueReading*> all;
  for (const std::vector<ValueReading>& part : parts)
    for (const ValueReading& reading : part) all.push_back(&reading);
  for (const ValueReading* reading : all) add_gap(*reading, all, uncovered);
}

void QuestionRecord::add_gap(const ValueReading& reading, const std::vector<const ValueReading*>& all, const std::vector<Span>& uncovered) {
  const Asked asked = asked_for(reading, all);
  add_doubts(reading);
  if (!reading.is_filled()) {
    if (reading.asked) add_empty(reading, all, uncovered);
    return;
  }
  if (asked == Asked::no) gaps_.add("unexpected-answer", reading.path, Severity::warning);
  if (reading.field_or_choice) gaps_.add_confidence(reading.path, confidence_of(reading));
}

void QuestionRecord::add_doubts(const ValueReading& reading) {
  for (const ValueDoubt& doubt : reading.doubts)
    gaps_.add(doubt.name, reading.path, severity_of(reading, doubt.name), excerpt(doubt.detail));
}

void QuestionRecord::add_empty(const ValueReading& reading, const std::vector<const ValueReading*>& all,
                               const std::vector<Span>& uncovered) {
  if (!reading.line && reading.need != Need::optional) gaps_.add("printed-text-changed", reading.path, Severity::warning, reading.printed);
  if (!reading.doubts.empty()) return;
  if (!reading.unread_field.empty()) return gaps_.add_field(reading.path, reading.unread_field, reading.lost, Severity::warning);
  if (reading.picture) gaps_.add("image-only", reading.path, Severity::warning);
  if (reading.filler) gaps_.add("placeholder", reading.path, Severity::warning, excerpt(raw_text(page_, reading.spans)));
  const auto lost = std::ranges::find_if(uncovered, [&](const Span& span) {
    return reading.place && span.line >= reading.place->first && span.line < reading.place->end && has_words(text_of(page_, span));
  });
  if (lost != uncovered.end()) return gaps_.add("unread-answer", reading.path, Severity::warning, excerpt(text_of(page_, *lost)));
  if (reading.need == Need::optional || asked_for(reading, all) != Asked::yes || is_filled_elsewhere(reading, all)) return;
  const auto unread =
      std::ranges::find_if(uncovered, [&](const Span& span) { return reading.line == span.line && has_words(text_of(page_, span)); });
  if (unread != uncovered.end())
    gaps_.add("unread-answer", reading.path, Severity::warning, excerpt(text_of(page_, *unread)));
  else if (reading.need == Need::required)
    gaps_.add("missing-required", reading.path, Severity::error);
  else if (!reading.filler && !reading.picture)
    gaps_.add("missing-recommended", reading.path, Severity::warning);
}

/// Of fields of which one is enough, the first stands for all.
bool QuestionRecord::is_filled_elsewhere(const ValueReading& reading, const std::vector<const ValueReading*>& all) const {
  if (!reading.field || reading.field->one_of.empty()) return false;
  const auto same = [&](const ValueReading* other) { return other->field && other->field->one_of == reading.field->one_of; };
  const auto first = std::ranges::find_if(all, same);
  return *first != &reading || std::ranges::any_of(all, [&](const ValueReading* other) { return same(other) && other->is_filled(); });
}

}  // namespace schede
