#include "extractors/questions/keyed_answers.h"

#include <algorithm>
#include <utility>

#include "extractors/answers/field_values.h"
#include "extractors/answers/trailer.h"
#include "extractors/form/leaders.h"
#include "extractors/questions/choice_reading.h"
#include "extractors/questions/field_reading.h"
#include "extractors/questions/keyed_texts.h"
#include "extractors/text/clean.h"

namespace schede {

namespace {

constexpr std::string_view by_control = "control";

bool meet(const std::vector<Span>& some, const std::vector<Span>& others) {
  return std::ranges::any_of(some, [&](const Span& a) { return std::ranges::any_of(others, [&](const Span& b) { return meet(a, b); }); });
}

Answer answer_in(const KeyedText& text) {
  Answer answer;
  answer.spans = text.spans;
  answer.how = by_control;
  return answer;
}

/// The members of an entry of rows, as they were read.
struct Entry {
  std::vector<ValueReading> members;
  std::vector<Span> spans;
  bool named = false;
};

class KeyedAnswers {
 public:
  KeyedAnswers(const Page& page, const FormIndex& index, const KeyedTexts& keyed, FormReading& reading)
      : page_(page), index_(index), keyed_(keyed), reading_(reading), texts_(page, index, reading.alignment) {}

  void take() {
    std::size_t part_number = 0, field = 0, group = 0, choices = 0;
    for (const Section& section : index_.form.sections)
      for (const auto& part : section.parts) {
        if (std::holds_alternative<Choices>(part)) take(reading_.choices[choices++]);
        if (index_.form.language_version == 1) {
          if (const auto* what = std::get_if<FormField>(&part)) take(reading_.fields[field++], what->path);
          if (std::holds_alternative<RepeatingGroup>(part)) take(reading_.groups[group++]);
        } else {
          values_ = &reading_.questions[part_number++];
          std::visit([this](const auto& what) { take_part(what); }, part);
        }
      }
    const std::vector<Span> boxes = keyed_.boxes();
    reading_.ornaments.insert(reading_.ornaments.end(), boxes.begin(), boxes.end());
  }

 private:
  // Version 2.

  void take_part(const FormField&) { take_fields(); }
  void take_part(const PrintedText&) {}
  void take_part(const RepeatingGroup&) {}
  void take_part(const Choices&) {}

  void take_part(const ChoiceQuestion& choice) {
    take_fields();
    ValueReading& value = values_->front();
    take(value, read_choice(choice.options, choice.many, choice.max, value));
    const auto is_chosen = [&](const std::string& code) {
      const auto* many = std::get_if<std::vector<std::string>>(&value.value);
      return many ? std::ranges::find(*many, code) != many->end() : value.value == Value(code);
    };
    for (const ChoiceOption& option : choice.options)
      for (ValueReading& reading : *values_) {
        if (std::ranges::any_of(option.fields, [&](const FormField& field) { return &field == reading.field; }))
          reading.asked = is_chosen(option.code);
        if (option.other && reading.path == value.path + "_other") take_other(reading, is_chosen(option.code));
      }
  }

  void take_other(ValueReading& reading, bool chosen) {
    const KeyedText* text = keyed_.find(reading.path);
    ValueReading own = reading;
    own.doubts.clear();
    own.value = {};
    if (text) take_answer(own, answer_in(*text));
    if (const std::string words = text ? words_in(*text) : std::string(); !words.empty()) own.value = words;
    take(reading, std::move(own));
    std::erase_if(reading.doubts, [](const ValueDoubt& doubt) { return doubt.name == "other-without-text"; });
    if (chosen && !reading.is_filled()) reading.doubts.push_back({"other-without-text", {}});
  }

  void take_part(const Grid& grid) {
    take_fields();
    for (ValueReading& reading : *values_)
      if (!reading.field && reading.path != grid.path) take(reading, read_choice(grid.options, grid.many, grid.max, reading));
    const auto is_answer = [&](const ValueReading& reading) { return !reading.field && reading.path != grid.path && reading.is_filled(); };
    if (std::ranges::none_of(*values_, is_answer)) return;
    std::erase_if(*values_, [&](const ValueReading& reading) { return reading.path == grid.path; });
    for (ValueReading& reading : *values_)
      if (!reading.field) reading.asked = true;
  }

