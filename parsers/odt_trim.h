#pragma once

#include <string>

namespace schede::odt {

/// The XML text of a part less what has no bearing on what a person reads: tab stops, page layouts, the looks of tables and
/// shapes but for what is filled with a colour. LibreOffice writes more of it than of text, and to cut it out is many times as fast as to parse it. A part that
/// does not bind `style:` as everybody does, or has comments, CDATA or a DOCTYPE before its body, is given back whole: it
/// reads the same, only slower.
[[nodiscard]] std::string without_layout(std::string part);

}  // namespace schede::odt
