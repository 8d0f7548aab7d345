#pragma once

#include <string_view>

namespace schede {

/// Do two words seem to touch somewhere: "RomaVia", "3Roma", "s.n.c.71100"? LibreOffice joins the lines of a text control of Word's so, and
/// sets their line breaks before the control.
[[nodiscard]] bool has_joint(std::string_view text);

}  // namespace schede
