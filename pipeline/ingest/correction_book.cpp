#include "pipeline/ingest/correction_book.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/corrections/apply.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"

namespace schede {

CorrectionBook::CorrectionBook(std::vector<Correction> lines, const std::vector<TakenIn>& returns) : lines_(std::move(lines)) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    by_record_.emplace(lines_[i].record_id, i);
    by_source_.emplace(lines_[i].source, i);
  }
  if (lines_.empty()) return;
  for (const TakenIn& row : returns) {
    auto& newest = newest_[row.source];
    newest = std::max(newest, row.id);
  }
}

std::vector<const Correction*> CorrectionBook::of(const TakenIn& row) const {
  std::vector<const Correction*> found;
  if (lines_.empty() || row.status != Status::accepted) return found;
  const auto add = [&](const auto& index, const std::string& key) {
    for (auto [at, end] = index.equal_range(key); at != end; ++at) found.push_back(&lines_[at->second]);
  };
  add(by_record_, row.record_id());
  const auto newest = newest_.find(row.source);
  if (newest != newest_.end() && newest->second == row.id) add(by_source_, row.source);
  std::ranges::sort(found, {}, &Correction::number);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::vector<Correction> CorrectionBook::of(const RegisterPlace& place) const {
  std::vector<Correction> found;
  std::ranges::copy_if(lines_, std::back_inserter(found),
                       [&](const Correction& line) { return place.folder.empty() || line.form == place.form->id; });
  return found;
}

CorrectedReturns::CorrectedReturns(Ledger& ledger, const CorrectionBook& book, const std::vector<TakenIn>& rows, const Form& form,
                                   Language language)
    : ledger_(ledger), rows_(rows), fields_(form), language_(language) {
  for (std::size_t at = 0; at < rows.size(); ++at) {
    ReturnKey& key = keys_.emplace_back(key_of(rows[at]));
    auto lines = book.of(rows[at]);
    if (lines.empty()) continue;
    lines_.emplace(at, std::move(lines));
    const auto record = corrected(at);
    if (record) key.organisation_key = record->set_aside ? std::string() : respondent_key(form, *record);
  }
}

std::string CorrectedReturns::record(std::size_t at) const {
  const auto record = corrected(at);
  if (!record) return ledger_.record(rows_[at].id);
  std::string json;
  append_json(*record, json);
  return json;
}

std::string CorrectedReturns::numbers(std::size_t at) const {
  std::string all;
  if (const auto lines = lines_.find(at); lines != lines_.end())
    for (const Correction* line : lines->second) all += std::to_string(line->number) + ' ';
  return all;
}

/// Nothing for one without corrections.
std::optional<Record> CorrectedReturns::corrected(std::size_t at) const {
  const auto lines = lines_.find(at);
  if (lines == lines_.end()) return std::nullopt;
  auto record = parse_record(ledger_.record(rows_[at].id));
  if (!record) return std::nullopt;
  apply_corrections(*record, fields_, lines->second, language_);
  return std::move(*record);
}

}  // namespace schede
