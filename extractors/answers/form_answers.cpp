#include "extractors/answers/form_answers.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/answers/choice_tables.h"
#include "extractors/answers/regions.h"
#include "extractors/answers/repeating_groups.h"
#include "extractors/answers/reworded_headings.h"
#include "extractors/answers/trailer.h"
#include "extractors/choices/looks.h"
#include "extractors/choices/marks.h"
#include "extractors/organisations/innermost_body.h"
#include "extractors/organisations/resolve.h"
#include "extractors/text/clean.h"
#include "extractors/values/person.h"

namespace schede {

namespace {

constexpr double from_alternative = 0.9;
constexpr double from_position = 0.6;       ///< a text taken for an answer only because of where it stands
constexpr double from_open_end = 0.7;       ///< the next heading is gone, so where this answer ends is not sure
constexpr double from_doubtful_end = 0.75;  ///< its last line may be a signature or the page's foot
constexpr double from_link = 0.9;           ///< an address that the words only lead to
constexpr double from_shared_label = 0.9;   ///< "Telefono / Cellulare"
constexpr double from_other_field = 0.75;   ///< an address found beside a name

class FormReader {
 public:
  FormReader(const Page& page, const FormIndex& index, const std::vector<Match>& matches, FormReading& reading)
      : page_(page), index_(index), matches_(matches), reading_(reading) {}

  void read_section(std::size_t section) {
    section_ = section;
    const std::size_t first_field = reading_.fields.size();
    lines_ = section_lines(index_, reading_.alignment, section, reading_.copy);
    for (part_ = 0; part_ < index_.form.sections[section].parts.size(); ++part_)
      std::visit(
          [this](const auto& part) {
            if constexpr (requires { read(part); }) read(part);
          },
          index_.form.sections[section].parts[part_]);
    look_beside_names(first_field);
  }

 private:
  const Anchor& anchor_of(const Match& match) const { return index_.anchors[match.anchor]; }

  template <class Wanted>
  const Match* find(const Wanted& wanted) const {
    for (const Match& match : reading_.alignment) {
      const Anchor& anchor = anchor_of(match);
      if (anchor.section == section_ && anchor.part == part_ && wanted(anchor)) return &match;
    }
    return nullptr;
  }

  void read(const FormField& field) {
    const Match* label = find([](const Anchor& anchor) { return anchor.kind == AnchorKind::label; });
    FieldReading result;
    result.definition = &field;
    if (is_narrative(field.type))
      read_narrative(result, label);
    else if (label)
      read_labelled(result, *label);
    else if (is_contact(field.type))
      read_shared(result);
    result.attachment = result.normalised.value && only_points_to_annex(index_, *result.normalised.value, field.type);
    reading_.fields.push_back(std::move(result));
  }

  void read_labelled(FieldReading& result, const Match& label) {
    result.line = label.first_line;
    result.answer = answer_to_label(page_, reading_.alignment, label, lines_);
    const bool shared = is_contact(result.definition->type) && is_shared(label);
    if (result.definition->type == FieldType::name) keep_first_person(result);
    result.normalised = normalise_answer(page_, index_, anchor_of(label), result.answer, shared);
    if (result.normalised.implausible) result.answer.doubt(from_implausible);
    if (result.normalised.followed) result.answer.doubt(from_link);
    if (!result.definition->alternatives.empty() && result.normalised.value) {
      complete_by_alternative(result, label);
      take_innermost(result, label);
    }
    look_at_repeated_labels(result, label);
  }

  /// Two people in two columns are two answers; a role beside a name is part of it.
  void keep_first_person(FieldReading& result) {
    std::vector<std::vector<Span>> columns;
    for (const Span& span : result.answer.spans) {
      const CellPlace* cell = cell_of(page_, span.line);
      const auto column = std::ranges::find_if(columns, [&](const std::vector<Span>& spans) {
        const CellPlace* other = cell_of(page_, spans.front().line);
        return other == cell || (other && cell && other->table == cell->table && other->column == cell->column);
      });
      if (column == columns.end())
        columns.push_back({span});
      else
        column->push_back(span);
    }
    const auto is_person = [&](const std::vector<Span>& spans) { return names_person(normalize_line(text_of(page_, spans.front()))); };
    if (columns.size() < 2 || !std::ranges::all_of(columns, is_person)) return;
    result.answer.spans = columns.front();
    result.conflicting_answer = raw_text(page_, columns[1]);
  }

