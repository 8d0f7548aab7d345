#include "extractors/return_differences.h"

#include <algorithm>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

constexpr double least_alike = 0.5;

/// The share of words that two texts have in common, of the longer one's.
double likeness(std::string_view a, std::string_view b) {
  const std::vector<FoldedWord> some = fold_words(a), others = fold_words(b);
  if (some.empty() || others.empty()) return 0;
  const auto common = std::ranges::count_if(some, [&](const FoldedWord& word) {
    return std::ranges::any_of(others, [&](const FoldedWord& other) { return other.key == word.key; });
  });
  return static_cast<double>(common) / static_cast<double>(std::max(some.size(), others.size()));
}

void add_variants(const Reading& reading, std::vector<Seen>& seen) {
  for (const AnchorPlace& anchor : reading.anchors) {
    if (!anchor.at.empty()) continue;
    const Unread* best = nullptr;
    for (const Unread& unread : reading.record.unread)
      if (likeness(anchor.printed, unread.text) >= least_alike &&
          (!best || likeness(anchor.printed, unread.text) > likeness(anchor.printed, best->text)))
        best = &unread;
    if (best) seen.push_back({SeenKind::variant, anchor.printed, normalize_line(best->text)});
  }
}

}  // namespace

std::vector<Seen> differences_in(const Reading& reading) {
  std::vector<Seen> seen;
  const Record& record = reading.record;
  for (const Gap& gap : record.gaps) {
    const Evidence* evidence = gap.code == "invalid-value" ? record.evidence_of(gap.field) : nullptr;
    const Value* value = record.find(gap.field);
    if (evidence && value && is_empty(*value)) seen.push_back({SeenKind::option, gap.field, normalize_line(evidence->raw)});
  }
  for (const Field& field : record.fields) {
    const auto* text = std::get_if<std::string>(&field.value);
    if (text && field.path.ends_with("].row_other")) seen.push_back({SeenKind::row, field.path.substr(0, field.path.find('[')), *text});
  }
  add_variants(reading, seen);
  return seen;
}

}  // namespace schede
