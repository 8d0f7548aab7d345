#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extractors/form/form_index.h"
#include "extractors/page/span.h"

namespace schede {

/// What follows printed text on its last line.
enum class Following {
  nothing,    ///< or only punctuation and leader dots
  separated,  ///< something after a colon, a full stop, dots, a tab, or in another look
  joined,     ///< words that run on
};

/// A place in a document's text.
struct Position {
  std::size_t line = 0;
  std::uint32_t byte = 0;
  auto operator<=>(const Position&) const = default;
};

/// A place where the document may have a printed text: words at the start of a line or behind a tab, perhaps run on over the
/// next lines.
struct Match {
  std::size_t anchor = 0;
  std::size_t first_line = 0, last_line = 0;
  std::uint32_t begin = 0;  ///< byte in the first line
  std::uint32_t end = 0;    ///< byte in the last line, behind the last word
  double similarity = 1.0;  ///< 1 when every word is as printed or as a known variant
  std::size_t words = 0;    ///< how many the matched wording has; 0 where only the look of a line tells
  bool printed = true;      ///< the form's own wording, not a variant
  Following following = Following::nothing;
  std::uint32_t answer = 0;  ///< byte in the last line where an answer can begin: behind `end` and what a respondent added to the
                             ///< label ("Telefono (ufficio)", "Indirizzo / Address:")
  double weight = 0;         ///< how much it speaks for this place
  bool inner = false;        ///< only punctuation parts it from an answer before it: "Telefono: 0832 682111 - Cellulare: …"

  [[nodiscard]] bool is_reworded() const { return words == 0; }
  [[nodiscard]] Position start() const { return {first_line, begin}; }
  [[nodiscard]] Position stop() const { return {last_line, end}; }
};

/// The words of a match, a span for each of its lines.
[[nodiscard]] std::vector<Span> spans_of(const Page& page, const Match& match);

/// Those that stand on its first line.
[[nodiscard]] Span on_first_line(const Page& page, const Match& match);

/// Every match of every anchor, in document order. Exact wordings first; where a line has none, wordings that differ by a few
/// words or letters.
[[nodiscard]] std::vector<Match> find_candidates(const Page& page, const FormIndex& index);

/// Of matches in document order, those that begin on the lines from `first` to before `end`.
[[nodiscard]] std::span<const Match> matches_within(std::span<const Match> matches, std::size_t first, std::size_t end);

}  // namespace schede