  /// The label that stands twice: the answer beside the second, where there is none beside the first, else a conflicting_answer of it.
  void look_at_repeated_labels(FieldReading& result, const Match& label) {
    for (const Match& repeated : matches_within(matches_, lines_.first, first_of_group())) {
      if (!is_repeated_label(repeated, label, result.answer)) continue;
      Alignment alignment = reading_.alignment;
      alignment.insert(std::ranges::upper_bound(alignment, repeated.start(), {}, &Match::start), repeated);
      Answer answer = answer_to_label(page_, alignment, repeated, lines_);
      Normalised normalised = normalise_answer(page_, index_, anchor_of(label), answer);
      if (!normalised.value || normalised.value == result.normalised.value) continue;
      reading_.repeated.push_back(repeated);
      if (result.normalised.value) {
        result.conflicting_answer = raw_text(page_, answer.spans);
      } else {
        result.line = repeated.first_line;
        result.answer = std::move(answer);
        result.normalised = std::move(normalised);
      }
    }
  }

  bool is_repeated_label(const Match& repeated, const Match& label, const Answer& answer) const {
    const bool known = repeated.anchor == label.anchor && repeated.similarity == 1 && repeated.following != Following::joined;
    const bool alike = known && label_key(repeated) == label_key(label);
    const auto over = [&](const Match& match) { return match.first_line <= repeated.last_line && repeated.first_line <= match.last_line; };
    const auto within = [&](const Span& span) { return span.line >= repeated.first_line && span.line <= repeated.last_line; };
    return alike && std::none_of(reading_.alignment.begin(), reading_.alignment.end(), over) &&
           std::none_of(answer.spans.begin(), answer.spans.end(), within);
  }

  std::string label_key(const Match& match) const { return fold_key(text_of(page_, on_first_line(page_, match))); }

  /// The first line of the section's groups, whose entries may have labels like those of its fields.
  std::size_t first_of_group() const {
    const auto group = std::find_if(reading_.alignment.begin(), reading_.alignment.end(), [&](const Match& match) {
      const AnchorKind kind = anchor_of(match).kind;
      return anchor_of(match).section == section_ && (kind == AnchorKind::group_heading || kind == AnchorKind::group_label);
    });
    return group == reading_.alignment.end() ? lines_.end : group->first_line;
  }

  /// An e-mail address typed beside a name or a number, and a number typed beside a name, where their own field is empty.
  void look_beside_names(std::size_t first_field) {
    for (std::size_t i = first_field; i < reading_.fields.size(); ++i) {
      FieldReading& empty = reading_.fields[i];
      if (!is_contact(empty.definition->type) || empty.normalised.value || empty.normalised.filler) continue;
      for (std::size_t other = first_field; other < reading_.fields.size() && !empty.normalised.value; ++other)
        if (other != i && reading_.fields[other].normalised.value) borrow(empty, reading_.fields[other]);
    }
  }

  void borrow(FieldReading& empty, const FieldReading& other) const {
    const FieldType wanted = empty.definition->type, type = other.definition->type;
    const bool number_beside_number = wanted != FieldType::email && type != FieldType::name;
    const Anchor* own = anchor_of_field(*empty.definition);
    if (is_narrative(type) || number_beside_number || !own) return;
    const Normalised found = normalise_answer(page_, index_, *own, other.answer, true);
    if (!found.value) return;
    empty.normalised = found;
    empty.answer = other.answer;
    empty.answer.how = "other-field";
    empty.answer.confidence = from_other_field;
  }