  void take_part(const Rows& rows) {
    if (keyed_.entries(rows.path) == 0) return;
    ValueReading whole = std::move(values_->front());
    std::vector<Entry> entries = entries_read(rows);
    while (entries.size() < rows.rows.size()) entries.push_back(named_entry(rows, entries.size()));
    for (std::size_t number = 0; number < keyed_.entries(rows.path); ++number) take_entry(rows, number, entries);
    const auto added = entries.begin() + static_cast<std::ptrdiff_t>(rows.rows.size());
    std::stable_sort(added, entries.end(), [](const Entry& a, const Entry& b) { return first_line(a) < first_line(b); });
    *values_ = {std::move(whole)};
    for (std::size_t number = 0; number < entries.size(); ++number)
      for (ValueReading& member : entries[number].members) {
        member.path = rows.path + "[" + std::to_string(number) + member.path.substr(member.path.find(']'));
        values_->push_back(std::move(member));
      }
    const bool filled = std::any_of(values_->begin() + 1, values_->end(),
                                    [](const ValueReading& value) { return value.field_or_choice && value.is_filled(); });
    values_->front().asked = !filled;
    if (entries.empty())
      values_->front().value = std::vector<std::string>();
    else
      values_->front().value = {};
  }

  /// Entries as they were read by what is printed.
  std::vector<Entry> entries_read(const Rows& rows) {
    std::vector<Entry> entries;
    std::string last;
    for (ValueReading& reading : *values_) {
      if (!reading.path.starts_with(rows.path + "[")) continue;
      const std::string prefix = reading.path.substr(0, reading.path.find(']'));
      if (prefix != last) entries.emplace_back();
      last = prefix;
      entries.back().spans.insert(entries.back().spans.end(), reading.spans.begin(), reading.spans.end());
      entries.back().members.push_back(std::move(reading));
    }
    return entries;
  }

  /// Of a member within its entry: "].share".
  static std::string step_of(const ValueReading& member) { return member.path.substr(std::min(member.path.find(']'), member.path.size())); }

  static std::size_t first_line(const Entry& entry) {
    std::size_t line = static_cast<std::size_t>(-1);
    for (const Span& span : entry.spans) line = std::min(line, span.line);
    return line;
  }

  void take_entry(const Rows& rows, std::size_t number, std::vector<Entry>& entries) {
    Entry own = named_entry(rows, number);
    const auto is_filled = [](const ValueReading& member) { return member.is_filled() || !member.doubts.empty(); };
    if (std::ranges::none_of(own.members, is_filled)) return;
    const auto same =
        number < rows.rows.size()
            ? entries.begin() + static_cast<std::ptrdiff_t>(number)
            : std::ranges::find_if(entries, [&](const Entry& entry) { return !entry.named && stand_together(rows, entry, own); });
    if (same == entries.end()) return entries.push_back(std::move(own));
    for (ValueReading& read : same->members)
      for (ValueReading& member : own.members)
        if (step_of(member) == step_of(read)) {
          take(read, std::move(member));
          break;
        }
    same->named = true;
    same->spans.insert(same->spans.end(), own.spans.begin(), own.spans.end());
  }

  bool stand_together(const Rows& rows, const Entry& entry, const Entry& named) const {
    if (meet(entry.spans, named.spans)) return true;
    const auto row_of = [&](const Span& span) {
      const CellPlace* cell = cell_of(page_, span.line);
      return cell ? std::pair(cell->table, cell->row) : std::pair(-1, static_cast<int>(span.line));
    };
    return !rows.labelled && std::ranges::any_of(entry.spans, [&](const Span& a) {
      return std::ranges::any_of(named.spans, [&](const Span& b) { return row_of(a) == row_of(b); });
    });
  }

  Entry named_entry(const Rows& rows, std::size_t number) {
    Entry entry;
    entry.named = true;
    const std::string prefix = rows.path + "[" + std::to_string(number) + "].";
    if (!rows.rows.empty()) add_row(rows, number, prefix, entry);
    for (const RowMember& member : rows.members) {
      ValueReading& reading = entry.members.emplace_back();
      if (const auto* field = std::get_if<FormField>(&member)) {
        reading = read_field(*field, prefix + field->path);
      } else {
        const ChoiceQuestion& choice = std::get<ChoiceQuestion>(member);
        reading.path = prefix + choice.path;
        reading.need = choice.need;
        reading.when = &choice.when;
        reading.printed = choice.label.text;
        reading = read_choice(choice.options, choice.many, choice.max, reading);
      }
      entry.spans.insert(entry.spans.end(), reading.spans.begin(), reading.spans.end());
    }
    return entry;
  }

