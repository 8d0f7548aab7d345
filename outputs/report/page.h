#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// The frame of a page. Its content security policy lets nothing in but its style, with the letters and icons in it, and its script, which
/// stand in it, told by their SHA-256, or beside it.

/// The rules of all pages, which stand before those of each.
[[nodiscard]] std::string styled(std::string_view rules);

/// The style and the script of a page; its style without the rules of all.
struct PageParts {
  std::string_view style, script;
};

/// Writes everything up to and including <body>. `title` is plain text.
void begin_page(std::ostream& out, std::string_view title, Language language, const PageParts& parts);

/// The same of a page whose style and script lie in its folder, under these names. Nothing comes behind its content.
struct LinkedParts {
  std::string_view style, script;
};
void begin_linked_page(std::ostream& out, std::string_view title, Language language, const LinkedParts& parts);
void end_page(std::ostream& out);

/// Writes the script and the end of the document.
void end_page(std::ostream& out, const PageParts& parts);

}  // namespace schede