  const Anchor* anchor_of_field(const FormField& field) const {
    const auto found =
        std::find_if(index_.anchors.begin(), index_.anchors.end(), [&](const Anchor& anchor) { return anchor.definition == &field; });
    return found == index_.anchors.end() ? nullptr : &*found;
  }

  /// A field whose label is gone, but named in another's: "Telefono / Cellulare".
  void read_shared(FieldReading& result) {
    const Anchor* own = anchor_of_field(*result.definition);
    const Match* label = own ? label_naming(*own) : nullptr;
    if (!label) return;
    result.answer = answer_to_label(page_, reading_.alignment, *label, lines_);
    result.answer.doubt(from_shared_label);
    result.normalised = normalise_answer(page_, index_, *own, result.answer, true);
    if (result.normalised.value) result.line = label->first_line;
  }

  const Match* label_naming(const Anchor& wanted) const {
    for (const Match& match : reading_.alignment)
      if (anchor_of(match).section == section_ && anchor_of(match).kind == AnchorKind::label && is_named_in(wanted, match)) return &match;
    return nullptr;
  }

  /// Does the label also name a field of another kind that has no label of its own?
  bool is_shared(const Match& label) const {
    return std::any_of(index_.anchors.begin(), index_.anchors.end(), [&](const Anchor& other) {
      const bool field = other.kind == AnchorKind::label && other.section == section_ && is_contact(other.definition->type);
      const auto placed = [&](const Match& match) { return &anchor_of(match) == &other; };
      return field && &other != &anchor_of(label) && is_named_in(other, label) &&
             std::none_of(reading_.alignment.begin(), reading_.alignment.end(), placed);
    });
  }

  /// Do the label's words, those that a respondent added among them, hold a wording of another?
  bool is_named_in(const Anchor& wanted, const Match& label) const {
    if (label.first_line != label.last_line || wanted.wordings.empty()) return false;
    const std::string_view text = std::string_view(page_.lines[label.last_line].text).substr(label.begin, label.answer - label.begin);
    const bool several = text.find_first_of("/,;") != std::string_view::npos || text.find(" e") != std::string_view::npos ||
                         text.find(" - ") != std::string_view::npos;
    if (!several) return false;
    const std::string key = " " + fold_key(text) + " ";
    return std::any_of(wanted.wordings.begin(), wanted.wordings.end(), [&](const Wording& wording) {
      std::string words = " ";
      for (const std::string& word : wording.words) words += word + " ";
      return key.find(words) != std::string::npos;
    });
  }

  /// A row's label and what is written beside it.
  struct NamedAnswer {
    Span name, answer;
  };

  /// "Puglia", "Lecce", "Nardò" on three lines beside "Regione/Provincia/Comune", or each in a row of its own: the comune answers.
  void take_innermost(FieldReading& result, const Match& label) const {
    const std::vector<NamedAnswer> below = alternatives_below(*result.definition, label);
    std::string text = raw_text(page_, result.answer.spans);
    if (!below.empty()) text = page_.lines[label.last_line].text.substr(label.begin, label.end - label.begin) + ": " + text;
    for (const auto& [name, answer] : below) {
      text += "\n" + std::string(text_of(page_, name)) + ": " + std::string(text_of(page_, answer));
      result.answer.spans.insert(result.answer.spans.end(), {name, answer});
    }
    const auto body = innermost_body(text);
    if (!below.empty() && !body) result.answer.doubt(from_position);
    if (!body) return;
    result.normalised.value = normalize_line(*body);
    result.answer.how = "innermost-body";
    result.answer.doubt(from_alternative);
  }

