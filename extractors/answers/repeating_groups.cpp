#include "extractors/answers/repeating_groups.h"

#include <algorithm>

#include "extractors/answers/regions.h"

namespace schede {

namespace {

constexpr double from_below_heading = 0.75;  ///< a line that may have a misspelt label
constexpr double from_own_labels = 0.75;     ///< rows of the respondent's own in place of a printed one

class GroupReader {
 public:
  GroupReader(const Page& page, const FormIndex& index, const std::vector<Match>& matches, const Alignment& alignment,
              const RepeatingGroup& group, const GroupPlace& place)
      : page_(page), index_(index), matches_(matches), alignment_(alignment), group_(group), place_(place) {}

  GroupReading read() {
    result_.group = &group_;
    if (const Match* heading = find([](const Anchor& anchor) { return anchor.kind == AnchorKind::group_heading; })) add_nameless(*heading);
    if (!read_columns()) read_entries();
    return std::move(result_);
  }

 private:
  const Anchor& anchor_of(const Match& match) const { return index_.anchors[match.anchor]; }
  const TablePlace& table_of(const CellPlace& cell) const { return page_.tables[static_cast<std::size_t>(cell.table)]; }

  template <class Wanted>
  const Match* find(const Wanted& wanted) const {
    const auto found = std::find_if(alignment_.begin(), alignment_.end(), [&](const Match& match) {
      return anchor_of(match).section == place_.section && anchor_of(match).part == place_.part && wanted(anchor_of(match));
    });
    return found == alignment_.end() ? nullptr : &*found;
  }

  const Match* label_of(std::size_t entry, std::size_t member) const {
    return find(
        [&](const Anchor& anchor) { return anchor.kind == AnchorKind::group_label && anchor.entry == entry && anchor.member == member; });
  }

  EntryReading empty_entry() const {
    EntryReading entry;
    for (const FormField& field : group_.fields) entry.members.emplace_back().definition = &field;
    return entry;
  }

  void normalise_member(FieldReading& member) const {
    const auto anchor = std::find_if(index_.anchors.begin(), index_.anchors.end(),
                                     [&](const Anchor& other) { return other.definition == member.definition; });
    member.normalised = normalise_answer(page_, index_, *anchor, member.answer);
    if (member.normalised.implausible) member.answer.doubt(from_implausible);
    if (is_label(member.answer)) member.normalised.value.reset();
  }

  /// A label of the respondent's own below an empty cell is no answer.
  bool is_label(const Answer& answer) const {
    std::vector<Span> filled;
    for (const Span& span : answer.spans)
      if (has_words(text_of(page_, span))) filled.push_back(span);
    if (filled.size() != 1) return false;
    const auto matches = matches_within(matches_, filled.front().line, filled.front().line + 1);
    return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
      return match.following == Following::nothing && match.similarity == 1 && filled.front().begin <= match.begin &&
             anchor_of(match).kind == AnchorKind::label;
    });
  }

  void read_entries() {
    std::size_t printed = 0;
    for (std::size_t entry = 0;; ++entry) {
      EntryReading contact = empty_entry();
      bool any = false, filled = false;
      for (std::size_t member = 0; member < group_.fields.size(); ++member) {
        const Match* label = label_of(entry, member);
        if (!label) continue;
        FieldReading& field = contact.members[member];
        field.line = label->first_line;
        field.answer = answer_to_label(page_, alignment_, *label, place_.lines);
        normalise_member(field);
        any = true;
        filled = filled || field.normalised.value;
      }
      if (any) ++printed;
      if (filled) read_own_rows(contact);
      if (filled)
        result_.entries.push_back(std::move(contact));
      else
        take_filler(contact);
      if (!any && entry >= static_cast<std::size_t>(group_.printed)) break;
    }
    result_.labels_lost = printed < static_cast<std::size_t>(group_.printed);
  }

  void take_filler(const EntryReading& contact) {
    for (const FieldReading& member : contact.members) {
      const bool filler = member.normalised.filler && !trimmed(member.normalised.raw, U" ,;:\n").empty();  // not the label's own sign
      if (!filler && !member.answer.picture && member.answer.field.empty()) continue;
      take(result_.filler, member.answer);
      result_.filler.how = member.answer.how;
    }
  }

  /// What stands beside the group's heading is the details of a contact without a name.
  void add_nameless(const Match& heading) {
    EntryReading contact = empty_entry();
    FieldReading& details = contact.members.back();
    details.line = heading.first_line;
    details.answer = answer_to_label(page_, alignment_, heading, place_.lines);
    const bool below = !details.answer.spans.empty() && details.answer.spans.front().line > heading.last_line &&
                       page_.lines[details.answer.spans.front().line].cell == page_.lines[heading.last_line].cell;
    if (below) details.answer.doubt(from_below_heading);
    normalise_member(details);
    if (details.normalised.value) result_.entries.push_back(std::move(contact));
  }

  // Rows for telephone and e-mail in place of the printed details.

