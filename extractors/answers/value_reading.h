#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/answers/regions.h"
#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// A doubt about a value, that becomes a gap.
struct ValueDoubt {
  std::string_view name;  ///< of the message (record/gap_writer)
  std::string detail;     ///< for the message
};

/// One path of the record and what was read for it.
struct ValueReading {
  std::string path;
  Value value;
  const FormField* field = nullptr;  ///< of a value that somebody writes; nullptr for choices and lists of rows
  Need need = Need::optional;
  const Condition* when = nullptr;
  std::vector<Span> spans;
  std::optional<std::size_t> line;  ///< where what introduces it is printed; nothing when that was not found
  std::string_view how;
  double confidence = 1.0;
  bool approximate = false;  ///< "circa 80"
  bool filler = false;       ///< only "n.d.", "……"
  bool picture = false;
  std::string unread_field;  ///< the kind of a field that cannot be read
  bool lost = false;
  bool has_evidence = false;       ///< its words are evidence though no value came of them
  bool asked = true;               ///< it may be missing
  bool field_or_choice = true;     ///< somebody's answer; false for what only holds others together or names a printed row
  std::optional<LineRange> place;  ///< where the answer of an element of many lines stands: text there that nothing took may be it
  std::vector<ValueDoubt> doubts;
  std::string printed;  ///< what introduces it, for messages

  [[nodiscard]] bool is_filled() const { return !is_empty(value); }
};

/// The reading of an element that only holds others together: a grid, rows. Its answers follow with paths of their own.
template <class Part>
[[nodiscard]] ValueReading reading_of_whole(const Part& part) {
  ValueReading whole;
  whole.path = part.path;
  whole.need = part.need;
  whole.when = &part.when;
  whole.printed = part.label.text;
  whole.field_or_choice = false;
  return whole;
}

/// Takes over where the answer stands.
void take_answer(ValueReading& reading, const Answer& answer);

}  // namespace schede
