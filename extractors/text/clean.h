#pragma once

#include <string>
#include <string_view>

namespace schede {

/// Italian text made clean, as the contract's section on text says: NFC, white space folded, quotes and apostrophes
/// unified, control and zero-width characters gone, an apostrophe that stands for an accent made the accent.
/// Input is UTF-8 (ill-formed bytes become U+FFFD). Both functions are idempotent.

/// One line: every run of white space, line ends included, becomes one space; none at the ends.
[[nodiscard]] std::string normalize_line(std::string_view text);

/// The same, every apostrophe left as it is: for addresses of electronic mail and the like, which are no words.
[[nodiscard]] std::string plain_line(std::string_view text);

/// Paragraphs: '\n' and '\t' are kept, runs of blanks become one space, blanks before and after a line end go, three or
/// more line ends become two.
[[nodiscard]] std::string normalize_text(std::string_view text);

/// True where cleaning repairs an encoding ("cittÃ ", U+0092 for an apostrophe): worth a note in evidence.
[[nodiscard]] bool is_damaged(std::string_view text);

}  // namespace schede