  void add_row(const Rows& rows, std::size_t number, const std::string& prefix, Entry& entry) {
    ValueReading row, other;
    row.path = prefix + "row";
    row.asked = row.field_or_choice = false;
    if (number < rows.rows.size()) row.value = rows.rows[number].code;
    entry.members.push_back(std::move(row));
    if (number < rows.rows.size()) return;
    other.path = prefix + "row_other";
    other.asked = false;
    if (const KeyedText* text = keyed_.find(other.path)) {
      take_answer(other, answer_in(*text));
      if (const std::string words = words_in(*text); !words.empty()) other.value = words;
    }
    entry.members.push_back(std::move(other));
  }

  void take_fields() {
    for (ValueReading& reading : *values_)
      if (reading.field) take(reading, read_field(*reading.field, reading.path));
  }

  ValueReading read_field(const FormField& field, const std::string& path) const {
    const KeyedText* text = keyed_.find(path);
    ValueReading reading = schede::read_field(texts_, field, path, text ? answer_in(*text) : Answer());
    if (text) reading.line = text->spans.front().line;
    return reading;
  }

  /// What the boxes of the options and the words of a list say.
  ValueReading read_choice(const std::vector<ChoiceOption>& options, bool many, std::size_t max, const ValueReading& like) const {
    ValueReading reading = like;
    reading.doubts.clear();
    reading.value = {};
    reading.spans.clear();
    reading.filler = reading.has_evidence = false;
    OptionsReading seen;
    const auto add = [&](std::size_t option, const KeyedText& text) {
      seen.chosen.push_back(option);
      seen.spans.insert(seen.spans.end(), text.spans.begin(), text.spans.end());
      seen.how = by_control;
    };
    for (std::size_t number = 0; number < options.size(); ++number)
      if (const KeyedText* box = keyed_.find(like.path, options[number].code); box && is_marked(*box)) add(number, *box);
    if (const KeyedText* words = keyed_.find(like.path)) {
      const auto named = option_named(index_, options, words_in(*words));
      if (named) add(*named, *words);
      if (!named && has_words(words_in(*words))) {
        reading.doubts.push_back({"no-option", words_in(*words)});
        reading.spans = words->spans;
        reading.how = by_control;
      }
    }
    std::ranges::sort(seen.chosen);
    set_chosen(reading, options, seen, many, max);
    if (!reading.spans.empty()) reading.line = reading.spans.front().line;
    return reading;
  }

  /// A ticked box, or what somebody typed in its place.
  bool is_marked(const KeyedText& text) const {
    if (text.ticked) return true;
    const std::string key = fold_key(words_in(text));
    return !key.empty() && (index_.is_tick(key) || std::ranges::find(index_.yes, key) != index_.yes.end());
  }

  std::string words_in(const KeyedText& text) const {
    const std::string raw = raw_text(page_, text.spans);
    return is_filler(index_, raw) || !is_written(raw) ? std::string() : normalize_line(without_leaders(raw));
  }

  /// The named answer in place of the one read; where no answer is named, none that is named as another's.
  void take(ValueReading& read, ValueReading named) const {
    if (!named.is_filled() && named.doubts.empty()) {
      if (!keyed_.holds_another(read.path, read.spans)) return;
      read.value = std::holds_alternative<std::vector<std::string>>(read.value) ? Value(std::vector<std::string>()) : Value();
      read.spans.clear();
      read.doubts.clear();
      read.filler = read.has_evidence = read.approximate = false;
      return;
    }
    if (read.is_filled() && read.value != named.value && !keyed_.holds_another(read.path, read.spans))
      named.doubts.push_back({"ambiguous", raw_text(page_, named.spans) + " / " + raw_text(page_, read.spans)});
    if (read.line) named.line = read.line;
    named.asked = read.asked;
    named.place = read.place;
    read = std::move(named);
  }

  // Version 1.

