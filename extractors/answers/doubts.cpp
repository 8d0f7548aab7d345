#include "extractors/answers/doubts.h"

#include <algorithm>

#include "extractors/record/gap_writer.h"

namespace schede {

namespace {

constexpr double from_flagged_control = 0.75;

/// What the controls round some words say of them.
struct ControlWords {
  bool flagged = false;
  bool differs = false;            ///< the data hold another text
  std::string conflicting_answer;  ///< that text; may be empty
};

ControlWords control_words(const Page& page, const std::vector<Span>& spans) {
  ControlWords words;
  for (const Span& span : spans)
    for (const StyleSpan* style : styles_of(page, span)) {
      words.flagged = words.flagged || style->aside == Aside::prompt;
      if (style->aside != Aside::store) continue;
      words.differs = true;
      words.conflicting_answer += (words.conflicting_answer.empty() ? "" : " ") + style->about;
    }
  return words;
}

std::string shown_or_none(const std::string& text) { return text.empty() ? "–" : text; }

void doubt(const Page& page, FieldReading& field) {
  const ControlWords words = control_words(page, field.answer.spans);
  if (words.flagged) field.answer.doubt(from_flagged_control);
  if (!words.differs) return;
  field.answer.doubt(from_flagged_control);
  if (field.conflicting_answer.empty()) field.conflicting_answer = shown_or_none(words.conflicting_answer);
}

/// Whether the words that say a choice are none that everybody would read so.
bool doubt(const Page& page, Choice& choice) {
  const ControlWords words = control_words(page, choice.spans);
  if (words.flagged || words.differs) choice.confidence = std::min(choice.confidence, from_flagged_control);
  return words.differs;
}

void doubt(const Page& page, AreaReading& area) {
  if (doubt(page, area.candidate_choice)) area.contradictory = true;
  if (!area.items.empty() && doubt(page, area.items_choice)) area.contradictory = true;
  if (area.other && doubt(page, area.other_choice)) area.unclear = area.other_choice.spans;
  if (area.offer && doubt(page, area.offer_choice))
    area.offer_conflict = shown_or_none(control_words(page, area.offer_choice.spans).conflicting_answer);
}

/// Of a form in version 2.
void doubt(const Page& page, ValueReading& value) {
  if (!value.is_filled()) return;
  const ControlWords words = control_words(page, value.spans);
  if (words.flagged || words.differs) value.confidence = std::min(value.confidence, from_flagged_control);
  if (words.differs && value.doubts.empty())
    value.doubts.push_back({"ambiguous", excerpt(raw_text(page, value.spans)) + " / " + excerpt(shown_or_none(words.conflicting_answer))});
}

}  // namespace

void doubt_controls(const Page& page, FormReading& reading) {
  for (FieldReading& field : reading.fields) doubt(page, field);
  for (GroupReading& group : reading.groups)
    for (EntryReading& entry : group.entries)
      for (FieldReading& member : entry.members) doubt(page, member);
  for (ChoicesReading& table : reading.choices)
    for (AreaReading& area : table.areas) doubt(page, area);
  for (std::vector<ValueReading>& values : reading.questions)
    for (ValueReading& value : values) doubt(page, value);
}

}  // namespace schede
