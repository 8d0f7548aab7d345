#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/marks.h"

namespace schede {

/// How a printed line of an area looks, and the row of a table that it stands in.
struct SpotLook {
  WordsLook most, some;  ///< of the greater part of its words, of any of them
  bool shaded = false;   ///< a cell of its row is filled with a colour
  bool ticked = false;   ///< its automatic bullet is a tick
  bool picture = false;  ///< a picture stands in its line, or in a cell of its row that says nothing
};

/// `heads_row`: no other printed line of an area shares its row, or it is the first, so that what is done to the row is done to it.
[[nodiscard]] SpotLook look_of_spot(const Layout& layout, const Hit& hit, bool heads_row);

/// A look by which respondents choose.
struct ChoosingLook {
  bool (*has)(const SpotLook&);
  const char* how;
  double confidence;
  bool beside_marks;  ///< chooses items where whole areas are marked in another way, too
};

/// Surest first.
[[nodiscard]] std::span<const ChoosingLook> choosing_looks();

/// Is a tick typed against the first or last word of printed text: "XServizi", "serviziX"?
[[nodiscard]] bool has_glued_tick(const Layout& layout, const FormIndex& index, const Hit& hit);

}  // namespace schede
