#pragma once

#include <optional>

#include "extractors/answers/regions.h"

namespace schede {

/// The printed texts of a document, asked for what stands round a place.
class PlacedTexts {
 public:
  PlacedTexts(const Page& page, const FormIndex& index, const Alignment& alignment) : page_(page), index_(index), alignment_(alignment) {}

  /// The first that begins at or behind a place; nullptr for none.
  [[nodiscard]] const Match* behind(Position place) const;
  /// The last that ends at or before a place; nullptr for none.
  [[nodiscard]] const Match* before(Position place) const;
  [[nodiscard]] bool any_in(const CellPlace& cell) const;
  /// Those of the table row that a cell stands in.
  [[nodiscard]] std::vector<const CellPlace*> row_of(const CellPlace& cell) const;
  /// Behind a printed text and the signs that the form prints with it: "Telefono *", "n.", "per un importo di €", "Sesso:".
  [[nodiscard]] std::uint32_t end_of(const Match& match) const;
  /// Before a printed text and the signs that the form prints in front of it: "% del contributo", "(prov.".
  [[nodiscard]] std::uint32_t begin_of(const Match& match) const;
  [[nodiscard]] const Anchor& anchor_of(const Match& match) const { return index_.anchors[match.anchor]; }

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] const FormIndex& index() const { return index_; }
  [[nodiscard]] const Alignment& all() const { return alignment_; }

 private:
  const Page& page_;
  const FormIndex& index_;
  const Alignment& alignment_;
};

/// Is a printed text one of the element whose path this is: its own, one of its rows', one of its entries'?
[[nodiscard]] bool is_of_element(const Anchor& anchor, const std::string& path);

/// The lines from the first printed text of an element, whose anchors bear `path`, to the next element's.
[[nodiscard]] std::optional<LineRange> place_of_element(const PlacedTexts& texts, const std::string& path);

/// Where a blank may reach.
enum class Reach {
  line,        ///< its line or cell
  paragraphs,  ///< up to the next printed text
};

/// The answer in the blank behind a printed text: up to the next printed text on its line, in its cell, beside it, below it.
[[nodiscard]] Answer blank_behind(const PlacedTexts& texts, const Match& label, Reach reach);

/// The answer in a blank without a label, which stands before a printed text: from the one before it on their line, else from the
/// line's beginning.
[[nodiscard]] Answer blank_before(const PlacedTexts& texts, const Match& next);

/// The part of a line that an answer may fill, without what is printed round it: dots, commas, brackets that do not close there
/// ("Montelago..... (prov. CN...)").
[[nodiscard]] Span within_print(std::string_view text, Span span);

/// Is something written there, beside the dots, colon and brackets that a form prints?
[[nodiscard]] bool is_written(std::string_view text);

/// A line of boxes with one character each ("|B|L|T|", "B L T"), joined; nothing for any other text.
[[nodiscard]] std::optional<std::string> letters_in_boxes(std::string_view text);

}  // namespace schede
