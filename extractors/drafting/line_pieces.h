#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/page/page.h"

namespace schede {

/// What a line of a blank form consists of.
enum class LinePieceKind {
  text,
  blank,  ///< dots or underscores to write on, an empty control
  box,    ///< to tick
  gap,    ///< so wide that what stands on both sides are two things
};

struct LinePiece {
  LinePieceKind kind = LinePieceKind::text;
  std::string text;    ///< of a text
  bool date = false;   ///< of a blank: parted by strokes, "__/__/____"
  bool round = false;  ///< of a box: a circle, of which one is chosen
};

/// A line in its pieces. Between a yes and a no of the language stands a gap ("SI / NO").
[[nodiscard]] std::vector<LinePiece> pieces_of(const Line& line, const std::vector<std::string>& yes, const std::vector<std::string>& no);

}  // namespace schede
