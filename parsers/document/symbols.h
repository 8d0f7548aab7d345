#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document/document.h"

namespace schede {

/// Fonts whose glyphs have nothing to do with the characters they are stored as: Symbol, Webdings, Wingdings, Wingdings 2 and
/// 3. Files have their characters at 0x20-0xFF or, shifted by 0xF000, in Unicode's private use area.

/// The font's name as the functions below know it, in memory that lasts; empty for a font of letters.
[[nodiscard]] std::string_view symbol_font(std::string_view name);

/// The Unicode character that a symbol-font character shows, in UTF-8. One that we don't know, or that is no such font's,
/// is the code itself.
[[nodiscard]] std::string symbol_to_utf8(std::string_view font, char32_t code);

/// A whole UTF-8 text in such a font.
[[nodiscard]] std::string symbols_to_utf8(std::string_view font, std::string_view text);

/// Is this one character none of Unicode's (U+E000 to U+F8FF): a sign of a font of symbols?
[[nodiscard]] bool is_private(std::string_view character);

/// A box to tick as it is shown: "☒" or "☐".
[[nodiscard]] std::string_view box_sign(Checkbox state);

/// Is this one character a box to tick, as it shows ("☐", "❑", "☒", "☑"), and is it ticked? A bare "✓" is no box.
[[nodiscard]] std::optional<Checkbox> box_shown(std::string_view character);

}  // namespace schede
