#include "extractors/corrections/missing.h"

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "extractors/questions/conditions.h"

namespace schede {
namespace {

constexpr std::string_view missing_codes[] = {"missing-required", "missing-recommended"};

bool is_missing_gap(const Gap& gap) { return std::ranges::find(missing_codes, gap.code) != std::end(missing_codes); }

class Missing {
 public:
  Missing(Record& record, const CorrectableFields& fields, GapWriter& gaps)
      : record_(record), fields_(fields), form_(fields.form()), gaps_(gaps) {}

  void settle(std::span<const CorrectableField* const> changed) {
    for (const CorrectableField* field : changed) {
      if (field->table)
        rows_.emplace(field->table, field->area);
      else if (field->field && !field->field->one_of.empty())
        alternatives_.insert(field->field->one_of);
      else
        settle_need(*field);
    }
    for (const auto& one_of : alternatives_) settle_alternatives(one_of);
    for (const auto& [table, area] : rows_) settle_row(*table, area);
    if (form_.language_version > 1) settle_conditions();
  }

 private:
  [[nodiscard]] bool is_filled(const std::string& path) const {
    const Value* value = record_.find(path);
    return value && !is_empty(*value);
  }

  [[nodiscard]] bool has_gap(const std::string& path) const {
    return std::ranges::any_of(record_.gaps, [&](const Gap& gap) { return gap.field == path && !is_missing_gap(gap); });
  }

  void forget(const std::string& path) {
    std::erase_if(record_.gaps, [&](const Gap& gap) { return gap.field == path && is_missing_gap(gap); });
  }

  void add(Need need, const std::string& path) {
    if (need == Need::required) gaps_.add("missing-required", path, Severity::error);
    if (need == Need::recommended) gaps_.add("missing-recommended", path, Severity::warning);
  }

  void settle_need(const CorrectableField& field) {
    forget(field.path);
    if (!is_filled(field.path) && is_asked(field)) add(field.need, field.path);
  }

  /// Of fields of which one is enough; where none is filled, the first stands for all.
  void settle_alternatives(const std::string& one_of) {
    std::vector<const FormField*> group = plain_fields(form_);
    std::erase_if(group, [&](const FormField* field) { return field->one_of != one_of; });
    const bool is_any = std::ranges::any_of(group, [&](const FormField* field) { return is_filled(field->path); });
    for (const FormField* field : group) {
      forget(field->path);
      if (is_filled(field->path)) continue;
      const bool stands_for_all = !is_any && field == group.front();
      if (!stands_for_all && (form_.language_version > 1 || has_gap(field->path))) continue;
      add(stands_for_all ? Need::required : Need::recommended, field->path);
    }
  }

  void settle_row(const Choices& table, std::size_t area) {
    const std::string row = table.path + '[' + std::to_string(area) + "].", offer = row + table.offer.path, other = row + table.other;
    const Value* mark = record_.find(row + table.mark);
    const bool is_candidate = mark && *mark == Value(true);
    if (is_filled(other) || !is_candidate) close("other-without-text", other);
    close("offering-body-missing", offer);
    const bool wants_offer = table.has_offer && (form_.language_version == 1 || table.offer.need != Need::optional);
    if (is_candidate && wants_offer && !is_filled(offer) && !has_gap(offer)) gaps_.add("offering-body-missing", offer, Severity::warning);
    settle_table(table);
  }

  void settle_table(const Choices& table) {
    forget(table.path);
    for (std::size_t area = 0; area < table.areas.size(); ++area) {
      const Value* mark = record_.find(table.path + '[' + std::to_string(area) + "]." + table.mark);
      if (mark && *mark == Value(true)) return;
    }
    if (tables_told_.insert(&table).second) add(table.need, table.path);
  }

  void close(std::string_view code, const std::string& path) {
    std::erase_if(record_.gaps, [&](const Gap& gap) { return gap.code == code && gap.field == path; });
  }

  /// Every value of the record, as conditions look at them.
  [[nodiscard]] std::deque<ValueReading> readings() const {
    std::deque<ValueReading> readings;
    for (const Field& field : record_.fields) {
      ValueReading& reading = readings.emplace_back();
      reading.path = field.path;
      reading.value = field.value;
      const Evidence* evidence = record_.evidence_of(field.path);
      if (evidence) reading.confidence = evidence->confidence;
      const auto* known = fields_.find(field.path);
      reading.when = known ? known->when : nullptr;
    }
    return readings;
  }

  [[nodiscard]] bool is_asked(const CorrectableField& field) const {
    if (!field.when || field.when->empty()) return true;
    const auto all = readings();
    std::vector<const ValueReading*> values;
    for (const auto& reading : all) values.push_back(&reading);
    ValueReading asked;
    asked.path = field.path;
    asked.when = field.when;
    return asked_for(asked, values) == Asked::yes;
  }

  /// What is asked for under a condition may have become asked for, or no longer be.
  void settle_conditions() {
    const auto all = readings();
    std::vector<const ValueReading*> values;
    for (const auto& reading : all) values.push_back(&reading);
    for (const auto& reading : all) {
      if (!reading.when || reading.when->empty()) continue;
      const Asked asked = asked_for(reading, values);
      if (asked == Asked::no) forget(reading.path);
      if (asked == Asked::yes) close("unexpected-answer", reading.path);
      const bool is_unexpected =
          std::ranges::any_of(record_.gaps, [&](const Gap& gap) { return gap.code == "unexpected-answer" && gap.field == reading.path; });
      if (asked == Asked::no && reading.is_filled() && !is_unexpected) gaps_.add("unexpected-answer", reading.path, Severity::warning);
      const bool is_told = std::ranges::any_of(record_.gaps, [&](const Gap& gap) { return gap.field == reading.path; });
      if (asked == Asked::yes && !reading.is_filled() && !is_told && !alternatives_.contains(one_of(reading.path)))
        add(fields_.find(reading.path)->need, reading.path);
    }
  }

  [[nodiscard]] std::string one_of(const std::string& path) const {
    const auto* known = fields_.find(path);
    return known && known->field ? known->field->one_of : std::string();
  }

  Record& record_;
  const CorrectableFields& fields_;
  const Form& form_;
  GapWriter& gaps_;
  std::set<std::string> alternatives_;
  std::set<std::pair<const Choices*, std::size_t>> rows_;
  std::set<const Choices*> tables_told_;
};

}  // namespace

void settle_missing(Record& record, const CorrectableFields& fields, std::span<const CorrectableField* const> changed, GapWriter& gaps) {
  if (!changed.empty()) Missing(record, fields, gaps).settle(changed);
}

}  // namespace schede
