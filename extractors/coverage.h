#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/hits.h"
#include "extractors/lines.h"
#include "extractors/record.h"

namespace schede {

/// Some bytes of a line.
struct Piece {
  std::size_t line = 0;
  std::uint32_t begin = 0, end = 0;
};

/// How many bytes pieces come to, with a line end behind each.
[[nodiscard]] std::size_t length_of(const std::vector<Piece>& pieces);

/// The verbatim text of a piece.
[[nodiscard]] std::string_view text_of(const Layout& layout, const Piece& piece);

/// The words of a hit, a piece for each of its lines.
[[nodiscard]] std::vector<Piece> pieces_of(const Layout& layout, const Hit& hit);

/// Those that stand on its first line.
[[nodiscard]] Piece on_first_line(const Layout& layout, const Hit& hit);

/// The verbatim text of pieces, a line end between them.
[[nodiscard]] std::string raw_text(const Layout& layout, const std::vector<Piece>& pieces);

/// A piece without what the respondent crossed out.
[[nodiscard]] std::string standing_text(const Layout& layout, const Piece& piece);

/// Which bytes of the document are accounted for: as printed text or as part of a value.
class Coverage {
 public:
  explicit Coverage(const Layout& layout);

  void cover(const Piece& piece);
  void cover(const std::vector<Piece>& pieces);
  /// The printed words of a hit, and what ornaments them: a number or bullet before, punctuation and leader dots behind.
  void cover(const Hit& hit);

  /// Pieces that nothing covers and that hold something to be seen, in reading order.
  [[nodiscard]] std::vector<Piece> uncovered() &&;

 private:
  const Layout* layout_;
  std::vector<Piece> covered_;
};

}  // namespace schede
