#pragma once

#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/text/fold.h"

namespace schede {

/// Bytes of a text.
struct TextRange {
  std::size_t begin = 0, end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
};

/// An area that a sentence or a line names: "per l'area 3, lettere a) e c), offre la ASL di Lucca".
struct ToldArea {
  std::size_t area = 0;
  TextRange items;  ///< words for its bullets, as items_named reads them
  TextRange offer;  ///< the body
};

/// Is the word "area" among them?
[[nodiscard]] bool speaks_of_area(const std::vector<FoldedWord>& words);

/// The areas that a text names by number or title, in order. Nothing where a number is none of an area.
[[nodiscard]] std::vector<ToldArea> areas_told(std::string_view text, const Choices& choices);

/// What stands behind the title or number of an area: "lettere c) e d), soggetto offerente Comune di Udine".
[[nodiscard]] ToldArea told_behind(std::string_view text, std::size_t area);

}  // namespace schede
