#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document/document.h"

namespace schede::pdf {

/// In points of 1/72 inch from the upper left corner of the page as it is shown.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
  [[nodiscard]] double centre() const { return (left + right) / 2; }
  [[nodiscard]] bool holds(double x, double y) const { return x >= left && x <= right && y >= top && y <= bottom; }
  bool operator==(const Box&) const = default;
};

inline constexpr double points_per_inch = 72;

/// Places no farther apart are one: a line drawn double is one.
inline constexpr double same_place = 3;

/// A character as it is drawn. Blanks are seldom drawn: where words end shows in the gaps.
struct Glyph {
  std::string text;  ///< UTF-8; several characters for a ligature, U+FFFD where the file does not say which it is
  Box box;           ///< from the line's ascenders to its descenders
  double baseline = 0;
  double size = 0;  ///< of the font
  bool bold = false, italic = false;
  std::optional<std::uint32_t> colour;  ///< 0xRRGGBB; nothing for black
  bool unseen = false;                  ///< drawn without ink, as over a picture of the words
  bool turned = false;                  ///< not from left to right
};

/// What is drawn beside characters.
struct Figure {
  enum class Kind : std::uint8_t {
    rule,     ///< a straight line across or down
    fill,     ///< an area of one colour
    drawing,  ///< other lines: a cross, a ring
    picture,
  };
  Kind kind;
  Box box;
  std::optional<std::uint32_t> colour;  ///< of a fill; nothing for white
};

/// A field of a form in the file (AcroForm, ISO 32000-1, 12.7) by the value that it has, whatever the page shows in its place.
struct Widget {
  Box box;
  std::string name;
  std::string value;                 ///< of a text, or of what is chosen in a list
  std::optional<Checkbox> checkbox;  ///< of a box or a round button
  bool unclear = false;              ///< value and look say different things
};

struct Sheet {
  double width = 0, height = 0;
  std::vector<Glyph> glyphs;  ///< in the order in which they are drawn
  std::vector<Figure> figures;
  std::vector<Widget> widgets;
};

/// A page as it is printed, in shades of grey: rows from the top, 255 for white.
struct Picture {
  int width = 0, height = 0;
  int dots_per_inch = 300;
  std::vector<std::uint8_t> grey = {};
};

/// A file, page by page, before anything is made of it.
struct Sheets {
  Metadata metadata;
  std::vector<Sheet> sheets;
};

}  // namespace schede::pdf