  /// Rows below a label that begin with another of its alternatives and are answered, too: "Provincia | Lecce", "Comune | Nardò".
  std::vector<NamedAnswer> alternatives_below(const FormField& field, const Match& label) const {
    std::vector<NamedAnswer> below;
    const CellPlace* place = cell_of(page_, label.last_line);
    if (!place) return below;
    const auto line_at = [&](int row, int column) -> std::optional<Span> {
      for (const int number : page_.tables[static_cast<std::size_t>(place->table)].cells) {
        const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
        if (cell.row != row || cell.column != column || cell.end_line != cell.first_line + 1) continue;
        return Span{cell.first_line, 0, static_cast<std::uint32_t>(page_.lines[cell.first_line].text.size())};
      }
      return std::nullopt;
    };
    for (int row = place->row + 1;; ++row) {
      const auto name = line_at(row, place->column), answer = line_at(row, place->column + place->span);
      const auto names = [&](const Alternative& alternative) { return fold_key(alternative.word) == fold_key(text_of(page_, *name)); };
      if (!name || !answer || std::none_of(field.alternatives.begin(), field.alternatives.end(), names)) return below;
      if (has_words(text_of(page_, *answer))) below.push_back({*name, *answer});
    }
  }

  /// "Lecce" beside a label of which only "Comune" stands or stands out is "Comune di Lecce".
  void complete_by_alternative(FieldReading& result, const Match& label) {
    std::string place_name = *result.normalised.value;
    const Alternative* chosen = chosen_alternative(*result.definition, label);
    // "Provincia/Comune di Nardò": the label's last word begins the answer.
    if (const Alternative* last = last_alternative(*result.definition, label, place_name)) {
      chosen = last;
      place_name = place_name.substr(place_name.find(' ') + 1);
    }
    if (!chosen) return;
    const std::string whole = chosen->reads + " " + place_name;
    const Located place = locate_body({whole, {}, {}, {}});
    const auto names_it = [&](const std::optional<std::string>& name) { return name && fold_key(*name) == fold_key(place_name); };
    const Territory& territory = place.territory;
    if (!names_it(territory.municipality) && !names_it(territory.province) && !names_it(territory.region)) return;
    result.normalised.value = whole;
    result.answer.how = "label-alternative";
    result.answer.doubt(from_alternative);
  }

  /// The alternative that ends the label, where the answer goes on with the last word that it reads with ("Comune" "di Nardò").
  const Alternative* last_alternative(const FormField& field, const Match& label, std::string_view answer) const {
    const std::vector<FoldedWord> words = fold_words(std::string_view(page_.lines[label.last_line].text).substr(0, label.end));
    const std::vector<FoldedWord> first = fold_words(answer, 2);
    if (words.empty() || first.size() < 2) return nullptr;
    const auto found = std::find_if(field.alternatives.begin(), field.alternatives.end(), [&](const Alternative& alternative) {
      const bool goes_on = fold_key(alternative.reads).ends_with(" " + first.front().key);
      return goes_on && fold_key(alternative.word) == words.back().key;
    });
    return found == field.alternatives.end() ? nullptr : &*found;
  }

  /// The alternative that alone is left, alone has some look, or alone is not crossed out.
  const Alternative* chosen_alternative(const FormField& field, const Match& label) const {
    std::vector<std::pair<const Alternative*, Formatting>> present;
    for (const Alternative& alternative : field.alternatives)
      if (const auto look = formatting_in_label(alternative.word, label)) present.emplace_back(&alternative, *look);
    if (present.size() == 1) return present.front().first;
    const auto only = [&](const auto& chosen) -> const Alternative* {
      if (std::count_if(present.begin(), present.end(), chosen) != 1) return nullptr;
      return std::find_if(present.begin(), present.end(), chosen)->first;
    };
    for (const Look& look : looks)
      if (const auto* alternative = only([&](const auto& entry) { return entry.second.*look.has; })) return alternative;
    return only([](const auto& entry) { return !entry.second.struck; });
  }

  std::optional<Formatting> formatting_in_label(const std::string& word, const Match& label) const {
    const std::string key = fold_key(word);
    for (std::size_t line = label.first_line; line <= label.last_line; ++line)
      for (const FoldedWord& found : fold_words(page_.lines[line].text))
        if (found.key == key && (line < label.last_line || found.end <= label.end))
          return formatting_of(page_.lines[line], found.begin, found.end);
    return std::nullopt;
  }

