#include "extractors/answers/choice_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace schede {

namespace {

constexpr std::size_t least_titles = 2;  // a table with one is a respondent's quotation
constexpr double from_two_tables = 0.5;

/// The first lines of the tables that print the titles of areas, those of the first left out.
std::vector<std::size_t> further_tables(const Page& page, const FormIndex& index, const std::vector<Match>& matches, LineRange section) {
  std::map<int, std::set<std::size_t>> titles;
  for (const Match& match : matches) {
    const bool inside = match.first_line >= section.first && match.last_line < section.end;
    if (!inside || index.anchors[match.anchor].kind != AnchorKind::title || match.similarity < 1) continue;
    if (const CellPlace* cell = cell_of(page, match.first_line)) titles[cell->table].insert(match.anchor);
  }
  std::vector<std::size_t> lines;
  std::set<std::size_t> seen;
  for (const auto& [table, anchors] : titles) {
    // A table that a page break cut in two goes on with other areas.
    const bool again = std::any_of(anchors.begin(), anchors.end(), [&](std::size_t anchor) { return seen.contains(anchor); });
    if (again && anchors.size() >= least_titles) lines.push_back(page.tables[static_cast<std::size_t>(table)].first_line);
    seen.insert(anchors.begin(), anchors.end());
  }
  return lines;
}

bool holds_choice(const std::vector<AreaReading>& areas) {
  return std::any_of(areas.begin(), areas.end(), [](const AreaReading& area) { return area.candidate || area.offer; });
}

/// What another table says of an area beside what the first one says.
void hold_against(AreaReading& area, AreaReading other) {
  if (area.candidate != other.candidate) {
    if (other.candidate) std::swap(area, other);
    area.contradictory = true;
    area.candidate_choice.confidence = std::min(area.candidate_choice.confidence, from_two_tables);
  } else if (area.items != other.items || area.other != other.other) {
    area.unclear.insert(area.unclear.end(), other.candidate_choice.spans.begin(), other.candidate_choice.spans.end());
    area.unclear.insert(area.unclear.end(), other.items_choice.spans.begin(), other.items_choice.spans.end());
    area.items_choice.confidence = std::min(area.items_choice.confidence, from_two_tables);
  }
  if (area.offer == other.offer) return;
  if (!area.offer) {
    area.offer = std::move(other.offer);
    area.offer_lines = std::move(other.offer_lines);
    area.offer_choice = std::move(other.offer_choice);
    other.offer.reset();
  }
  area.offer_conflict = other.offer.value_or("–");
}

}  // namespace

ChoiceTables read_choice_tables(const Page& page, const FormIndex& index, const std::vector<Match>& matches, const Alignment& alignment,
                                const Choices& choices, LineRange section) {
  std::vector<std::size_t> begins = further_tables(page, index, matches, section);
  if (begins.empty()) return {read_choices(page, index, alignment, choices, section), {}};
  begins.insert(begins.begin(), section.first);
  begins.push_back(section.end);
  ChoiceTables result;
  for (std::size_t table = 0; table + 1 < begins.size(); ++table) {
    const LineRange lines = {begins[table], begins[table + 1]};
    const Alignment placed = align(page, index, matches, lines);
    std::vector<AreaReading> areas = read_choices(page, index, placed, choices, lines);
    result.printed.insert(result.printed.end(), placed.begin(), placed.end());
    if (!holds_choice(areas) && !result.areas.empty()) continue;
    if (!holds_choice(result.areas))
      result.areas = std::move(areas);
    else
      for (std::size_t area = 0; area < areas.size(); ++area) hold_against(result.areas[area], std::move(areas[area]));
  }
  return result;
}

}  // namespace schede
