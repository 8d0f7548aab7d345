#pragma once

#include <string>
#include <string_view>

#include "parsers/error.h"
#include "parsers/limits.h"
#include "parsers/xml.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// The XML text of a part less what has no bearing on what a person reads: revision marks of paragraphs and runs, the sizes of running
/// text, languages, borders, bookmarks. Word writes as much of it as of all else, and to cut it out is many times as fast as to parse it.
/// Only what is beyond doubt well-formed is cut, so that a malformed part stays one. A part that does not bind `w:` as everybody does, or
/// has comments, CDATA or a DOCTYPE, is given back whole: it reads the same, only slower.
[[nodiscard]] std::string without_layout(std::string part);

/// Streams a part of WordprocessingML, a small one without its layout.
[[nodiscard]] Result<void> stream_text(const Package& package, std::string_view part, xml::Handler& handler, const Limits& limits);

}  // namespace schede::docx
