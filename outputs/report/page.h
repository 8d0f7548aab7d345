#pragma once

#include <iosfwd>
#include <string_view>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// The frame of a report: one file that needs nothing else. Its content security policy lets nothing in but the style and the
/// script that stand in it, told by their SHA-256.

/// The style and the script of a page.
struct PageParts {
  std::string_view style, script;
};

/// Writes everything up to and including <body>. `title` is plain text.
void begin_page(std::ostream& out, std::string_view title, Language language, const PageParts& parts);

/// Writes the script and the end of the document.
void end_page(std::ostream& out, const PageParts& parts);

}  // namespace schede
