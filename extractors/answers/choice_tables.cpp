#include "extractors/answers/choice_tables.h"

#include <algorithm>
#include <set>

namespace schede {

namespace {

/// The line of a title, or the first one of the table in which it alone of the first titles stands.
std::size_t table_start(const Page& page, std::size_t line, std::size_t other_line) {
  const CellPlace* cell = cell_of(page, line);
  if (!cell || cell_in_table(page, other_line, cell->table) >= 0) return line;
  return page.tables[static_cast<std::size_t>(cell->table)].first_line;
}

}  // namespace

std::vector<LineRange> find_choice_tables(const Page& page, const FormIndex& index, const std::vector<Match>& matches, std::size_t section,
                                          LineRange lines) {
  std::vector<std::size_t> starts;
  std::set<std::size_t> all, behind_last;
  for (const Match& match : matches_within(matches, lines.first, lines.end)) {
    const Anchor& anchor = index.anchors[match.anchor];
    if (anchor.section != section || anchor.kind != AnchorKind::title || match.similarity < 1 || match.following == Following::joined)
      continue;
    const bool begins = anchor.entry == 0 && (starts.empty() || match.first_line > starts.back());
    if (begins) {
      starts.push_back(match.first_line);
      behind_last.clear();
    }
    all.insert(anchor.entry);
    behind_last.insert(anchor.entry);
  }
  if (starts.size() != 2 || behind_last.size() * 2 < all.size() || all.size() < 2) return {lines};
  const std::size_t second = table_start(page, starts[1], starts[0]);
  return {{lines.first, second}, {second, lines.end}};
}

Alignment align_section(const Page& page, const FormIndex& index, const std::vector<Match>& matches, std::size_t section, LineRange lines) {
  Alignment alignment = align(page, index, matches, lines);
  std::erase_if(alignment, [&](const Match& match) { return index.anchors[match.anchor].section != section; });
  return alignment;
}

}  // namespace schede