  void read_narrative(FieldReading& result, const Match* heading) {
    if (heading) {
      result.line = heading->first_line;
      LineRange lines = {heading->last_line + 1, lines_.end};
      Match start = *heading;
      while (const auto repeated_heading = repeated_heading_of(*heading, lines)) {
        start.first_line = start.last_line = *repeated_heading;
        start.begin = 0;
        start.end = static_cast<std::uint32_t>(page_.lines[*repeated_heading].text.size());
        start.answer = start.end;
        start.following = Following::nothing;
        reading_.repeated.push_back(start);
        lines.first = *repeated_heading + 1;
      }
      result.answer =
          shares_row(*heading) ? answer_in_column(page_, reading_.alignment, *heading) : answer_to_heading(page_, start, lines_);
      if (holds_other_part(result.answer)) result.answer.doubt(from_position);
      if (next_heading_lost()) result.answer.confidence = from_open_end;
    } else {
      result.answer = answer_by_position();
    }
    result.closing = drop_page_lines(page_, index_, result.answer);
    if (is_last_section()) {
      const std::vector<Span> closing = drop_closing(page_, index_, result.answer);
      result.closing.insert(result.closing.end(), closing.begin(), closing.end());
      if (has_doubtful_end(page_, result.answer)) result.answer.doubt(from_doubtful_end);
    }
    if (next_heading_missing() && ends_in_heading(page_, result.answer)) result.answer.doubt(from_doubtful_end);
    if (has_page_number(page_, index_, result.answer)) result.answer.doubt(from_doubtful_end);
    result.normalised = normalise_narrative(page_, index_, result.line, result.answer);
    if (result.normalised.implausible) result.answer.doubt(from_implausible);
  }

  /// Does the heading stand beside another section's in a row of a table?
  bool shares_row(const Match& heading) const {
    const CellPlace* own = cell_of(page_, heading.first_line);
    if (!own) return false;
    return std::any_of(reading_.alignment.begin(), reading_.alignment.end(), [&](const Match& match) {
      const int number = cell_in_table(page_, match.first_line, own->table);
      if (number < 0 || anchor_of(match).section == section_) return false;
      const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
      return other.row == own->row && &other != own;
    });
  }

  /// Several labels of another section that are found nowhere else, each at the head of its line: that part was moved here.
  bool holds_other_part(const Answer& answer) const {
    constexpr std::size_t several = 4;
    const auto is_placed = [&](std::size_t anchor) {
      return std::any_of(reading_.alignment.begin(), reading_.alignment.end(), [&](const Match& match) { return match.anchor == anchor; });
    };
    std::size_t lines = 0;
    for (const Span& span : answer.spans) {
      const auto matches = matches_within(matches_, span.line, span.line + 1);
      lines += std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
        const bool plain = match.printed && match.similarity == 1 && match.following != Following::joined && !anchor_of(match).repeat;
        return plain && anchor_of(match).section != section_ && !is_placed(match.anchor);
      });
    }
    return lines >= several;
  }

  /// The heading typed once more as the answer's first line, or the rest of one that is cut over two cells.
  std::optional<std::size_t> repeated_heading_of(const Match& heading, LineRange lines) const {
    constexpr std::size_t least_words = 3;
    if (heading.following != Following::nothing) return std::nullopt;
    for (std::size_t line = lines.first; line < lines.end; ++line) {
      if (is_blank_line(page_.lines[line])) continue;
      const std::vector<std::string>& words = anchor_of(heading).wordings.front().words;
      const std::vector<FoldedWord> found = fold_words(page_.lines[line].text, words.size() + 1);
      const bool ends_heading = found.size() >= std::min(words.size(), least_words) && found.size() <= words.size() &&
                                std::equal(found.rbegin(), found.rend(), words.rbegin(),
                                           [](const FoldedWord& word, const std::string& other) { return word.key == other; });
      return ends_heading ? std::optional(line) : std::nullopt;
    }
    return std::nullopt;
  }

