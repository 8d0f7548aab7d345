#include "extractors/questions/field_reading.h"

#include <algorithm>

#include "extractors/answers/field_values.h"
#include "extractors/answers/trailer.h"
#include "extractors/text/clean.h"
#include "extractors/typed/pattern.h"
#include "extractors/typed/range.h"
#include "extractors/typed/read_typed.h"

namespace schede {

namespace {

/// The anchor of a field's label, of what is printed behind its blank.
const Match* placed(const PlacedTexts& texts, const FormField& field, std::size_t entry, AnchorKind kind) {
  for (const Match& match : texts.all()) {
    const Anchor& anchor = texts.anchor_of(match);
    const bool label = kind == AnchorKind::label && (anchor.kind == AnchorKind::label || anchor.kind == AnchorKind::group_label);
    if (anchor.definition == &field && anchor.entry == entry && (label || anchor.kind == kind)) return &match;
  }
  return nullptr;
}

/// What is printed next behind the blank of a field without a label.
const Match* printed_behind(const PlacedTexts& texts, const FormField& field) {
  for (const Match& match : texts.all())
    if (texts.anchor_of(match).blank == &field) return &match;
  return nullptr;
}

Anchor label_of(const FormField& field) {
  Anchor label;
  label.definition = &field;
  label.text = field.label.text;
  return label;
}

TypedContext context_of(const Form& form, const FormField& field) { return {form.languages.front(), form.country, field.currency}; }

/// Without the lines to write on that are printed between the parts of a value: "24_/_01_/_2025".
std::string without_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool dots = text.substr(at).starts_with("..");
    if (text[at] != '_' && !dots) out += text[at];
    while (dots && at + 1 < text.size() && text[at + 1] == '.') ++at;
  }
  return out;
}

void read_typed_value(const Form& form, ValueReading& reading, const std::string& text) {
  const FormField& field = *reading.field;
  const TypedReading typed = read_typed(field.type, letters_in_boxes(text).value_or(without_lines(text)), context_of(form, field));
  reading.value = typed.value;
  reading.approximate = typed.approximate;
  if (!typed.valid) {
    reading.doubts.push_back({"untyped-value", text});
    return;
  }
  if (is_empty(typed.value)) return;
  if (is_out_of_range(field.type, typed.value, field.min, field.max)) reading.doubts.push_back({"out-of-range", text});
}

}  // namespace

void take_answer(ValueReading& reading, const Answer& answer) {
  reading.spans = answer.spans;
  reading.how = answer.how;
  reading.confidence = answer.confidence;
  reading.picture = answer.picture;
  reading.unread_field = answer.field;
  reading.lost = answer.lost;
}

ValueReading read_field(const PlacedTexts& texts, const FormField& field, const std::string& path, const Answer& answer) {
  const Page& page = texts.page();
  const FormIndex& index = texts.index();
  ValueReading reading;
  reading.path = path;
  reading.field = &field;
  reading.need = field.need;
  reading.when = &field.when;
  reading.printed = field.label.text;
  take_answer(reading, answer);
  if (is_narrative(field.type)) {
    Normalised text = normalise_narrative(page, index, std::nullopt, answer);
    reading.filler = text.filler && is_written(text.raw);
    if (text.value) reading.value = std::move(*text.value);
    if (text.implausible) reading.confidence = std::min(reading.confidence, from_implausible);
    if (reading.is_filled() && only_points_to_annex(index, std::get<std::string>(reading.value), field.type))
      reading.doubts.push_back({"refers-to-attachment", {}});
    return reading;
  }
  const Normalised text = normalise_answer(page, index, label_of(field), answer);
  reading.filler = text.filler && is_written(text.raw);
  if (!text.value) return reading;
  const std::string& value = *text.value;
  if (row_of(field.type).content == Content::typed) {
    read_typed_value(index.form, reading, value);
    return reading;
  }
  reading.value = value;
  if (text.invalid) reading.doubts.push_back({"invalid-value", value});
  if (text.implausible) reading.confidence = std::min(reading.confidence, from_implausible);
  if (only_points_to_annex(index, value, field.type)) reading.doubts.push_back({"refers-to-attachment", {}});
  if (!field.pattern.empty() && !matches_pattern(value, field.pattern)) reading.doubts.push_back({"untyped-value", value});
  return reading;
}

Answer blank_of(const PlacedTexts& texts, const FormField& field, std::size_t entry, const Match* behind,
                std::optional<std::size_t>& line) {
  const Match* label = placed(texts, field, entry, AnchorKind::label);
  if (!label && field.label.text.empty()) label = behind;
  const Reach reach = is_narrative(field.type) ? Reach::paragraphs : Reach::line;
  if (label) {
    line = label->first_line;
    return blank_behind(texts, *label, reach);
  }
  const Match* after = placed(texts, field, entry, AnchorKind::after);
  if (!after && field.label.text.empty()) after = printed_behind(texts, field);
  if (!after) return {};
  line = after->first_line;
  return blank_before(texts, *after);
}

}  // namespace schede
