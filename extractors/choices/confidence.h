#pragma once

namespace schede {

/// How sure a choice is, by how it was made, where several ways of finding choices meet the same.
inline constexpr double from_formatting = 0.9;  ///< highlighted, struck
inline constexpr double from_look = 0.75;       ///< bold, coloured: what a program may have set, or pasted text brought with it
inline constexpr double from_drawing = 0.7;     ///< a shape drawn over the page
inline constexpr double from_columns = 0.7;     ///< a tick in the body's column, or a body named in the column for marks

}  // namespace schede
