#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/pdf/sheet.h"

namespace schede::pdf {

/// Something that stands in a line: a character, a field of the file, a picture.
struct Mark {
  Box box;
  double baseline = 0, size = 0;
  std::string_view text;
  Emphasis emphasis;
  bool struck = false;
  const Widget* widget = nullptr;
  bool picture = false, drawing = false;
};

/// A wide gap.
struct Tab {
  double from = 0, to = 0;
};

/// Marks on one baseline, from left to right.
struct TextLine {
  Box box;
  double baseline = 0, size = 0;
  std::vector<Run> runs;  ///< wide gaps are tabs
  std::string label;      ///< a bullet before it
  double text_left = 0;   ///< behind the bullet
  double first_word = 0;  ///< how wide it is
  std::vector<Tab> tabs;
  bool bold = false;    ///< all of it
  bool ends = false;    ///< nothing goes on behind it
  bool unsure = false;  ///< other words are printed over it
};

/// From top to bottom. Marks that are raised or lowered a little stand in the line beside them.
[[nodiscard]] std::vector<TextLine> find_lines(std::vector<const Mark*> marks);

}  // namespace schede::pdf
