#include "extractors/questions/question_answers.h"

#include <algorithm>
#include <utility>

#include "extractors/alignment/printed_texts.h"
#include "extractors/answers/trailer.h"
#include "extractors/form/form_set.h"
#include "extractors/questions/choice_reading.h"
#include "extractors/questions/field_reading.h"
#include "extractors/questions/tables.h"

namespace schede {

namespace {

class QuestionReader {
 public:
  QuestionReader(const PlacedTexts& texts, FormReading& reading) : texts_(texts), reading_(reading) {}

  void read() {
    for (std::size_t section = 0; section < texts_.index().form.sections.size(); ++section)
      for (const auto& part : texts_.index().form.sections[section].parts) {
        section_ = section;
        reading_.questions.emplace_back();
        std::visit([this](const auto& what) { add(what); }, part);
      }
  }

 private:
  std::vector<ValueReading>& values() { return reading_.questions.back(); }

  void add(const FormField& field) {
    std::optional<std::size_t> line;
    Answer answer = blank_of(texts_, field, 0, nullptr, line);
    const bool last = !answer.spans.empty() && !texts_.behind({answer.spans.back().line, answer.spans.back().end});
    if (is_narrative(field.type) && last) drop_closing(texts_.page(), texts_.index(), answer);
    ValueReading reading = read_field(texts_, field, field.path, answer);
    reading.line = line;
    values().push_back(std::move(reading));
  }

  void add(const ChoiceQuestion& choice) { values() = read_choice(texts_, choice, choice.path, 0, reading_.ornaments); }
  void add(const Grid& grid) { take(read_grid(texts_, grid)); }

  void add(const Rows& rows) {
    if (rows.labelled)
      add_entries(rows);
    else
      take(read_rows(texts_, rows));
  }

  void take(TableReading table) {
    values() = std::move(table.values);
    reading_.ornaments.insert(reading_.ornaments.end(), table.ornaments.begin(), table.ornaments.end());
  }

  /// Entries with labels of their own: those that hold something, in written order.
  void add_entries(const Rows& rows) {
    ValueReading whole = reading_of_whole(rows);
    std::vector<ValueReading> entries;
    std::size_t filled = 0;
    for (std::size_t entry = 0; entry < entries_placed(rows); ++entry) {
      std::vector<ValueReading> members = read_entry(rows, entry, filled);
      if (!whole.line && !members.empty()) whole.line = members.front().line;
      if (std::none_of(members.begin(), members.end(),
                       [](const ValueReading& member) { return member.is_filled() || !member.doubts.empty(); })) {
        note_fillers(whole, members);
        continue;
      }
      ++filled;
      std::move(members.begin(), members.end(), std::back_inserter(entries));
    }
    whole.asked = filled == 0;
    if (filled == 0) whole.value = std::vector<std::string>();
    values().push_back(std::move(whole));
    std::move(entries.begin(), entries.end(), std::back_inserter(values()));
  }

  static void note_fillers(ValueReading& whole, const std::vector<ValueReading>& members) {
    for (const ValueReading& member : members) {
      if (member.filler && !whole.filler) whole.spans = member.spans;
      whole.filler = whole.filler || member.filler;
      whole.picture = whole.picture || member.picture;
    }
  }

  std::size_t entries_placed(const Rows& rows) const {
    std::size_t entries = 0;
    for (const Match& match : texts_.all()) {
      const Anchor& anchor = texts_.anchor_of(match);
      if (anchor.field.starts_with(rows.path + "[")) entries = std::max(entries, anchor.entry + 1);
    }
    return entries;
  }

  std::vector<ValueReading> read_entry(const Rows& rows, std::size_t printed, std::size_t number) {
    const std::string prefix = rows.path + "[" + std::to_string(number) + "].";
    std::vector<ValueReading> members;
    for (const RowMember& member : rows.members) {
      if (const auto* field = std::get_if<FormField>(&member)) {
        std::optional<std::size_t> line;
        const Answer answer = blank_of(texts_, *field, printed, nullptr, line);
        members.push_back(read_field(texts_, *field, prefix + field->path, answer));
        members.back().line = line;
        continue;
      }
      const ChoiceQuestion& choice = std::get<ChoiceQuestion>(member);
      const std::string path = rows.path + "[" + std::to_string(printed) + "]." + choice.path;
      auto readings = read_choice(texts_, choice, path, printed, reading_.ornaments);
      readings.front().path = prefix + choice.path;
      members.push_back(std::move(readings.front()));
    }
    return members;
  }

  void add(const Choices& choices) {
    const LineRange lines = section_lines(texts_.index(), texts_.all(), section_, reading_.copy);
    reading_.choices.push_back({&choices, read_choices(texts_.page(), texts_.index(), texts_.all(), choices, lines)});
  }

  void add(const PrintedText&) {}
  void add(const RepeatingGroup&) {}  // of version 1 alone

  const PlacedTexts& texts_;
  FormReading& reading_;
  std::size_t section_ = 0;
};

}  // namespace

FormReading read_questions(const Page& page, const FormIndex& index) {
  FormReading reading;
  reading.copy = {0, page.lines.size()};
  reading.alignment = align_printed_texts(page, index, find_printed_texts(page, index));
  const PlacedTexts texts(page, index, reading.alignment);
  QuestionReader(texts, reading).read();
  for (const Match& match : reading.alignment) reading.ornaments.push_back({match.last_line, match.end, texts.end_of(match)});
  return reading;
}

bool has_labels_of(const FormIndex& index, const Alignment& alignment) {
  const auto labels = static_cast<std::size_t>(std::ranges::count_if(index.anchors, is_telling_label));
  std::size_t found = 0, words = 0;
  for (const Match& match : alignment) {
    if (!is_telling_label(index.anchors[match.anchor])) continue;
    ++found;
    words += match.words;
  }
  return tell_form(labels, found, words);
}

}  // namespace schede
