#pragma once

#include <string>
#include <string_view>

namespace schede {

/// The ways of a document's text out of the program. All of them give valid UTF-8 and make visible what would act on the
/// reader's screen unseen: control characters (as U+2400 pictures), bidirectional overrides and other invisible format
/// characters (as "⟦U+202E⟧").

enum class LineEnds { kept, shown };  ///< '\n' and '\t' as they are, or as pictures so that the text stays on one line

/// Text for a terminal or a text file: no escape sequence survives.
[[nodiscard]] std::string visible(std::string_view text, LineEnds line_ends = LineEnds::kept);

/// The same, appended, for an HTML element's text and for an attribute's value in double or single quotes.
void append_html(std::string_view text, std::string& out);
[[nodiscard]] std::string html(std::string_view text);

}  // namespace schede
