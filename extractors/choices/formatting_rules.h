#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/alignment/candidates.h"
#include "extractors/choices/marks.h"

namespace schede {

/// How a printed line of an area looks, and the row of a table that it stands in.
struct OptionFormatting {
  Formatting most, some;  ///< of the greater part of its words, of any of them
  bool shaded = false;    ///< a cell of its row is filled with a colour
  bool ticked = false;    ///< its automatic bullet is a tick
  bool picture = false;   ///< a picture stands in its line, or in a cell of its row that says nothing
  int drawings = 0;       ///< shapes without text that stand in its line
};

/// `heads_row`: no other printed line of an area shares its row, or it is the first, so that what is done to the row is done to it.
[[nodiscard]] OptionFormatting formatting_of_option(const Page& page, const Match& match, bool heads_row);

/// A look by which respondents choose.
struct FormattingRule {
  bool (*has)(const OptionFormatting&);
  const char* how;
  double confidence;
  bool beside_marks;    ///< chooses items where whole areas are marked in another way, too
  bool may_be_printed;  ///< the form may have it, or a program have set it: what nearly all lines have is no choice
};

/// Surest first.
[[nodiscard]] std::span<const FormattingRule> formatting_rules();

/// Is a tick typed against the first or last word of printed text: "XServizi", "serviziX"?
[[nodiscard]] bool has_glued_tick(const Page& page, const FormIndex& index, const Match& match);

}  // namespace schede
