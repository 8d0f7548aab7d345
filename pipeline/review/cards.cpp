#include "pipeline/review/cards.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "extractors/corrections/apply.h"
#include "outputs/records/respondent_name.h"
#include "outputs/survey/remarks.h"
#include "outputs/survey/validity.h"

namespace schede {
namespace {

/// The place of a gap in the queue; nothing for one that nobody has to decide.
std::optional<int> rank_of(const Gap& gap) {
  if (gap.severity == Severity::error) return 0;
  if (gap.code == "ambiguous" || gap.code == "correction-stale") return 1;
  if (gap.code == "unread-text") return 2;
  return gap.code == "inferred" ? std::optional(3) : std::nullopt;
}

/// The value that a confirmation of a gap on a field settles.
std::string confirmed_by(const std::string& field, const CorrectableFields& fields) {
  if (fields.find(field) || field.starts_with("territory.")) return field;
  for (const CorrectableField& candidate : fields.all())
    if (candidate.table && candidate.kind == CorrectableField::Kind::flag && candidate.path.starts_with(field + '.')) return candidate.path;
  return {};
}

}  // namespace

std::vector<Card> cards_of(const Record& record, const CorrectableFields& fields, Language language) {
  std::vector<Card> cards;
  if (validity_of(record) != Validity::current) return cards;
  const bool is_blank = std::ranges::find(record.gaps, "blank-form", &Gap::code) != record.gaps.end();  // the cause of all that is missing
  for (const Gap& gap : record.gaps) {
    const auto rank = rank_of(gap);
    if (!rank || is_to_be_asked(record, gap.field) || (is_blank && gap.code != "blank-form")) continue;
    auto card = std::ranges::find(cards, gap.field, &Card::field);
    if (card == cards.end()) {
      Card fresh;
      fresh.record_id = record.record_id;
      fresh.source = record.source.path;
      fresh.respondent = respondent_name(fields.form(), record);
      fresh.field = gap.field;
      fresh.title = gap.field.empty() ? std::string() : title_of(fields.form(), gap.field, language);
      fresh.confirms = gap.field.empty() ? std::string() : confirmed_by(gap.field, fields);
      fresh.value = written_at(record, fresh.confirms);
      fresh.rank = *rank;
      fresh.convergence = record.territory && record.territory->convergence == true;
      card = cards.insert(cards.end(), std::move(fresh));
    }
    card->codes.push_back(gap.code);
    card->reasons.push_back(gap.message);
    card->rank = std::min(card->rank, *rank);
    card->is_missing = card->is_missing || (gap.severity == Severity::error && card->value.empty());
  }
  return cards;
}

void sort_cards(std::vector<Card>& cards) {
  std::ranges::stable_sort(cards, {}, [](const Card& card) { return std::tuple(card.rank, !card.convergence, card.source); });
}

}  // namespace schede