  void read_own_rows(EntryReading& contact) const {
    FieldReading& name = contact.members.front();
    FieldReading& details = contact.members.back();
    if (contact.members.size() < 2 || details.line || !name.line) return;
    for (std::size_t line = *name.line + 1; line < place_.lines.end; ++line) {
      if (is_placed(line)) break;
      if (const Match* label = own_label(line)) take(details.answer, answer_to_label(page_, with(*label), *label, place_.lines));
    }
    if (details.answer.spans.empty()) return;
    details.answer.how = "own-label";
    details.answer.confidence = from_own_labels;
    normalise_member(details);
  }

  bool is_placed(std::size_t line) const {
    return std::any_of(alignment_.begin(), alignment_.end(), [&](const Match& match) {
      return anchor_of(match).kind != AnchorKind::extra_label && line >= match.first_line && line <= match.last_line;
    });
  }

  /// A telephone's or e-mail's label on this line that was not taken for the form's own.
  const Match* own_label(std::size_t line) const {
    for (const Match& match : matches_within(matches_, line, line + 1))
      if (anchor_of(match).kind == AnchorKind::label && is_contact(anchor_of(match).definition->type) &&
          match.following != Following::joined)
        return &match;
    return nullptr;
  }

  /// The placed labels and those of the respondent's own around one, so that its answer ends where the next begins.
  std::vector<Match> with(const Match& label) const {
    std::vector<Match> all = alignment_;
    for (std::size_t line = label.first_line; line < std::min(label.first_line + 8, place_.lines.end); ++line)
      if (const Match* own = own_label(line)) all.push_back(*own);
    std::sort(all.begin(), all.end(), [](const Match& a, const Match& b) { return a.start() < b.start(); });
    return all;
  }

  static void take(Answer& into, const Answer& more) {
    into.spans.insert(into.spans.end(), more.spans.begin(), more.spans.end());
    into.picture = into.picture || more.picture;
    into.lost = into.lost || more.lost;
    if (into.field.empty()) into.field = more.field;
  }

  // A row of labels, an entry in each row below.

  bool read_columns() {
    const Match* name = label_of(0, 0);
    const CellPlace* header = name ? cell_of(page_, name->first_line) : nullptr;
    if (!header || !heads_columns(*header)) return false;
    for (int row = header->row + 1; row < table_of(*header).rows; ++row) {
      const std::vector<const CellPlace*> cells = filled_cells(*header, row);
      if (std::any_of(cells.begin(), cells.end(), [&](const CellPlace* cell) { return holds_placed(*cell); })) break;
      add_row(cells, *header);
    }
    result_.labels_lost = true;
    return true;
  }

  /// Does every filled cell of the row hold a label and nothing else, and a row of answers follow?
  bool heads_columns(const CellPlace& header) const {
    const std::vector<const CellPlace*> labels = filled_cells(header, header.row), below = filled_cells(header, header.row + 1);
    if (labels.size() < 2 || labels.front() != &header || below.size() < 2) return false;
    return std::all_of(labels.begin(), labels.end(), [&](const CellPlace* cell) { return is_label_cell(*cell); }) &&
           std::none_of(below.begin(), below.end(), [&](const CellPlace* cell) { return holds_placed(*cell) || is_label_cell(*cell); });
  }

  bool is_label_cell(const CellPlace& cell) const {
    const auto matches = matches_within(matches_, cell.first_line, cell.end_line);
    return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
      return match.following == Following::nothing && anchor_of(match).section == place_.section;
    });
  }

  bool holds_placed(const CellPlace& cell) const {
    return std::any_of(alignment_.begin(), alignment_.end(),
                       [&](const Match& match) { return match.first_line >= cell.first_line && match.first_line < cell.end_line; });
  }

  std::vector<const CellPlace*> filled_cells(const CellPlace& header, int row) const {
    std::vector<const CellPlace*> cells;
    for (const int number : table_of(header).cells) {
      const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
      if (cell.row == row && !spans_of(cell).empty()) cells.push_back(&cell);
    }
    return cells;
  }

  std::vector<Span> spans_of(const CellPlace& cell) const {
    std::vector<Span> spans;
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      if (!is_blank_line(page_.lines[line])) spans.push_back({line, 0, static_cast<std::uint32_t>(page_.lines[line].text.size())});
    return spans;
  }

  void add_row(const std::vector<const CellPlace*>& cells, const CellPlace& header) {
    EntryReading contact = empty_entry();
    for (const CellPlace* cell : cells) {
      FieldReading& member = cell->column == header.column ? contact.members.front() : contact.members.back();
      Answer found;
      found.spans = spans_of(*cell);
      take(member.answer, found);
      member.answer.how = "cell-below";
      member.line = cell->first_line;
    }
    bool filled = false;
    for (FieldReading& member : contact.members) {
      normalise_member(member);
      filled = filled || member.normalised.value;
    }
    if (filled) result_.entries.push_back(std::move(contact));
  }

  const Page& page_;
  const FormIndex& index_;
  const std::vector<Match>& matches_;
  const Alignment& alignment_;
  const RepeatingGroup& group_;
  const GroupPlace& place_;
  GroupReading result_;
};

}  // namespace

GroupReading read_group(const Page& page, const FormIndex& index, const std::vector<Match>& matches, const Alignment& alignment,
                        const RepeatingGroup& group, const GroupPlace& place) {
  return GroupReader(page, index, matches, alignment, group, place).read();
}

}  // namespace schede
