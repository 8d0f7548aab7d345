#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/alignment/align.h"
#include "extractors/page/coverage.h"

namespace schede {

/// Something read in a choice table, with the words that say it.
struct Choice {
  std::vector<Span> spans;  ///< verbatim words; may be there without a value ("NO", "☐")
  std::string how;
  double confidence = 1.0;
};

/// What a respondent did with one area.
struct AreaReading {
  bool candidate = false;
  std::vector<std::string> items;           ///< codes, in printed order
  std::optional<std::string> other, offer;  ///< normalised
  std::vector<std::string> offer_lines;     ///< the offer, a text for each of the places that it was written in
  Choice candidate_choice, items_choice, other_choice, offer_choice;
  std::optional<std::size_t> line;            ///< where the area stands; nothing when no printed text of it was found
  bool contradictory = false;                 ///< both yes and no, or "no" beside chosen items
  std::vector<Span> unclear;                  ///< words among the marks that are neither a mark nor the body
  bool other_without_text = false;            ///< "Altro" is marked and nothing written
  bool other_filler = false;                  ///< only "n.d.", "/" behind "Altro"
  bool offer_filler = false;                  ///< only "n.d.", "/" where the body should stand
  bool offer_pointed = false;                 ///< "idem": the offer is that of another area
  std::optional<std::string> offer_conflict;  ///< another text for the body, which the data of a control hold
  bool offer_picture = false;                 ///< a picture stands where the body should
  std::string mark_field, offer_field;        ///< kinds of fields that cannot be read, where a mark or the body should stand
  bool field_lost = false;                    ///< what they held was lost when the document was saved
  std::vector<std::string> lost;              ///< printed texts of the area that the document lacks
};

/// Reads a choice table in the lines of its section. Marks are looked for in the mark column, before and behind titles and items;
/// where nobody marked anything, what differs from the rest decides (formatting_rules): highlighted, coloured, underlined or bold items,
/// less surely shaded, larger or partly highlighted ones, items that are not crossed out, items that were not deleted.
[[nodiscard]] std::vector<AreaReading> read_choices(const Page& page, const FormIndex& index, const Alignment& alignment,
                                                    const Choices& choices, LineRange section);

}  // namespace schede
