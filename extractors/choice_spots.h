#pragma once

#include <map>
#include <optional>
#include <vector>

#include "extractors/choice_looks.h"
#include "extractors/choices.h"
#include "extractors/marks.h"

namespace schede {

/// What was seen at one printed line of an area: its title, an item, or "Altro".
struct Spot {
  const Hit* hit = nullptr;
  const Anchor* anchor = nullptr;
  Marking marking;
  std::vector<Piece> pieces;  ///< the marks
  double confidence = 1.0;
  SpotLook look;
};

struct AreaSpots {
  std::optional<Spot> title, other;
  std::vector<std::optional<Spot>> items;  ///< as many as the form prints; empty where the document lacks one

  [[nodiscard]] std::vector<Spot*> found();
};

/// What stands in a choice table, before any of it is taken for a choice. In the readings only the texts are filled in: "Altro", the
/// body, what is unclear. The spots point into the placed hits.
struct ChoiceSpots {
  std::vector<AreaReading> readings;
  std::vector<AreaSpots> areas;
  std::map<std::size_t, Spot> marks;  ///< of whole areas, by their number
};

[[nodiscard]] ChoiceSpots find_spots(const Layout& layout, const FormIndex& index, const std::vector<Hit>& placed, const Choices& choices,
                                     LineRange section);

void merge(Marking& into, const Marking& more);

/// Adds a mark to what was seen; the least sure of them decides how sure it is.
void add_mark(Spot& spot, const Marking& marking, const Piece& piece, double confidence);

/// Adds words to what says a choice; the least sure of them decides how sure it is.
void add_piece(Choice& choice, const Piece& piece, const char* how, double confidence);

}  // namespace schede
