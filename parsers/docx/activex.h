#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document/document.h"
#include "parsers/document/limits.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// An ActiveX control as it shows (MS-OFORMS): a box or button to tick with its caption, or a text. Word keeps its state in a part of
/// its own.
struct ActiveX {
  std::optional<Checkbox> checkbox;
  std::string text;        ///< the caption beside a box, what a field holds, what a label says
  bool is_button = false;  ///< to be pushed: its text is nobody's answer
  std::string unreadable;  ///< its kind, where there is no telling what it holds: "list-box"
  bool lost = false;       ///< what it held is not in the document: it was lost when the document was saved
};

/// Reads the part of a control. `generator`: the program that saved the document; LibreOffice is known to lose some values.
[[nodiscard]] ActiveX read_activex(const Package& package, std::string_view part, std::string_view generator, const Limits& limits);

}  // namespace schede::docx
