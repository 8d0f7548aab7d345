#include "outputs/twinnings/coverage.h"

#include <algorithm>
#include <optional>

namespace schede {

namespace {

std::optional<std::size_t> column_of(const Participant& participant) {
  constexpr std::size_t others = 4, abroad = 5;
  if (participant.kind == "foreign") return abroad;
  if (participant.region.empty()) return {};
  const auto* found = std::find(coverage_regions.begin(), coverage_regions.begin() + others, participant.region);
  return static_cast<std::size_t>(found - coverage_regions.begin());
}

void add(AreaMode mode, CoverageCount& count) {
  switch (mode) {
    case AreaMode::none: return;
    case AreaMode::request: ++count.requests; return;
    case AreaMode::partnership: ++count.partnerships; return;
    case AreaMode::offer: ++count.offers; return;
  }
}

}  // namespace

std::vector<CoverageRow> coverage_of(const Participants& participants) {
  std::vector<CoverageRow> rows;
  for (std::size_t index = 0; index < participants.areas.size(); ++index) {
    const Area& area = participants.areas[index].area();
    const std::size_t first = rows.size();
    rows.push_back({area.code, {}});
    for (const Item& item : area.items) rows.push_back({area.code, item.code});
    for (const Participant& participant : participants.returns) {
      const auto column = column_of(participant);
      if (!column) continue;
      const auto& [mode, items, bodies] = participant.areas[index];
      add(mode, rows[first].regions.at(*column));
      for (std::size_t i = 0; i < area.items.size(); ++i)
        if (items >> i & 1) add(mode, rows[first + 1 + i].regions.at(*column));
    }
  }
  return rows;
}

}  // namespace schede