  bool is_last_section() const { return section_ + 1 == index_.form.sections.size(); }

  bool has_any(std::size_t section) const {
    return std::any_of(reading_.alignment.begin(), reading_.alignment.end(), [&](const Match& match) {
      return anchor_of(match).section == section && anchor_of(match).kind != AnchorKind::preamble;
    });
  }

  /// Is the next section there without its heading?
  bool next_heading_missing() const {
    return !is_last_section() && std::ranges::none_of(reading_.alignment, [&](const Match& match) {
      const Anchor& anchor = anchor_of(match);
      return anchor.section == section_ + 1 && (anchor.kind == AnchorKind::heading || anchor.kind == AnchorKind::label);
    });
  }

  bool next_heading_lost() const { return !is_last_section() && !has_any(section_ + 1); }

  /// The heading is gone: the text between the neighbouring sections, when there is enough of it, stands where the answer would.
  Answer answer_by_position() const {
    constexpr std::size_t least_words = 10;
    Answer answer;
    answer.how = "position";
    answer.confidence = from_position;
    if (section_ == 0 || !has_any(section_ - 1)) return answer;
    std::size_t last = 0;
    for (const Match& match : reading_.alignment)
      if (anchor_of(match).section == section_ - 1) last = std::max(last, match.last_line);
    const LineRange before = section_lines(index_, reading_.alignment, section_ - 1, reading_.copy);
    const std::size_t first = end_of_table(last);
    std::size_t words = 0;
    for (std::size_t line = first; line < before.end; ++line) {
      const Line& here = page_.lines[line];
      if (here.text.empty()) continue;
      answer.spans.push_back({line, 0, static_cast<std::uint32_t>(here.text.size())});
      words += count_words(here.text, least_words);
    }
    if (words < least_words) answer.spans.clear();
    return answer;
  }

  /// The first line behind the table that a line stands in; outside tables there is no telling where its answer ends.
  std::size_t end_of_table(std::size_t line) const {
    const int cell = page_.lines[line].cell;
    if (cell < 0) return reading_.copy.end;
    return page_.tables[static_cast<std::size_t>(page_.cells[static_cast<std::size_t>(cell)].table)].end_line;
  }

  void read(const RepeatingGroup& group) {
    reading_.groups.push_back(read_group(page_, index_, matches_, reading_.alignment, group, {section_, part_, lines_}));
  }

  void read(const Choices& choices) {
    ChoiceTables tables = read_choice_tables(page_, index_, matches_, reading_.alignment, choices, lines_);
    reading_.choices.push_back({&choices, std::move(tables.areas)});
    reading_.repeated.insert(reading_.repeated.end(), tables.printed.begin(), tables.printed.end());
  }

  const Page& page_;
  const FormIndex& index_;
  const std::vector<Match>& matches_;
  FormReading& reading_;
  std::size_t section_ = 0, part_ = 0;
  LineRange lines_;
};

}  // namespace

std::size_t FormReading::filled() const {
  std::size_t count = 0;
  for (const FieldReading& field : fields) count += field.normalised.value.has_value();
  for (const GroupReading& group : groups) count += group.entries.size();
  for (const ChoicesReading& table : choices)
    for (const AreaReading& area : table.areas) count += area.candidate;
  for (const std::vector<ValueReading>& part : questions)
    for (const ValueReading& value : part) count += value.field_or_choice && value.is_filled();
  return count;
}

FormReading read_form(const Page& page, const FormIndex& index, const std::vector<Match>& matches, LineRange copy) {
  FormReading reading;
  reading.copy = copy;
  reading.alignment = align(page, index, matches, copy);
  place_reworded_headings(page, index, reading.alignment, copy);
  FormReader reader(page, index, matches, reading);
  for (std::size_t section = 0; section < index.form.sections.size(); ++section) reader.read_section(section);
  return reading;
}

}  // namespace schede
