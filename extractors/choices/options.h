#pragma once

#include <map>
#include <optional>
#include <vector>

#include "extractors/choices/formatting_rules.h"
#include "extractors/choices/marks.h"
#include "extractors/choices/selection.h"

namespace schede {

/// What was seen at one printed line of an area: its title, an item, or "Altro".
struct Option {
  const Match* match = nullptr;  ///< nullptr where the document lacks the line and words alone name it
  const Anchor* anchor = nullptr;
  Marking marking;
  std::vector<Span> spans;  ///< the marks
  double confidence = 1.0;
  OptionFormatting look;
};

struct AreaOptions {
  std::optional<Option> title, other;
  std::vector<std::optional<Option>> items;  ///< as many as the form prints; empty where the document lacks one

  [[nodiscard]] std::vector<Option*> found();
};

/// What stands in a choice table, before any of it is taken for a choice. In the readings only the texts are filled in: "Altro", the
/// body, what is unclear. The options point into the placed matches.
struct ChoiceOptions {
  std::vector<AreaReading> readings;
  std::vector<AreaOptions> areas;
  std::map<std::size_t, Option> marks;  ///< of whole areas, by their number
  std::map<std::size_t, int> drawings;  ///< shapes without text in the cells for the marks, by area
};

[[nodiscard]] ChoiceOptions find_options(const Page& page, const FormIndex& index, const Alignment& alignment, const Choices& choices,
                                         LineRange section);

void merge(Marking& into, const Marking& more);

/// Adds a mark to what was seen; the least sure of them decides how sure it is.
void add_mark(Option& option, const Marking& marking, const Span& span, double confidence);

/// Adds words to what says a choice; the least sure of them decides how sure it is.
void add_span(Choice& choice, const Span& span, const char* how, double confidence);

}  // namespace schede
