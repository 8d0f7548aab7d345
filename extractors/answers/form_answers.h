#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/alignment/align.h"
#include "extractors/answers/field_values.h"
#include "extractors/answers/value_reading.h"
#include "extractors/choices/selection.h"
#include "extractors/form/field_types.h"
#include "extractors/page/coverage.h"

namespace schede {

/// A field and what was read for it.
struct FieldReading {
  const FormField* definition = nullptr;
  std::optional<std::size_t> line;  ///< where its label stands; nothing when it was not found
  Answer answer;
  Normalised normalised;
  bool attachment = false;         ///< the text only points to an annex
  std::string conflicting_answer;  ///< verbatim, another answer beside a second label like the first
  std::vector<Span> closing;       ///< date, signature or a letter behind the last answer, heads and feet of pages: no part of it
};

/// One entry of a group: a further contact.
struct EntryReading {
  std::vector<FieldReading> members;  ///< as many as the group has fields, in their order
};

struct GroupReading {
  const RepeatingGroup* group = nullptr;
  std::vector<EntryReading> entries;  ///< only those that hold something
  Answer filler;                      ///< of entries that hold nothing else: "n.d.", "///", a picture
  bool labels_lost = false;           ///< fewer entries were found than the form prints
};

struct ChoicesReading {
  const Choices* choices = nullptr;
  std::vector<AreaReading> areas;
};

/// One copy of the form, read: every part of the definition in its order.
struct FormReading {
  LineRange copy;
  Alignment alignment;
  std::vector<Match>
      repeated;  ///< printed texts that stand there once more: a heading as the first line of its answer, a second table of areas
  std::vector<FieldReading> fields;
  std::vector<GroupReading> groups;
  std::vector<ChoicesReading> choices;
  std::vector<std::vector<ValueReading>> questions;  ///< version 2: of each part of the definition, those of a choice table left out
  std::vector<Span> ornaments;                       ///< boxes, bullets and repeated headers, which nobody wrote

  /// How many values the copy holds.
  [[nodiscard]] std::size_t filled() const;
};

[[nodiscard]] FormReading read_form(const Page& page, const FormIndex& index, const std::vector<Match>& matches, LineRange copy);

}  // namespace schede