  bool take(FieldReading& read, const std::string& path) const {
    const KeyedText* text = keyed_.find(path);
    Normalised named = text ? normalised(*read.definition, *text) : Normalised();
    if (!named.value) {
      if (keyed_.holds_another(path, read.answer.spans)) {
        read.answer = {};
        read.normalised = {};
      }
      return false;
    }
    const bool differs = read.normalised.value && read.normalised.value != named.value && !keyed_.holds_another(path, read.answer.spans);
    if (differs) read.conflicting_answer = raw_text(page_, read.answer.spans);
    read.answer = answer_in(*text);
    read.normalised = std::move(named);
    read.attachment = only_points_to_annex(index_, *read.normalised.value, read.definition->type);
    if (!read.line) read.line = text->spans.front().line;
    return true;
  }

  Normalised normalised(const FormField& field, const KeyedText& text) const {
    if (is_narrative(field.type)) return normalise_narrative(page_, index_, std::nullopt, answer_in(text));
    Anchor label;
    label.definition = &field;
    label.text = field.label.text;
    return normalise_answer(page_, index_, label, answer_in(text));
  }

  void take(GroupReading& group) const {
    const std::size_t count = keyed_.entries(group.group->path);
    std::vector<EntryReading> entries;
    std::vector<Span> spans;
    for (std::size_t number = 0; number < count; ++number) {
      EntryReading entry;
      bool filled = false;
      for (const FormField& field : group.group->fields) {
        FieldReading& member = entry.members.emplace_back();
        member.definition = &field;
        filled = take(member, group.group->path + "[" + std::to_string(number) + "]." + field.path) || filled;
        spans.insert(spans.end(), member.answer.spans.begin(), member.answer.spans.end());
      }
      if (filled) entries.push_back(std::move(entry));
    }
    if (entries.empty()) return;
    for (EntryReading& entry : group.entries)
      if (std::ranges::none_of(entry.members, [&](const FieldReading& member) { return meet(member.answer.spans, spans); }))
        entries.push_back(std::move(entry));
    group.entries = std::move(entries);
    group.filler = {};
    group.labels_lost = false;
  }

  // Choice tables.

  void take(ChoicesReading& table) const {
    for (std::size_t number = 0; number < table.areas.size(); ++number)
      take(*table.choices, table.choices->areas[number], table.choices->path + "[" + std::to_string(number) + "].", table.areas[number]);
  }

  void take(const Choices& choices, const Area& area, const std::string& path, AreaReading& read) const {
    std::vector<std::string> items;
    Choice chosen = {{}, std::string(by_control), 1.0};
    for (const Item& item : area.items)
      if (const KeyedText* box = keyed_.find(path + choices.items, item.code); box && is_marked(*box)) {
        items.push_back(item.code);
        chosen.spans.insert(chosen.spans.end(), box->spans.begin(), box->spans.end());
      }
    const KeyedText* mark = keyed_.find(path + choices.mark);
    const bool marked = mark && is_marked(*mark);
    take_text(path + choices.other, read.other, read.other_choice);
    const std::optional<std::string> offer = read.offer;
    take_text(path + choices.offer.path, read.offer, read.offer_choice);
    if (read.offer != offer) read.offer_lines = {*read.offer};
    if (marked) read.candidate_choice = {mark->spans, std::string(by_control), 1.0};
    if (!items.empty()) {
      read.contradictory = !read.items.empty() && read.items != items;
      read.items = std::move(items);
      read.items_choice = chosen;
      if (!marked) read.candidate_choice = chosen;
    }
    read.candidate = read.candidate || marked || !read.items.empty();
  }

  void take_text(const std::string& path, std::optional<std::string>& value, Choice& choice) const {
    const KeyedText* text = keyed_.find(path);
    const std::string words = text ? words_in(*text) : std::string();
    if (words.empty()) return;
    value = words;
    choice = {text->spans, std::string(by_control), 1.0};
  }

  const Page& page_;
  const FormIndex& index_;
  const KeyedTexts& keyed_;
  FormReading& reading_;
  PlacedTexts texts_;
  std::vector<ValueReading>* values_ = nullptr;
};

}  // namespace

void take_keyed_answers(const Page& page, const FormIndex& index, FormReading& reading) {
  const KeyedTexts keyed(page, index.form);
  if (!keyed.empty()) KeyedAnswers(page, index, keyed, reading).take();
}

}  // namespace schede
